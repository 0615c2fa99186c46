import "server-only";
import { sendingDue } from "@/inngest/events";
import { inPartner } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { wantStock } from "@/lib/sending/want";

/**
 * Every marketplace is to show what buyers may still order of the product: the value as it stands at this moment, never
 * a difference (promise O1). Each connection's sender is told at once; how many there are.
 */
export async function pushStock(partnerId: string, productId: string): Promise<number> {
  const connectionIds = await inPartner(partnerId, async (db) => {
    const ids = await wantStock(partnerId, { productId }, db);
    if (ids.length > 0) await enqueue(db, ...ids.map((connectionId) => sendingDue.create({ partnerId, connectionId })));
    return ids;
  });
  kickOutbox();
  return connectionIds.length;
}
