import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import { resendSeconds } from "@/lib/auth/resend-pause";
import { hashToken } from "@/lib/crypto/tokens";
import { type Db, openDb } from "@/lib/db/client";
import { env } from "@/lib/env";

const lifeMs = 30 * 60_000;
/** Of one registration, and to one mailbox from however many registrations. */
const mostADay = { person: 10, address: 20 };

/**
 * The job that mails a code is told its row's id and nothing else, so code and link follow from the id and the
 * server's secret. The database keeps hashes: whoever reads it learns neither.
 */
export function deriveEmailCode(emailCodeId: string): { code: string; link: string } {
  const code = sign("code", emailCodeId).readUIntBE(0, 6) % 1_000_000;
  return { code: String(code).padStart(6, "0"), link: sign("link", emailCodeId).toString("base64url") };
}

/** Six digits would be found from a plain hash by trying them all. */
export const hashCode = (emailCodeId: string, code: string) =>
  new Uint8Array(sign("typed-code", `${emailCodeId}|${code}`));

type Person = { id: string; email: string };

/** Returns the new row's id; null when this person was sent one a moment ago, or too many went to the address today. */
export async function issueEmailCode({ id: userId, email }: Person, now: Date, db: Db): Promise<string | null> {
  const today = { gt: new Date(now.getTime() - 24 * 3_600_000) };
  const own = await db.emailCode.findMany({
    where: { userId, createdAt: today },
    select: { createdAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
    take: mostADay.person,
  });
  const newest = own[0];
  // One that was called back, because the address was changed, is nothing to wait for.
  const isJustSent =
    newest && newest.expiresAt > now && newest.createdAt.getTime() > now.getTime() - resendSeconds * 1_000;
  if (isJustSent || own.length >= mostADay.person) return null;
  if ((await db.emailCode.count({ where: { user: { email }, createdAt: today } })) >= mostADay.address) return null;
  const id = randomUUID();
  const { code, link } = deriveEmailCode(id);
  await db.emailCode.create({
    data: {
      id,
      userId,
      codeHash: hashCode(id, code),
      linkHash: hashToken(link),
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifeMs),
    },
  });
  return id;
}

export async function isUsable(emailCodeId: string): Promise<boolean> {
  const row = await openDb().emailCode.findUnique({ where: { id: emailCodeId }, select: { expiresAt: true } });
  return row !== null && row.expiresAt > new Date();
}

const sign = (purpose: string, text: string) =>
  createHmac("sha256", env().SESSION_SECRET).update(`email-code|${purpose}|${text}`).digest();
