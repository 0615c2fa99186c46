import "server-only";
import { timingSafeEqual } from "node:crypto";
import { partnerRegistered } from "@/inngest/events";
import { hashCode } from "@/lib/auth/email-code";
import { maskAddress } from "@/lib/auth/mask-address";
import { auditOwn } from "@/lib/auth/tell-user";
import { restoreUsername } from "@/lib/auth/users";
import { hashToken } from "@/lib/crypto/tokens";
import { type Db, inPartner, isUniqueViolation, openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { startWaiting } from "@/lib/partners/start-waiting";

const mostAttempts = 5;

/**
 * By the newest mail's six digits. One sentence for an unknown address, a wrong, an old and a used-up code alike.
 * `userId`: this browser's own registration, where it is known; else the one that was mailed last counts.
 */
export async function confirmEmailByCode(email: string, code: string, userId: string | null = null): Promise<void> {
  const newest = await openDb().emailCode.findFirst({
    where: { user: { email, disabledAt: null, ...(userId && { id: userId }) } },
    orderBy: { createdAt: "desc" },
    select: { id: true, codeHash: true, user: { select: { id: true, partnerId: true } } },
  });
  const matches =
    newest && (await countAttempt(newest.id)) && timingSafeEqual(newest.codeHash, hashCode(newest.id, code));
  if (!matches || !(await markConfirmed(newest.id, newest.user, email))) {
    throw new AppError("invalid", "partners.codeWrong", { field: "code" });
  }
}

/** By the mail's link; a second press of the same link is no fault. */
export async function confirmEmailByLink(link: string): Promise<void> {
  const row = await openDb().emailCode.findUnique({
    where: { linkHash: hashToken(link) },
    select: { id: true, user: { select: { id: true, partnerId: true, email: true } } },
  });
  if (!row || !(await markConfirmed(row.id, row.user, row.user.email))) {
    throw new AppError("invalid", "partners.linkWrong");
  }
}

export async function isConfirmed(userId: string): Promise<boolean> {
  const user = await openDb().user.findUnique({ where: { id: userId }, select: { emailVerifiedAt: true } });
  return user?.emailVerifiedAt != null;
}

/** Counted before it is compared, whatever follows; false when it was one too many or came too late. */
async function countAttempt(id: string): Promise<boolean> {
  const { count } = await openDb().emailCode.updateMany({
    where: { id, attempts: { lt: mostAttempts }, expiresAt: { gt: new Date() } },
    data: { attempts: { increment: 1 } },
  });
  return count > 0;
}

/**
 * From now on the address is this person's, and administrators hear of the application. False: somebody was faster, or
 * the code was called back.
 */
async function markConfirmed(
  id: string,
  user: { id: string; partnerId: string | null },
  email: string,
): Promise<boolean> {
  const { id: userId, partnerId } = user;
  if (!partnerId) return false;
  try {
    return await inPartner(partnerId, (db) => confirm({ id, userId, partnerId, email }, db));
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  } finally {
    kickOutbox();
  }
}

type Confirmation = { id: string; userId: string; partnerId: string; email: string };

/** A change of the address waits for the person's row, and this for it: what confirms is the code of the very address. */
async function confirm({ id, userId, partnerId, email }: Confirmation, db: Db): Promise<boolean> {
  await db.$queryRaw`select id from users where id = ${userId}::uuid for update`;
  const user = await db.user.findFirst({ where: { id: userId, partnerId }, select: { emailVerifiedAt: true } });
  if (user?.emailVerifiedAt) return true;
  const now = new Date();
  const { count } = await db.emailCode.updateMany({
    where: { id, expiresAt: { gt: now }, user: { id: userId, partnerId, email, disabledAt: null } },
    data: { usedAt: now },
  });
  if (count === 0) return false;
  await db.user.updateMany({ where: { id: userId, partnerId }, data: { emailVerifiedAt: now } });
  await restoreUsername(partnerId, userId, db);
  await startWaiting(partnerId, now, db);
  await enqueue(db, partnerRegistered.create({ partnerId, userId }));
  await auditOwn({ id: userId, partnerId }, "auth.address-confirmed", db, { email: maskAddress(email) });
  return true;
}
