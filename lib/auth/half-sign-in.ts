import "server-only";
import { cookies } from "next/headers";
import { isHttps } from "@/lib/auth/cookie";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { openDb } from "@/lib/db/client";

/** The password was right; the code is still to come. A row that opens nothing by itself, and a cookie that names it. */
const lifeMs = 10 * 60_000;
const name = () => (isHttps() ? "__Host-half-signed" : "half-signed");

export async function beginHalfSignIn(userId: string): Promise<void> {
  const token = makeToken();
  await openDb().halfSignIn.create({
    data: { userId, tokenHash: hashToken(token), expiresAt: new Date(Date.now() + lifeMs) },
  });
  (await cookies()).set(name(), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge: lifeMs / 1_000,
  });
}

/** Who is half signed in on this browser; null when nobody is, or it was too long ago. */
export async function findHalfSignIn() {
  const token = (await cookies()).get(name())?.value;
  if (!token) return null;
  const row = await openDb().halfSignIn.findUnique({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, user: { select: { id: true, partnerId: true, disabledAt: true } } },
  });
  return row && !row.user.disabledAt ? { id: row.id, user: row.user } : null;
}

/** Once; false when it was used already. */
export async function finishHalfSignIn(id: string): Promise<boolean> {
  const { count } = await openDb().halfSignIn.updateMany({
    where: { id, usedAt: null },
    data: { usedAt: new Date() },
  });
  (await cookies()).delete({ name: name(), path: "/", secure: isHttps() });
  return count > 0;
}

/** Whoever had given the old password only must give the new one. */
export async function dropHalfSignIns(userId: string): Promise<void> {
  await openDb().halfSignIn.deleteMany({ where: { userId } });
}
