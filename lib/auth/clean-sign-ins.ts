import "server-only";
import { cleanAttempts } from "@/lib/auth/limits/take-attempt";
import { openDb } from "@/lib/db/client";

const dayMs = 24 * 3_600_000;
/** So long it can still be asked who was signed in when. */
const keptDays = 90;

/** Full buckets, steps and links that nobody can use any more, and sessions of long ago. */
export async function cleanSignIns() {
  const now = new Date();
  const yesterday = new Date(now.getTime() - dayMs);
  const longAgo = new Date(now.getTime() - keptDays * dayMs);
  const attempts = await cleanAttempts();
  const { count: halves } = await openDb().halfSignIn.deleteMany({ where: { expiresAt: { lt: yesterday } } });
  const { count: resets } = await openDb().passwordReset.deleteMany({ where: { expiresAt: { lt: yesterday } } });
  const { count: sessions } = await openDb().session.deleteMany({ where: { expiresAt: { lt: longAgo } } });
  const { count: devices } = await openDb().knownDevice.deleteMany({
    where: { lastSeenAt: { lt: new Date(now.getTime() - 400 * dayMs) } },
  });
  return { attempts, halves, resets, sessions, devices };
}
