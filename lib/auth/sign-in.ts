import "server-only";
import { verifyPassword } from "@/lib/auth/password";
import { openDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { normaliseEmail } from "@/lib/partners/email-address";

/** What NextAuth shows as a code in the address. */
export const emailNotConfirmed = "EMAIL_NOT_CONFIRMED";

/**
 * By username or email. Null for an unknown name, a wrong password and a disabled account alike. Throws
 * `emailNotConfirmed` only after the right password.
 */
export async function signIn(login: string, password: string): Promise<{ id: string } | null> {
  const email = normaliseEmail(login);
  const user = await openDb().user.findUnique({
    where: email ? { email } : { username: login.trim().toLowerCase() },
    select: { id: true, passwordHash: true, disabledAt: true, emailVerifiedAt: true },
  });
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.disabledAt) return null;
  if (!user.emailVerifiedAt && env().EMAIL_CONFIRMATION === "on") throw new Error(emailNotConfirmed);
  return { id: user.id };
}
