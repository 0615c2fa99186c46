import type { MarketplaceOrder, MarketplaceOrderLine, OrderState, Page, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire } from "@/lib/marketplaces/yandex/currency";
import {
  createdWithin,
  creationWindows,
  findWireOrder,
  readOrders,
  windowMs,
} from "@/lib/marketplaces/yandex/order-reads";
import { orderState } from "@/lib/marketplaces/yandex/order-state";
import type { WireItem, WireOrder } from "@/lib/marketplaces/yandex/order-wire";
import { add, divideRounded, type Money, money, parseMajor } from "@/lib/money";

/**
 * Goes through `since`–`until` window by window, and in each through the windows of creation, the newest first. The cursor
 * holds the window's start, how far back the creation is asked for, and Yandex's page token.
 */
export async function listOrders(
  client: Client,
  { shop, since, until, cursor }: { shop: Shop; since: Date; until: Date; cursor?: string | null },
): Promise<Page<MarketplaceOrder>> {
  const [, start = since.toISOString(), place = 0, pageToken = ""] = /^([^|]*)\|(\d+)\|(.*)$/.exec(cursor ?? "") ?? [];
  const from = new Date(start);
  const to = new Date(Math.min(from.getTime() + windowMs, until.getTime()));
  const back = Number(place);
  const page = await readOrders(client, shop, pageToken || undefined, {
    dates: { updateDateFrom: from.toISOString(), updateDateTo: to.toISOString(), ...createdWithin(to, back) },
  });
  const next = page.paging?.nextPageToken;
  const nextWindow = to < until ? `${to.toISOString()}|0|` : null;
  const following = back + 1 < creationWindows ? `${start}|${back + 1}|` : nextWindow;
  return {
    items: page.orders.map((order) => orderFromWire(order, shop)),
    nextCursor: next ? `${start}|${back}|${next}` : following,
  };
}

export async function getOrder(
  client: Client,
  { shop, externalId }: { shop: Shop; externalId: string },
): Promise<MarketplaceOrder | null> {
  const order = await findWireOrder(client, shop, externalId);
  return order && orderFromWire(order, shop);
}

const calledOff: readonly OrderState[] = ["CANCELLED", "NOT_COLLECTED"];

/**
 * An order without goods or without their prices still comes in, but for a person to look at: its sums are not to be
 * trusted; a cancellation has none. Neither has our list of states a word for an order of which a part came back: RETURNED
 * would take back all of its sums.
 */
export function orderFromWire(order: WireOrder, shop: Shop): MarketplaceOrder {
  const substatus = order.substatus ?? "";
  const isPriced = order.items.length > 0 && order.items.every(({ prices, count }) => prices?.payment && count > 0);
  const units = order.items.flatMap(({ itemStatuses }) => itemStatuses ?? []);
  const countOf = (wanted: string) =>
    units.reduce((sum, { status, count }) => (status === wanted ? sum + (count ?? 1) : sum), 0);
  const back = countOf("REJECTED") + countOf("RETURNED");
  const isPart = order.status === "PARTIALLY_RETURNED" || (order.status === "DELIVERED" && back > 0);
  const state = isPart ? "ATTENTION" : orderState(order.status, substatus, countOf("REJECTED") > 0);
  return {
    externalId: String(order.orderId),
    shopExternalId: String(order.campaignId),
    state: isPriced || calledOff.includes(state) ? state : "ATTENTION",
    rawState: [order.status, substatus, isPart && `returned:${back}`].filter(Boolean).join("/"),
    orderedAt: new Date(order.creationDate),
    changedAt: new Date(order.updateDate ?? order.creationDate),
    shipBy: readShipBy(order.delivery?.shipment),
    lines: [...new Map(order.items.map((item) => [item.id, lineFromWire(item, shop)])).values()],
  };
}

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
