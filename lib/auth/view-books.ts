import "server-only";
import { type Db, openDb } from "@/lib/db/client";
import { endSockets } from "@/lib/realtime/end-sockets";

const noView = { viewKind: null, viewPartnerId: null, viewReason: null, viewUntil: null };

type View = { kind: "SUPPORT" | "DEMO"; partnerId: string; reason: string | null; until: Date };

/** From the next request on this session reads these books instead of its own, and writes nothing (lib/auth/guards.ts). */
export async function openView(sessionId: string, { kind, partnerId, reason, until }: View): Promise<void> {
  await openDb().session.updateMany({
    where: { id: sessionId },
    data: { viewKind: kind, viewPartnerId: partnerId, viewReason: reason, viewUntil: until },
  });
}

export async function closeView(sessionId: string): Promise<void> {
  await openDb().session.updateMany({ where: { id: sessionId }, data: noView });
  await endSockets([sessionId]);
}

/** Whoever reads first that its time is over ends it: what was opened before would go on hearing what happens there. */
export async function endLapsedView(sessionId: string, until: Date): Promise<void> {
  const { count } = await openDb().session.updateMany({ where: { id: sessionId, viewUntil: until }, data: noView });
  if (count > 0) await endSockets([sessionId]);
}

/** In the transaction of what was decided about the partner: its people look at the demo no longer, but at their own. */
export async function endDemoViews(partnerId: string, db: Db): Promise<void> {
  await db.session.updateMany({ where: { viewKind: "DEMO", user: { partnerId } }, data: noView });
}
