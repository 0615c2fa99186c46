import "server-only";
import { type Db, inPartner } from "@/lib/db/client";
import { announceOrders } from "@/lib/orders/announce-orders";
import * as pending from "@/lib/orders/pending-repository";
import { lockOrderById } from "@/lib/orders/repository";
import { settleStock } from "@/lib/orders/settle-stock";
import { dateOfDay, dayOf } from "@/lib/profit/days";
import { recordChange } from "@/lib/profit/record-change";
import { ensureRates } from "@/lib/rates/fetch-rates";
import { findBookingRate } from "@/lib/rates/find-rate";

/** Orders at a time; a job calls again while there are more. */
const most = 200;

/** Books what waited for a rate, now that the bank can be asked. Tells how many orders could be booked. */
export async function fillRates(partnerId: string): Promise<number> {
  const waiting = await inPartner(partnerId, (db) => pending.listWithoutRate(partnerId, most, db));
  await ensureRates(waiting.map(({ currency, orderedAt }) => ({ currency, day: dayOf(orderedAt) })));
  return changeEach(partnerId, [...new Set(waiting.map(({ orderId }) => orderId))], async (orderId, db, orderedAt) => {
    const currencies = await pending.listCurrenciesWithoutRate(partnerId, orderId, db);
    let isFilled = false;
    for (const currency of currencies) {
      const rate = await findBookingRate(currency, dayOf(orderedAt), db);
      if (!rate) continue;
      const { rateToUzs, day, source } = rate;
      const data = { rateToUzs, rateDate: dateOfDay(day), rateSource: source };
      await pending.fillRate(partnerId, { orderId, currency }, data, db);
      isFilled = true;
    }
    return isFilled;
  });
}

/** A new product: lines with its code, of goods that we did not know, get its cost as it stands now. */
export async function linkProduct(partnerId: string, productId: string): Promise<number> {
  const found = await inPartner(partnerId, (db) => pending.findLinesOfProduct(partnerId, productId, db));
  if (!found) return 0;
  const { product, orderIds } = found;
  return changeEach(partnerId, orderIds, async (orderId, db, orderedAt, state) => {
    await pending.linkLines(partnerId, { orderId, sku: product.sku }, product, db);
    await settleStock(db, { partnerId, orderId, state, orderedAt });
    return true;
  });
}

type Order = NonNullable<Awaited<ReturnType<typeof lockOrderById>>>;
type Work = (orderId: string, db: Db, orderedAt: Date, state: Order["state"]) => Promise<boolean>;

/** Each order in a transaction of its own, under its lock, with the figures that follow from it. */
export async function changeEach(partnerId: string, orderIds: string[], work: Work): Promise<number> {
  const changed: string[] = [];
  for (const orderId of orderIds) {
    await inPartner(partnerId, async (db) => {
      const order = await lockOrderById(partnerId, orderId, db);
      if (!order) return;
      await recordChange(db, { partnerId, orderId }, async () => {
        if (await work(orderId, db, order.orderedAt, order.state)) changed.push(orderId);
      });
    });
  }
  await announceOrders(partnerId, changed);
  return changed.length;
}
