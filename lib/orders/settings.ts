import "server-only";
import { ordersSyncRequested } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { inPartner } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";

/** Whether new orders that stock covers are confirmed without a question. */
export function readAutoConfirm(partnerId: string): Promise<boolean> {
  return inPartner(partnerId, async (db) => {
    const { autoConfirm } = await db.partner.findUniqueOrThrow({
      where: { id: partnerId },
      select: { autoConfirm: true },
    });
    return autoConfirm;
  });
}

export async function setAutoConfirm(partnerId: string, isOn: boolean): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const before = await db.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { autoConfirm: true } });
    await db.partner.updateMany({ where: { id: partnerId }, data: { autoConfirm: isOn } });
    await recordAudit({ partnerId, action: "orders.auto-confirm-set", before, after: { autoConfirm: isOn } }, db);
  });
}

/** Asks all live connections now. Tells how many there are. */
export async function requestAllOrders(partnerId: string): Promise<number> {
  const asked = await inPartner(partnerId, async (db) => {
    const rows = await db.connection.findMany({
      where: { partnerId, active: true, status: "ACTIVE" },
      select: { id: true },
    });
    const events = rows.map(({ id }) => ordersSyncRequested.create({ partnerId, connectionId: id }));
    if (events.length > 0) await enqueue(db, ...events);
    return events.length;
  });
  if (asked > 0) kickOutbox();
  return asked;
}
