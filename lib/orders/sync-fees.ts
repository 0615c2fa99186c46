import "server-only";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { announceOrders } from "@/lib/orders/announce-orders";
import { listOrdersWithDueFees, setNextFeeReading } from "@/lib/orders/fee-repository";
import { findConnectionWithDueFees } from "@/lib/orders/repository";
import { findNextFeeReading } from "@/lib/orders/rules";
import { storeFees } from "@/lib/orders/store-fees";
import { noteFailure } from "@/lib/orders/sync-orders";
import { dayOf } from "@/lib/profit/days";
import { ensureRates } from "@/lib/rates/fetch-rates";

/** Enough for a busy day; the rest is due at the next poll. */
const mostOrders = 200;

/** Reads what the marketplace kept of the closed orders that are due, all in one go. Tells how many orders changed. */
export async function syncFees(partnerId: string, connectionId: string, now = new Date()): Promise<number> {
  const due = await inPartner(partnerId, (db) =>
    listOrdersWithDueFees(partnerId, connectionId, { now, most: mostOrders }, db),
  );
  if (due.length === 0) return 0;
  const { marketplace, shops } = await openMarketplace(partnerId, connectionId);
  const changed: string[] = [];
  for (const shop of shops) {
    const orders = due.filter(({ shopId }) => shopId === shop.id);
    if (orders.length === 0 || !marketplace.can.has("list-fees")) continue;
    const fees = await noteFailure(partnerId, connectionId, () => marketplace.listFees({ shop, orders, until: now }));
    for (const order of orders) {
      const own = fees.filter(({ orderExternalId }) => orderExternalId === order.externalId);
      await ensureRates(own.map(({ amount }) => ({ currency: amount.currency, day: dayOf(order.orderedAt) })));
      if (await storeFees(partnerId, connectionId, order.id, own)) changed.push(order.id);
    }
  }
  await inPartner(partnerId, async (db) => {
    for (const { id, changedAt } of due) {
      await setNextFeeReading(partnerId, id, { readAt: now, next: findNextFeeReading(changedAt, now) }, db);
    }
  });
  await announceOrders(partnerId, changed);
  return changed.length;
}

/** As soon as an order is closed, with all others of its connection that are due: one reading serves many events. */
export async function syncFeesOfOrder(partnerId: string, orderId: string): Promise<number> {
  const connectionId = await inPartner(partnerId, (db) => findConnectionWithDueFees(partnerId, orderId, db));
  return connectionId ? syncFees(partnerId, connectionId) : 0;
}
