import "server-only";
import { orderChanged } from "@/inngest/events";
import { inPartner } from "@/lib/db/client";
import { announceOrders } from "@/lib/orders/announce-orders";
import { listShortOrders, lockOrderById } from "@/lib/orders/repository";
import { settleStock } from "@/lib/orders/settle-stock";
import { enqueue } from "@/lib/outbox/enqueue";

/** New stock goes first to the buyers who wait for it, the oldest order first; else it would be sold a second time. */
export async function coverShortages(partnerId: string, productId: string): Promise<number> {
  const waiting = await inPartner(partnerId, (db) => listShortOrders(partnerId, productId, db));
  const covered: string[] = [];
  for (const orderId of waiting) {
    const isCovered = await inPartner(partnerId, async (db) => {
      const order = await lockOrderById(partnerId, orderId, db);
      if (!order) return false;
      const changed = await settleStock(db, { partnerId, orderId, state: order.state, orderedAt: order.orderedAt });
      if (changed.length > 0) await enqueue(db, orderChanged.create({ partnerId, orderId }));
      return changed.length > 0;
    });
    if (!isCovered) break;
    covered.push(orderId);
  }
  await announceOrders(partnerId, covered);
  return covered.length;
}
