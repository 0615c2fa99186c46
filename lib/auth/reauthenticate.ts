import "server-only";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { verifyPassword } from "@/lib/auth/password";
import { checkSecondFactor } from "@/lib/auth/second-factor/check-second-factor";
import type { Viewer } from "@/lib/auth/session";
import { auditOwn, inAccount } from "@/lib/auth/tell-user";
import { openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/**
 * The password once more, and the second factor where there is one: for ten minutes this session may touch keys, rights
 * and money (promise A5).
 */
export async function reauthenticate(viewer: Viewer, password: string, code: string): Promise<void> {
  await checkOwnPassword(viewer.userId, password);
  if (viewer.hasSecondFactor && !(await checkSecondFactor(viewer.userId, code, viewer.userId))) {
    throw new AppError("invalid", "signIn.codeWrong", { field: "code" });
  }
  const { userId: id, partnerId } = viewer;
  await inAccount({ id, partnerId }, (db) => auditOwn({ id, partnerId }, "auth.reauthenticated", db));
  // An administrator's session is freshened by the application's own role alone.
  await openDb().session.updateMany({ where: { id: viewer.sessionId }, data: { verifiedAt: new Date() } });
}

export const passwordWrong = () => new AppError("invalid", "signIn.passwordWrong", { field: "password" });

/** Throws at the field `password`, and when it was tried too often. Returns the hash that it was compared with. */
export async function checkOwnPassword(userId: string, password: string): Promise<string> {
  const attempt = await takeAttempt("reauthenticate", { account: userId });
  const user = await openDb().user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  if (!user || !(await verifyPassword(user.passwordHash, password))) throw passwordWrong();
  await attempt.giveBack();
  return user.passwordHash;
}
