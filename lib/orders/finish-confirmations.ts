import "server-only";
import { orderConfirmRequested } from "@/inngest/events";
import { inPartner } from "@/lib/db/client";
import { noteConfirmed } from "@/lib/orders/note-confirmed";
import { dropConfirmation, listOpenConfirmations, renewConfirmation } from "@/lib/orders/repository";
import { isConfirmable, showsConfirmed } from "@/lib/orders/rules";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";

/** Until then whoever asked, and the tries of his job, are thought to be still at it. */
const patienceMs = 600_000;

/**
 * Ends confirmations whose asker is gone: a process that died between the marketplace's answer and our note. What the
 * orders just read show decides: confirmed leaves its receipt after all, still open is asked again. Tells how many.
 */
export async function finishConfirmations(partnerId: string, connectionId: string, now: Date): Promise<number> {
  const askedBefore = new Date(now.getTime() - patienceMs);
  const count = await inPartner(partnerId, async (db) => {
    const open = await listOpenConfirmations(partnerId, { connectionId, askedBefore }, db);
    for (const order of open) {
      if (isConfirmable(order)) {
        await renewConfirmation(partnerId, order.id, now, db);
        await enqueue(db, orderConfirmRequested.create({ partnerId, orderId: order.id }));
      } else if (showsConfirmed(order)) await noteConfirmed(db, partnerId, order, now);
      else await dropConfirmation(partnerId, order.id, db);
    }
    return open.length;
  });
  if (count > 0) kickOutbox();
  return count;
}
