import "server-only";
import { selfConfirmRequested } from "@/inngest/events";
import { inPartner } from "@/lib/db/client";
import { listSelfConfirmed } from "@/lib/orders/repository";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";

/** Orders that came in while nothing was confirmed by itself are asked about now. Tells how many there are. */
export async function resumeConfirmations(partnerId: string): Promise<number> {
  const count = await inPartner(partnerId, async (db) => {
    const orderIds = await listSelfConfirmed(partnerId, db);
    await enqueue(db, ...orderIds.map((orderId) => selfConfirmRequested.create({ partnerId, orderId })));
    return orderIds.length;
  });
  kickOutbox();
  return count;
}
