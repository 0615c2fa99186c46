import "server-only";
import { cookies } from "next/headers";
import { isHttps } from "@/lib/auth/cookie";
import { letIn, type Verified } from "@/lib/auth/let-in";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { type Db, openDb } from "@/lib/db/client";

/** The password was right; the code is still to come. A row that opens nothing by itself, and a cookie that names it. */
const lifeMs = 10 * 60_000;
const name = () => (isHttps() ? "__Host-half-signed" : "half-signed");

export async function beginHalfSignIn(verified: Verified): Promise<void> {
  const token = makeToken();
  const expiresAt = new Date(Date.now() + lifeMs);
  await letIn(verified, (db) =>
    db.halfSignIn.create({ data: { userId: verified.id, tokenHash: hashToken(token), expiresAt } }),
  );
  (await cookies()).set(name(), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge: lifeMs / 1_000,
  });
}

const person = { id: true, partnerId: true, passwordHash: true, secondFactorAt: true, disabledAt: true } as const;

/** Who is half signed in on this browser; null when nobody is, or it was too long ago. */
export async function findHalfSignIn() {
  const token = (await cookies()).get(name())?.value;
  if (!token) return null;
  const row = await openDb().halfSignIn.findUnique({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, user: { select: person } },
  });
  if (!row || row.user.disabledAt) return null;
  const { disabledAt: _, ...verified } = row.user;
  return { id: row.id, verified };
}

/** Once; false when it was used already, or dropped. */
export async function finishHalfSignIn(id: string, db: Db): Promise<boolean> {
  const { count } = await db.halfSignIn.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } });
  return count > 0;
}

export async function forgetHalfSignIn(): Promise<void> {
  (await cookies()).delete({ name: name(), path: "/", secure: isHttps() });
}

/** Whoever had given the old password only must give the new one; in its transaction. */
export async function dropHalfSignIns(userId: string, db: Db): Promise<void> {
  await db.halfSignIn.deleteMany({ where: { userId } });
}
