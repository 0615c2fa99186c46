import "server-only";
import { timingSafeEqual } from "node:crypto";
import { hashCode } from "@/lib/auth/email-code";
import { hashToken } from "@/lib/crypto/tokens";
import { type Db, openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

const mostAttempts = 5;

/** By the newest mail's six digits. One sentence for an unknown address, a wrong, an old and a used-up code alike. */
export async function confirmEmailByCode(email: string, code: string): Promise<void> {
  // The attempt is counted whatever follows, so nothing is thrown inside the transaction.
  const isConfirmed = await openDb().$transaction(async (db) => {
    const newest = await db.emailCode.findFirst({
      where: { user: { email } },
      orderBy: { createdAt: "desc" },
      select: { id: true, userId: true, codeHash: true },
    });
    if (!newest) return false;
    const { count } = await db.emailCode.updateMany({
      where: { id: newest.id, attempts: { lt: mostAttempts }, expiresAt: { gt: new Date() } },
      data: { attempts: { increment: 1 } },
    });
    if (count === 0 || !timingSafeEqual(newest.codeHash, hashCode(newest.id, code))) return false;
    await markConfirmed(newest, db);
    return true;
  });
  if (!isConfirmed) throw new AppError("invalid", "partners.codeWrong", { field: "code" });
}

/** By the mail's link; a second press of the same link is no fault. */
export async function confirmEmailByLink(link: string): Promise<void> {
  const isConfirmed = await openDb().$transaction(async (db) => {
    const row = await db.emailCode.findUnique({
      where: { linkHash: hashToken(link) },
      select: { id: true, userId: true, expiresAt: true, user: { select: { emailVerifiedAt: true } } },
    });
    if (!row) return false;
    if (row.user.emailVerifiedAt) return true;
    if (row.expiresAt < new Date()) return false;
    await markConfirmed(row, db);
    return true;
  });
  if (!isConfirmed) throw new AppError("invalid", "partners.linkWrong");
}

async function markConfirmed({ id, userId }: { id: string; userId: string }, db: Db) {
  const now = new Date();
  await db.emailCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  await db.user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: now } });
}
