import "server-only";
import { auditOwn, inAccount } from "@/lib/auth/tell-user";
import { hashToken } from "@/lib/crypto/tokens";
import { openDb } from "@/lib/db/client";
import { endSockets } from "@/lib/realtime/end-sockets";

/** By our own button. */
export const endSession = (id: string): Promise<void> => signOut({ id });

/** By NextAuth's address, which knows the cookie alone. */
export const revokeSession = (token: string): Promise<void> => signOut({ tokenHash: hashToken(token) });

/** Once. What the session still listens on ends with it. */
async function signOut(which: { id: string } | { tokenHash: Uint8Array<ArrayBuffer> }): Promise<void> {
  const session = await openDb().session.findUnique({
    where: which,
    select: { id: true, user: { select: { id: true, partnerId: true } } },
  });
  if (!session) return;
  const { id, user } = session;
  const isEnded = await inAccount(user, async (db) => {
    const { count } = await db.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count > 0) await auditOwn(user, "auth.signed-out", db);
    return count > 0;
  });
  if (isEnded) await endSockets([id]);
}
