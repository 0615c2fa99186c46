import "server-only";
import { cookies } from "next/headers";
import { isHttps } from "@/lib/auth/cookie";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { type Db, openDb } from "@/lib/db/client";

const name = () => (isHttps() ? "__Host-device" : "device");
/** Browsers keep no cookie longer than 400 days (RFC 6265bis). */
const lifeSeconds = 400 * 24 * 3_600;
const nobody = "00000000-0000-0000-0000-000000000000";

/** What this browser was given at an earlier sign-in, whoever signed in. */
export async function readDeviceToken(): Promise<string | null> {
  const token = (await cookies()).get(name())?.value;
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

/** The row of this browser with this person. Asked for nobody too, so that an unknown login takes as long. */
export function findDevice(userId: string | null, token: string | null): Promise<{ id: string } | null> {
  if (!token) return Promise.resolve(null);
  return openDb().knownDevice.findUnique({
    where: { userId_tokenHash: { userId: userId ?? nobody, tokenHash: hashToken(token) } },
    select: { id: true },
  });
}

/**
 * From now on this person is known on this browser. `isFirst`: it is the first of all, and no news to anybody. Devices
 * that were forgotten, because the password was, leave sessions behind: whoever comes after them is news.
 */
export async function rememberDevice(
  userId: string,
  token: string | null,
  db: Db,
): Promise<{ token: string; isNew: boolean; isFirst: boolean }> {
  const kept = token ?? makeToken();
  const known = await db.knownDevice.count({ where: { userId } });
  const isFirst = known === 0 && (await db.session.count({ where: { userId } })) === 0;
  const { count } = await db.knownDevice.updateMany({
    where: { userId, tokenHash: hashToken(kept) },
    data: { lastSeenAt: new Date() },
  });
  if (count === 0) {
    await db.knownDevice.createMany({ data: [{ userId, tokenHash: hashToken(kept) }], skipDuplicates: true });
  }
  return { token: kept, isNew: count === 0, isFirst };
}

export async function keepDeviceToken(token: string): Promise<void> {
  (await cookies()).set(name(), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge: lifeSeconds,
  });
}
