import "server-only";
import { findDevice, readDeviceToken } from "@/lib/auth/device";
import { findHalfSignIn, forgetHalfSignIn } from "@/lib/auth/half-sign-in";
import { startAgain } from "@/lib/auth/let-in";
import { openSession } from "@/lib/auth/open-session";
import { checkSecondFactor } from "@/lib/auth/second-factor/check-second-factor";

/** The second step of signing in. Null for a wrong code; throws `startAgain`, and `too-many` before anything is checked. */
export async function signInByCode(code: string): Promise<{ id: string; sid: string } | null> {
  const half = await findHalfSignIn();
  if (!half) throw new Error(startAgain);
  const { id: userId } = half.verified;
  const device = await findDevice(userId, await readDeviceToken());
  const proof = await checkSecondFactor(userId, code, device?.id ?? userId);
  if (!proof) return null;
  await forgetHalfSignIn();
  return { id: userId, sid: await openSession(half.verified, proof, half.id) };
}
