import "server-only";
import { inPartner } from "@/lib/db/client";
import { demoPartnerId } from "@/lib/demo/demo-partner";
import { demoMarketplaces } from "@/lib/demo/goods";
import { makeDemoFees, makeDemoOrders } from "@/lib/demo/make-orders";
import { addDemoShop, findDemoShops } from "@/lib/demo/repository";
import { storeFees } from "@/lib/orders/store-fees";
import { storeOrders } from "@/lib/orders/store-order";

const pageSize = 200;

/**
 * Brings the demo's books up to this moment: the made-up shop the first time, and the orders since. They go through the
 * same use cases as real ones, so that stock, money and figures are worked out, not drawn. Twice does no harm.
 */
export async function fillDemo(now = new Date()): Promise<{ orders: number }> {
  const known = await inPartner(demoPartnerId, (db) => findDemoShops(demoPartnerId, db));
  const shops = known.length === demoMarketplaces.length ? known : await makeShops(now);
  let count = 0;
  for (const { connectionId, shopId, marketplace, externalId } of shops) {
    const orders = makeDemoOrders(marketplace, externalId, now).sort(
      (one, other) => one.orderedAt.getTime() - other.orderedAt.getTime(),
    );
    for (let from = 0; from < orders.length; from += pageSize) {
      const page = orders.slice(from, from + pageSize);
      const readings = page.map((order) => ({ shopId, order }));
      const stored = await storeOrders(demoPartnerId, connectionId, readings);
      for (const [place, { orderId, isChanged }] of stored.entries()) {
        const order = page[place];
        const fees = order && isChanged ? makeDemoFees(marketplace, order) : [];
        if (fees.length > 0) await storeFees(demoPartnerId, connectionId, orderId, fees);
      }
      count += stored.filter(({ isNew }) => isNew).length;
    }
  }
  return { orders: count };
}

async function makeShops(now: Date) {
  return inPartner(demoPartnerId, async (db) => {
    await addDemoShop(demoPartnerId, now, db);
    return findDemoShops(demoPartnerId, db);
  });
}
