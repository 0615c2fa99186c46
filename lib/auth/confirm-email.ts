import "server-only";
import { timingSafeEqual } from "node:crypto";
import { partnerRegistered } from "@/inngest/events";
import { hashCode } from "@/lib/auth/email-code";
import { hashToken } from "@/lib/crypto/tokens";
import { type Db, inPartner, isUniqueViolation, openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";

const mostAttempts = 5;

/**
 * By the newest mail's six digits. One sentence for an unknown address, a wrong, an old and a used-up code alike.
 * `userId`: this browser's own registration, where it is known; else the one that was mailed last counts.
 */
export async function confirmEmailByCode(email: string, code: string, userId: string | null = null): Promise<void> {
  const newest = await openDb().emailCode.findFirst({
    where: { user: { email, ...(userId && { id: userId }) } },
    orderBy: { createdAt: "desc" },
    select: { id: true, codeHash: true, user: { select: { id: true, partnerId: true } } },
  });
  if (!newest || !(await countAttempt(newest.id)) || !timingSafeEqual(newest.codeHash, hashCode(newest.id, code))) {
    throw new AppError("invalid", "partners.codeWrong", { field: "code" });
  }
  if (!(await markConfirmed(newest.id, newest.user))) {
    throw new AppError("invalid", "partners.codeWrong", { field: "code" });
  }
}

/** By the mail's link; a second press of the same link is no fault. */
export async function confirmEmailByLink(link: string): Promise<void> {
  const row = await openDb().emailCode.findUnique({
    where: { linkHash: hashToken(link) },
    select: { id: true, expiresAt: true, user: { select: { id: true, partnerId: true, emailVerifiedAt: true } } },
  });
  if (row?.user.emailVerifiedAt) return;
  if (!row || row.expiresAt < new Date() || !(await markConfirmed(row.id, row.user))) {
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

/** From now on the address is this person's, and administrators hear of the application. False: somebody was faster. */
async function markConfirmed(id: string, user: { id: string; partnerId: string | null }): Promise<boolean> {
  const { id: userId, partnerId } = user;
  if (!partnerId) return false;
  try {
    await inPartner(partnerId, (db) => confirm(id, userId, partnerId, db));
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  kickOutbox();
  return true;
}

async function confirm(id: string, userId: string, partnerId: string, db: Db) {
  const now = new Date();
  await db.emailCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  const { count } = await db.user.updateMany({
    where: { id: userId, partnerId, emailVerifiedAt: null },
    data: { emailVerifiedAt: now },
  });
  if (count > 0) await enqueue(db, partnerRegistered.create({ partnerId, userId }));
}
