import "server-only";
import { dropHalfSignIns } from "@/lib/auth/half-sign-in";
import { hashPassword } from "@/lib/auth/password";
import { checkOwnPassword } from "@/lib/auth/reauthenticate";
import { endAllSessions } from "@/lib/auth/sessions";
import { type Account, auditOwn, inAccount, tellUser } from "@/lib/auth/tell-user";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { endSockets } from "@/lib/realtime/end-sockets";

/** Ends the person's other sessions; the one that asks stays. Links to set a password are used up. */
export async function changePassword(
  account: Account,
  sessionId: string,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<void> {
  await checkOwnPassword(account.id, password);
  const passwordHash = await hashPassword(newPassword);
  const ended = await inAccount(account, async (db) => {
    await db.user.updateMany({ where: { id: account.id }, data: { passwordHash } });
    await db.passwordReset.updateMany({ where: { userId: account.id, usedAt: null }, data: { usedAt: new Date() } });
    const ids = await endAllSessions(account.id, db, sessionId);
    await tellUser(account, { event: "security.password-changed", causeKey: `password/${crypto.randomUUID()}` }, db);
    await auditOwn(account, "auth.password-changed", db);
    return ids;
  });
  await dropHalfSignIns(account.id);
  await endSockets(ended);
  kickOutbox();
}
