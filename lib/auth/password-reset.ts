import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import { passwordResetRequested } from "@/inngest/events";
import { keepDeviceToken, readDeviceToken, rememberDevice } from "@/lib/auth/device";
import { dropHalfSignIns } from "@/lib/auth/half-sign-in";
import { hashPassword } from "@/lib/auth/password";
import { endAllSessions } from "@/lib/auth/sessions";
import { type Account, auditOwn, inAccount, tellUser } from "@/lib/auth/tell-user";
import { findLogin } from "@/lib/auth/users";
import { hashToken } from "@/lib/crypto/tokens";
import { type Db, inPartner, openDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { nobodysBooks } from "@/lib/outbox/nobody";
import { endSockets } from "@/lib/realtime/end-sockets";
import { endTelegramLinks, unlinkTelegramChats } from "@/lib/telegram/end-links";

const lifeMs = 30 * 60_000;

/** The job is told the row's id alone: the 256 bits of the link follow from it and the server's secret. */
export const deriveResetToken = (resetId: string): string =>
  createHmac("sha256", env().SESSION_SECRET).update(`password-reset|${resetId}`).digest("base64url");

/** Known or not, the same rows are written and the same job started: neither answer nor time tells (promise U1). */
export async function requestPasswordReset(email: string): Promise<void> {
  const user = await findLogin({ email });
  const id = randomUUID();
  await inPartner(nobodysBooks, async (db) => {
    await db.passwordReset.create({
      data: {
        id,
        userId: user && !user.disabledAt ? user.id : null,
        tokenHash: hashToken(deriveResetToken(id)),
        expiresAt: new Date(Date.now() + lifeMs),
      },
    });
    await enqueue(db, passwordResetRequested.create({ partnerId: nobodysBooks, resetId: id }));
  });
  kickOutbox();
}

/** Whose link it is, to be shown before the new password is typed; null for a wrong, used or old one alike. */
export async function findReset(token: string) {
  const row = await openDb().passwordReset.findUnique({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, user: { select: { id: true, username: true, partnerId: true, disabledAt: true } } },
  });
  return row?.user && !row.user.disabledAt ? { id: row.id, user: row.user } : null;
}

/**
 * Once. Ends every session, and every half of one; what is asked for beside the password is asked for as before. Other
 * links of this person are used up with it. This browser alone is known from then on: whoever came here because too many
 * tries were made at the account signs in with a count of its own.
 */
export async function resetPassword(token: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const reset = await findReset(token);
  if (!reset) throw new AppError("invalid", "signIn.resetLinkWrong");
  const { user } = reset;
  const kept = await readDeviceToken();
  const done = await inAccount(user, async (db) => {
    const { count } = await db.passwordReset.updateMany({
      where: { id: reset.id, usedAt: null },
      data: { usedAt: new Date() },
    });
    if (count === 0) return null;
    await db.passwordReset.updateMany({ where: { userId: user.id, usedAt: null }, data: { usedAt: new Date() } });
    await db.user.updateMany({ where: { id: user.id }, data: { passwordHash } });
    await db.knownDevice.deleteMany({ where: { userId: user.id } });
    const device = await rememberDevice(user.id, kept, db);
    await dropHalfSignIns(user.id, db);
    await endTelegram(user, db);
    const ids = await endAllSessions(user.id, db);
    await tellUser(user, { event: "security.password-changed", causeKey: `reset/${reset.id}` }, db);
    await auditOwn(user, "auth.password-reset", db);
    return { ids, device };
  });
  if (!done) throw new AppError("invalid", "signIn.resetLinkWrong");
  await keepDeviceToken(done.device.token);
  await endSockets(done.ids);
  kickOutbox();
}

/** Whoever had the account before may have bound a chat of theirs: no notice goes there from now on, this one neither. */
async function endTelegram(user: Account, db: Db): Promise<void> {
  await endTelegramLinks(user.id, db);
  const count = await unlinkTelegramChats(user.id, db);
  if (count === 0) return;
  const event = "security.telegram-unlinked";
  await tellUser(user, { event, values: { count }, causeKey: `telegram/${randomUUID()}` }, db);
  await auditOwn(user, "auth.telegram-unlinked", db, { count });
}
