import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import { resendSeconds } from "@/lib/auth/resend-pause";
import { hashToken } from "@/lib/crypto/tokens";
import type { Db } from "@/lib/db/client";
import { env } from "@/lib/env";

const lifeMs = 30 * 60_000;
const mostADay = 10;

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

/** Returns the new row's id; null when this person was sent one a moment ago, or too many today. */
export async function issueEmailCode(userId: string, now: Date, db: Db): Promise<string | null> {
  const recent = await db.emailCode.findMany({
    where: { userId, createdAt: { gt: new Date(now.getTime() - 24 * 3_600_000) } },
    select: { createdAt: true },
    orderBy: { createdAt: "desc" },
    take: mostADay,
  });
  const newest = recent[0]?.createdAt.getTime() ?? 0;
  if (recent.length >= mostADay || newest > now.getTime() - resendSeconds * 1_000) return null;
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

const sign = (purpose: string, text: string) =>
  createHmac("sha256", env().SESSION_SECRET).update(`email-code|${purpose}|${text}`).digest();
