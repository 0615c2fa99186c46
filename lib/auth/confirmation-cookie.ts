import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { isHttps } from "@/lib/auth/cookie";
import { sealField, unsealField } from "@/lib/crypto/secret-box";

const name = "confirming";
const context = "v1|cookie|confirming";
/** As long as an unconfirmed registration is kept (lib/partners/expire-registrations.ts). */
const keptSeconds = 7 * 24 * 3_600;

/** What this browser is to confirm: an address, and the registration that it was given in, if it was given here. */
type Confirming = { email: string; userId: string | null };

const stored = z.strictObject({ email: z.string(), userId: z.uuid().nullable() });

/** Sealed: whoever holds the cookie may change the registration's address, so nobody must be able to make one up. */
export async function rememberAddress(confirming: Confirming): Promise<void> {
  const value = Buffer.from(sealField(JSON.stringify(confirming), context)).toString("base64url");
  (await cookies()).set(name, value, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge: keptSeconds,
  });
}

export async function readAddress(): Promise<Confirming | null> {
  const value = (await cookies()).get(name)?.value;
  if (!value) return null;
  try {
    return stored.parse(JSON.parse(unsealField(Buffer.from(value, "base64url"), context)));
  } catch {
    return null;
  }
}

export async function forgetAddress(): Promise<void> {
  (await cookies()).delete({ name, path: "/" });
}
