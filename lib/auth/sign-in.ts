import "server-only";
import { findDevice } from "@/lib/auth/device";
import type { Verified } from "@/lib/auth/let-in";
import { type Attempt, takeAttempt } from "@/lib/auth/limits/take-attempt";
import { verifyPassword } from "@/lib/auth/password";
import { findLogin } from "@/lib/auth/users";
import { warnOfTries } from "@/lib/auth/warn-of-tries";
import { env } from "@/lib/env";
import { normaliseEmail } from "@/lib/partners/email-address";

/** What NextAuth shows as a code in the address. */
export const emailNotConfirmed = "EMAIL_NOT_CONFIRMED";

/** The password was right: this browser may have the code sent again, and to another address. */
export class NotConfirmed extends Error {
  readonly registration: { userId: string; email: string };

  constructor(registration: { userId: string; email: string }) {
    super(emailNotConfirmed);
    this.registration = registration;
  }
}

/** Where the request comes from. */
type From = { deviceToken?: string | null; network?: string | null };

export type SignedIn = Verified & { hasSecondFactor: boolean; isDeviceKnown: boolean };

/**
 * By username or email. Null for an unknown name, a wrong password and a disabled account alike. Throws
 * `NotConfirmed` only after the right password, and `too-many` before anything is checked. A known device has
 * tries of its own, so that whoever guesses elsewhere does not keep the owner out (promise U2).
 */
export async function signIn(login: string, password: string, from: From = {}): Promise<SignedIn | null> {
  const email = normaliseEmail(login);
  const username = login.normalize("NFKC").trim().toLowerCase();
  const user = await findLogin(email ? { email } : { username });
  const device = await findDevice(user?.id ?? null, from.deviceToken ?? null);
  const attempt = device
    ? await takeAttempt("sign-in-known-device", { account: device.id })
    : await takeAttempt("sign-in", { account: email ?? username, network: from.network ?? null });
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.disabledAt) return refuse(attempt, user);
  await attempt.giveBack();
  if (!user.emailVerifiedAt && env().EMAIL_CONFIRMATION === "on") {
    throw new NotConfirmed({ userId: user.id, email: user.email });
  }
  return {
    id: user.id,
    partnerId: user.partnerId,
    passwordHash: user.passwordHash,
    secondFactorAt: user.secondFactorAt,
    hasSecondFactor: user.secondFactorAt !== null,
    isDeviceKnown: device !== null,
  };
}

/** The owner is told beside the answer, which takes no longer for a known account than for an unknown one. */
function refuse({ isLast }: Attempt, user: { id: string; partnerId: string | null } | null): null {
  if (isLast && user) warnOfTries(user);
  return null;
}
