import "server-only";
import { orderChanged, orderReceived, stockChanged } from "@/inngest/events";
import { type Db, inPartner } from "@/lib/db/client";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { freezeLines } from "@/lib/orders/freeze-lines";
import { addToTotal, insertOrder, listLineIds, lockOrder, updateReading } from "@/lib/orders/repository";
import { mergeReading } from "@/lib/orders/rules";
import { settleStock } from "@/lib/orders/settle-stock";
import { enqueue } from "@/lib/outbox/enqueue";
import { recordChange } from "@/lib/profit/record-change";

export type StoredOrder = { orderId: string; isNew: boolean; isChanged: boolean };

/**
 * The only way of an order into the product, whether pushed, polled or read again. One transaction: the order, its
 * lines, stock, commission, ledger, figures and the events. The same reading a second time changes nothing.
 */
export function storeOrder(
  partnerId: string,
  connection: { id: string },
  shop: { id: string },
  order: MarketplaceOrder,
): Promise<StoredOrder> {
  return inPartner(partnerId, async (db) => {
    const newId = await insertOrder(partnerId, { connectionId: connection.id, shopId: shop.id, order }, db);
    const known = newId ? null : await lockOrder(partnerId, connection.id, order.externalId, db);
    const orderId = newId ?? known?.id;
    if (!orderId) throw new Error("an order was neither new nor there");
    const place = { partnerId, orderId, shopId: known?.shopId ?? shop.id };
    const reading = known && mergeReading(known, order);
    const seen = known ? await listLineIds(partnerId, orderId, db) : new Set<string>();
    const newLines = order.lines.filter(({ externalLineId }) => !seen.has(externalLineId));
    if (known && !reading && newLines.length === 0) return { orderId, isNew: false, isChanged: false };

    const state = (reading ?? known ?? order).state;
    await recordChange(db, { partnerId, orderId, isNew: !known }, async () => {
      if (reading) await updateReading(partnerId, orderId, reading, db);
      await freezeLines(db, place, order, newLines);
      if (known) await addToTotal(partnerId, orderId, newLines, db);
      const products = await settleStock(db, {
        partnerId,
        orderId,
        state,
        orderedAt: known?.orderedAt ?? order.orderedAt,
      });
      await announce(db, { partnerId, orderId }, known ? "changed" : "received", products);
    });
    return { orderId, isNew: !known, isChanged: true };
  });
}

type Ids = { partnerId: string; orderId: string };

async function announce(db: Db, ids: Ids, what: "received" | "changed", products: string[]) {
  const { partnerId } = ids;
  await enqueue(
    db,
    what === "received" ? orderReceived.create(ids) : orderChanged.create(ids),
    ...products.map((productId) => stockChanged.create({ partnerId, productId })),
  );
}
