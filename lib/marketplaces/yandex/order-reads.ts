import type { Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { ordersSchema, type WireOrder } from "@/lib/marketplaces/yandex/order-wire";

const pageSize = 50;
const dayMs = 86_400_000;
const tashkentMs = 5 * 3_600_000;

/** "At most 30 days a request." */
export const windowMs = 30 * dayMs;

/**
 * Who names no days of creation gets the orders of the last 30 days ("value by default"), whatever else is asked. So the
 * days are always named, one window of thirty after the other; an order older than all of them is not followed any more.
 */
export const creationWindows = 4;

/** The n-th window back. The first ends after the day of `until` wherever that day is counted, from London to Tashkent. */
export function createdWithin(until: Date, back: number): { creationDateFrom: string; creationDateTo: string } {
  const end = until.getTime() + tashkentMs + dayMs - back * windowMs;
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { creationDateFrom: day(end - windowMs), creationDateTo: day(end) };
}

/** `fake`: test orders that a seller places in the cabinet are no sales. */
export async function readOrders(client: Client, shop: Shop, pageToken: string | undefined, filter: object) {
  const { businessId } = await client.getCabinet();
  const { orders, paging } = await client.call({
    method: "getBusinessOrders",
    params: { businessId },
    query: { limit: pageSize, pageToken },
    body: { campaignIds: [Number(shop.externalId)], fake: false, ...filter },
    reply: ordersSchema,
  });
  return { paging, orders: orders.filter(({ campaignId }) => String(campaignId) === shop.externalId) };
}

export async function findWireOrder(client: Client, shop: Shop, externalId: string): Promise<WireOrder | null> {
  if (!/^\d{1,15}$/.test(externalId)) return null;
  for (let back = 0; back < creationWindows; back += 1) {
    // The first reading leaves the days out: perhaps an order's number is enough after all.
    const dates = back > 0 && { dates: createdWithin(client.now(), back) };
    const { orders } = await readOrders(client, shop, undefined, { orderIds: [Number(externalId)], ...dates });
    const found = orders.find(({ orderId }) => String(orderId) === externalId);
    if (found) return found;
  }
  return null;
}
