import { z } from "zod";
import type { MarketplaceOrder, MarketplaceOrderLine, Page, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire } from "@/lib/marketplaces/yandex/currency";
import { orderState } from "@/lib/marketplaces/yandex/order-state";
import { pagingSchema } from "@/lib/marketplaces/yandex/wire";
import { add, divideRounded, type Money, money, parseMajor } from "@/lib/money";

const pageSize = 50;
/** "At most 30 days a request." */
const windowMs = 30 * 24 * 60 * 60 * 1000;

const amountSchema = z.object({ value: z.number(), currencyId: z.string() });

const orderSchema = z.object({
  orderId: z.number(),
  campaignId: z.number(),
  status: z.string(),
  substatus: z.string().nullish(),
  creationDate: z.iso.datetime({ offset: true }),
  updateDate: z.iso.datetime({ offset: true }).nullish(),
  items: z.array(
    z.object({
      id: z.number(),
      offerId: z.string(),
      offerName: z.string(),
      count: z.number(),
      prices: z
        .object({ payment: amountSchema.nullish(), subsidy: amountSchema.nullish(), cashback: amountSchema.nullish() })
        .nullish(),
      itemStatuses: z.array(z.object({ status: z.string() })).nullish(),
    }),
  ),
  delivery: z
    .object({
      shipment: z.object({ shipmentDate: z.string(), shipmentTime: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

const ordersSchema = z.object({ orders: z.array(orderSchema), paging: pagingSchema });

/** Goes through `since`–`until` window by window; the cursor holds the window's start and Yandex's page token. */
export async function listOrders(
  client: Client,
  { shop, since, until, cursor }: { shop: Shop; since: Date; until: Date; cursor?: string | null },
): Promise<Page<MarketplaceOrder>> {
  const [, start = since.toISOString(), pageToken = ""] = /^([^|]*)\|(.*)$/.exec(cursor ?? "") ?? [];
  const from = new Date(start);
  const to = new Date(Math.min(from.getTime() + windowMs, until.getTime()));
  const page = await readOrders(client, shop, pageToken || undefined, {
    dates: { updateDateFrom: from.toISOString(), updateDateTo: to.toISOString() },
  });
  const next = page.paging?.nextPageToken;
  const nextWindow = to < until ? `${to.toISOString()}|` : null;
  return {
    items: page.orders.map((order) => orderFromWire(order, shop)),
    nextCursor: next ? `${start}|${next}` : nextWindow,
  };
}

export async function getOrder(
  client: Client,
  { shop, externalId }: { shop: Shop; externalId: string },
): Promise<MarketplaceOrder | null> {
  if (!/^\d{1,15}$/.test(externalId)) return null;
  const { orders } = await readOrders(client, shop, undefined, { orderIds: [Number(externalId)] });
  const order = orders.find(({ orderId }) => String(orderId) === externalId);
  return order ? orderFromWire(order, shop) : null;
}

/** `fake`: test orders that a seller places in the cabinet are no sales. */
async function readOrders(client: Client, shop: Shop, pageToken: string | undefined, filter: object) {
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

export type WireOrder = z.infer<typeof orderSchema>;

/** An order whose prices are missing still comes in, but for a person to look at: its sums are not to be trusted. */
export function orderFromWire(order: WireOrder, shop: Shop): MarketplaceOrder {
  const substatus = order.substatus ?? "";
  const isPriced = order.items.every(({ prices, count }) => prices?.payment && count > 0);
  const units = order.items.flatMap(({ itemStatuses }) => itemStatuses ?? []);
  const hasRejectedUnits = units.some(({ status }) => status === "REJECTED");
  return {
    externalId: String(order.orderId),
    shopExternalId: String(order.campaignId),
    state: isPriced ? orderState(order.status, substatus, hasRejectedUnits) : "ATTENTION",
    rawState: substatus ? `${order.status}/${substatus}` : order.status,
    orderedAt: new Date(order.creationDate),
    changedAt: new Date(order.updateDate ?? order.creationDate),
    shipBy: readShipBy(order.delivery?.shipment),
    lines: [...new Map(order.items.map((item) => [item.id, lineFromWire(item, shop)])).values()],
  };
}

type WireItem = WireOrder["items"][number];

function lineFromWire(item: WireItem, shop: Shop): MarketplaceOrderLine {
  return {
    externalLineId: String(item.id),
    listing: { sku: item.offerId, externalId: null, variantExternalId: null },
    title: item.offerName,
    quantity: item.count,
    unitPrice: unitPrice(item, shop),
  };
}

/** What the buyer pays in money and points plus what Yandex adds for its discounts; the parts are sums of all units. */
function unitPrice({ prices, count }: WireItem, shop: Shop): Money {
  const parts = [prices?.payment, prices?.cashback, prices?.subsidy].flatMap((part) =>
    part ? [parseMajor(String(part.value), currencyFromWire(part.currencyId))] : [],
  );
  const [first, ...others] = parts;
  const total = first ? add(first, ...others) : money(0n, shop.currency);
  return count > 0 ? money(divideRounded(total.amountMinor, BigInt(count)), total.currency) : total;
}

type Shipment = NonNullable<NonNullable<WireOrder["delivery"]>["shipment"]>;

/** Day and time are given without a zone; Yandex Market keeps Moscow time. Without a time: the end of that day. */
function readShipBy(shipment: Shipment | null | undefined): Date | null {
  if (!shipment) return null;
  const time = /^\d\d:\d\d/.exec(shipment.shipmentTime ?? "")?.[0] ?? "23:59";
  const moment = new Date(`${shipment.shipmentDate}T${time}:00+03:00`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
