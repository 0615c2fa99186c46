import "server-only";
import { openDb } from "@/lib/db/client";

type View = { kind: "SUPPORT" | "DEMO"; partnerId: string; reason: string | null; until: Date };

/** From the next request on this session reads these books instead of its own, and writes nothing (lib/auth/guards.ts). */
export async function openView(sessionId: string, { kind, partnerId, reason, until }: View): Promise<void> {
  await openDb().session.updateMany({
    where: { id: sessionId },
    data: { viewKind: kind, viewPartnerId: partnerId, viewReason: reason, viewUntil: until },
  });
}

export async function closeView(sessionId: string): Promise<void> {
  await openDb().session.updateMany({
    where: { id: sessionId },
    data: { viewKind: null, viewPartnerId: null, viewReason: null, viewUntil: null },
  });
}
