import "server-only";
import { describeAgent, isHandheld } from "@/lib/auth/describe-agent";
import { liveSessions } from "@/lib/auth/session";
import { type Account, auditOwn, inAccount } from "@/lib/auth/tell-user";
import { type Db, openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { networkOf } from "@/lib/net/client-address";
import { endSockets } from "@/lib/realtime/end-sockets";

export type SessionSummary = {
  id: string;
  /** Browser and system; null when they cannot be told. */
  device: string | null;
  isHandheld: boolean;
  /** The network that it was opened from; null where none is known. */
  network: string | null;
  openedAt: Date;
  lastSeenAt: Date;
  isCurrent: boolean;
};

/** Where this person is signed in, this browser first. */
export async function listSessions(userId: string, currentId: string): Promise<SessionSummary[]> {
  const rows = await openDb().session.findMany({
    where: { userId, ...liveSessions(new Date()) },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
    take: 100,
  });
  const summaries = rows.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
    id,
    device: describeAgent(userAgent),
    isHandheld: isHandheld(userAgent),
    network: address && networkOf(address),
    openedAt: createdAt,
    lastSeenAt,
    isCurrent: id === currentId,
  }));
  return summaries.sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
}

/** One of one's own; another person's is not found. */
export async function endOwnSession(account: Account, sessionId: string): Promise<void> {
  const ended = await inAccount(account, async (db) => {
    const ids = await revoke(account.id, { id: sessionId }, db);
    if (ids.length > 0) await auditOwn(account, "auth.session-ended", db);
    return ids;
  });
  if (ended.length === 0) throw new AppError("not-found", "signIn.sessionGone");
  await endSockets(ended);
}

/** All of one's own but the one that asks; how many there were. */
export async function endOtherSessions(account: Account, currentId: string): Promise<number> {
  const ended = await inAccount(account, async (db) => {
    const ids = await revoke(account.id, { id: { not: currentId } }, db);
    if (ids.length > 0) await auditOwn(account, "auth.sessions-ended", db, { count: ids.length });
    return ids;
  });
  await endSockets(ended);
  return ended.length;
}

/**
 * In the transaction of what ends them: a new password, a disabled person, a member who leaves. Call `endSockets` with
 * the ids afterwards. `exceptId` keeps the session that asks.
 */
export const endAllSessions = (userId: string, db: Db, exceptId?: string): Promise<string[]> =>
  revoke(userId, exceptId ? { id: { not: exceptId } } : {}, db);

async function revoke(userId: string, which: { id?: string | { not: string } }, db: Db): Promise<string[]> {
  const ended = await db.session.updateManyAndReturn({
    where: { userId, revokedAt: null, ...which },
    data: { revokedAt: new Date() },
    select: { id: true },
  });
  return ended.map(({ id }) => id);
}
