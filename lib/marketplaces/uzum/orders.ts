import type { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { MarketplaceOrder, Page, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { mapOrder } from "@/lib/marketplaces/uzum/order-map";
import { order, ordersPage } from "@/lib/marketplaces/uzum/order-wire";
import { toSeconds } from "@/lib/marketplaces/uzum/wire";

/**
 * One status a call (without one Uzum answers CREATED alone). Read in the order in which an order goes through them:
 * one that moves on while we read is met twice. It leaves a gap on its own page, over which another may slip: that one
 * is met by the next reading.
 */
const openStatuses = [
  "CREATED",
  "PACKING",
  "PENDING_DELIVERY",
  "DELIVERING",
  "DELIVERED",
  "ACCEPTED_AT_DP",
  "DELIVERED_TO_CUSTOMER_DELIVERY_POINT",
  "PENDING_CANCELLATION",
];
const closedStatuses = ["COMPLETED", "CANCELED", "RETURNED"];
const statuses = [...openStatuses, ...closedStatuses];

const pageSize = 50;
const dayMs = 86_400_000;
/**
 * `dateFrom` filters by the day of the order, and there is no filter by the time of a change. So open orders are read
 * whole, and closed ones as far back as an order usually takes, and all that was read is told; later closings are found
 * by a sweep with an older `since`.
 */
const closedLookBackMs = 20 * dayMs;

/** FBS and DBS orders; sales from Uzum's own stock (FBO) show in finance alone. One call a page; pages may be empty. */
export async function listOrders(
  client: UzumClient,
  { shop, since, until, cursor }: { shop: Shop; since: Date; until: Date; cursor?: string | null },
): Promise<Page<MarketplaceOrder>> {
  const { status, page } = readCursor(cursor ?? null);
  const isClosed = closedStatuses.includes(status);
  const { payload, readAt } = await client.callWrapped({
    operation: operations.listOrders,
    query: {
      shopIds: [shop.externalId],
      status,
      ...(isClosed && { dateFrom: toSeconds(new Date(since.getTime() - closedLookBackMs)), dateTo: toSeconds(until) }),
      page,
      size: pageSize,
    },
    reply: ordersPage,
  });
  return {
    items: payload.orders.map((wire) => mapOrder(wire, shop, readAt ?? until)),
    nextCursor: nextCursor(status, page, isLast(payload, page)),
  };
}

export async function getOrder(
  client: UzumClient,
  { shop, externalId }: { shop: Shop; externalId: string },
): Promise<MarketplaceOrder | null> {
  try {
    const { payload, readAt } = await client.callWrapped({
      operation: operations.getOrder,
      params: { orderId: externalId },
      reply: order,
    });
    if (payload.id !== externalId) {
      throw new MarketplaceError("unexpected-reply", { words: `order ${payload.id} instead of ${externalId}` });
    }
    return mapOrder(payload, shop, readAt);
  } catch (error) {
    if (error instanceof MarketplaceError && (error.code === "seller-order-01" || error.code === "404")) return null;
    throw error;
  }
}

function readCursor(cursor: string | null): { status: string; page: number } {
  const [status = "", page = "0"] = (cursor ?? `${statuses[0]}:0`).split(":");
  if (!statuses.includes(status) || !/^\d+$/.test(page)) {
    throw new MarketplaceError("rejected", { code: "cursor", words: "not a cursor of this list" });
  }
  return { status, page: Number(page) };
}

/** Only a count that comes out even, or an empty page, ends a list that is counted: pages may be shorter than asked. */
function isLast({ orders, totalAmount }: z.output<typeof ordersPage>, page: number): boolean {
  if (orders.length === 0) return true;
  if (typeof totalAmount !== "number") return orders.length < pageSize;
  return page * pageSize + orders.length === totalAmount;
}

function nextCursor(status: string, page: number, isLastPage: boolean): string | null {
  if (!isLastPage) return `${status}:${page + 1}`;
  const next = statuses[statuses.indexOf(status) + 1];
  return next ? `${next}:0` : null;
}
