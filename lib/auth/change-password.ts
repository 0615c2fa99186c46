import "server-only";
import { dropHalfSignIns } from "@/lib/auth/half-sign-in";
import { hashPassword } from "@/lib/auth/password";
import { checkOwnPassword, passwordWrong } from "@/lib/auth/reauthenticate";
import { endAllSessions } from "@/lib/auth/sessions";
import { type Account, auditOwn, inAccount, tellUser } from "@/lib/auth/tell-user";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { endSockets } from "@/lib/realtime/end-sockets";
import { endTelegramLinks } from "@/lib/telegram/end-links";

/** Ends the person's other sessions; the one that asks stays. Links to set a password are used up. */
export async function changePassword(
  account: Account,
  sessionId: string,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<void> {
  const before = await checkOwnPassword(account.id, password);
  const passwordHash = await hashPassword(newPassword);
  const ended = await inAccount(account, async (db) => {
    const { count } = await db.user.updateMany({
      where: { id: account.id, passwordHash: before },
      data: { passwordHash },
    });
    // A link by mail has set another one in the meantime: that one stays.
    if (count === 0) throw passwordWrong();
    await db.passwordReset.updateMany({ where: { userId: account.id, usedAt: null }, data: { usedAt: new Date() } });
    await dropHalfSignIns(account.id, db);
    await endTelegramLinks(account.id, db);
    const ids = await endAllSessions(account.id, db, sessionId);
    await tellUser(account, { event: "security.password-changed", causeKey: `password/${crypto.randomUUID()}` }, db);
    await auditOwn(account, "auth.password-changed", db);
    return ids;
  });
  await endSockets(ended);
  kickOutbox();
}
