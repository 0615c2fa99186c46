import "server-only";
import { inPartner } from "@/lib/db/client";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { announceOrders } from "@/lib/orders/announce-orders";
import { listKnownOrders } from "@/lib/orders/repository";
import { mergeReading } from "@/lib/orders/rules";
import { type StoredOrder, storeOrder } from "@/lib/orders/store-order";
import { dayOf } from "@/lib/profit/days";
import { ensureRates } from "@/lib/rates/fetch-rates";

/** Stores what was read of a shop, each order in a transaction of its own, and tells about what changed. */
export async function takeOrders(
  partnerId: string,
  connection: { id: string },
  shop: { id: string },
  orders: MarketplaceOrder[],
): Promise<number> {
  const changed = await dropUnchanged(partnerId, connection.id, orders);
  await ensureRates(
    changed.flatMap(({ orderedAt, lines }) =>
      lines.map(({ unitPrice }) => ({ currency: unitPrice.currency, day: dayOf(orderedAt) })),
    ),
  );
  const stored: StoredOrder[] = [];
  try {
    for (const order of changed) stored.push(await storeOrder(partnerId, connection, shop, order));
  } finally {
    await announceOrders(
      partnerId,
      stored.filter(({ isChanged }) => isChanged).map(({ orderId }) => orderId),
    );
  }
  return stored.filter(({ isChanged }) => isChanged).length;
}

/** A poll reads mostly what is known: one query spares each such order its transaction. */
async function dropUnchanged(partnerId: string, connectionId: string, orders: MarketplaceOrder[]) {
  if (orders.length === 0) return [];
  const ids = orders.map(({ externalId }) => externalId);
  const rows = await inPartner(partnerId, (db) => listKnownOrders(partnerId, connectionId, ids, db));
  const known = new Map(rows.map((row) => [row.externalId, row]));
  return orders.filter((order) => {
    const row = known.get(order.externalId);
    return !row || row._count.lines < order.lines.length || mergeReading(row, order) !== null;
  });
}
