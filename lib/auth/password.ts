import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's minimum of 19 MiB and two passes (Password Storage Cheat Sheet, 2025). */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string) => hash(password.normalize("NFKC"), settings);

let unknownUser: Promise<string> | undefined;

/** An unknown user costs the same hash, so that the time tells nothing (promise U1). */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  unknownUser ??= hashPassword("nobody has this password");
  const matches = await verify(passwordHash ?? (await unknownUser), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}
