import "server-only";
import { Secret, TOTP } from "otpauth";

const periodSeconds = 30;
const issuer = "SellerCloudX";

export const makeSeed = (): Uint8Array<ArrayBuffer> => new Uint8Array(new Secret({ size: 20 }).bytes);

/** What an authenticator reads from the picture, and what a person types where there is no camera. */
export function describeSeed(seed: Uint8Array<ArrayBuffer>, username: string): { uri: string; secret: string } {
  const totp = makeTotp(seed, username);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

/** The half minute that the code belongs to: now, the one before or the next (promise U4). Null: a wrong code. */
export function findStep(seed: Uint8Array<ArrayBuffer>, code: string, now: Date): number | null {
  const delta = makeTotp(seed).validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1_000 / periodSeconds) + delta;
}

function makeTotp(seed: Uint8Array<ArrayBuffer>, label = issuer): TOTP {
  const secret = new Secret({ buffer: seed.slice().buffer });
  return new TOTP({ issuer, label, secret, algorithm: "SHA1", digits: 6, period: periodSeconds });
}
