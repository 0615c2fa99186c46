import { Secret, TOTP } from "otpauth";
import { query } from "./people.ts";

/** The code of a half minute: `offset` 1 is the next one. */
export function codeOf(secret: string, offset = 0, now = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + offset * 30_000 });
}

/** As if half an hour had passed: every code of now counts as new. */
export async function forgetUsedCodes(url: string, userId: string): Promise<void> {
  await query(url, `update second_factors set "lastStep" = 0 where "userId" = $1`, [userId]);
}
