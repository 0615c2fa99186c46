import type { Fee, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { type FinanceLine, financePage, isBooked, mapFees } from "@/lib/marketplaces/uzum/fee-map";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { toSeconds } from "@/lib/marketplaces/uzum/wire";

const pageSize = 100;
const dayMs = 86_400_000;
const allStatuses = ["TO_WITHDRAW", "PROCESSING", "CANCELED", "PARTIALLY_CANCELLED"];

export async function listFees(
  client: UzumClient,
  { shop, orders, until }: { shop: Shop; orders: { externalId: string; orderedAt: Date }[]; until: Date },
): Promise<Fee[]> {
  if (orders.length === 0) return [];
  const wanted = new Set(orders.map(({ externalId }) => externalId));
  const first = Math.min(...orders.map(({ orderedAt }) => orderedAt.getTime()));
  const span = { dateFrom: toSeconds(new Date(first - dayMs)), dateTo: toSeconds(until) };
  const lines = await readLines(client, shop, span);
  return lines.filter((line) => wanted.has(line.orderId) && isBooked(line)).flatMap(mapFees);
}

type Span = { dateFrom: number; dateTo: number };

/** Accounts differ: on some a status filter empties the answer, on others its absence does. */
async function readLines(client: UzumClient, shop: Shop, span: Span): Promise<FinanceLine[]> {
  const plain = await readAll(client, shop, span, {});
  return plain.length > 0 ? plain : readAll(client, shop, span, { statuses: allStatuses });
}

async function readAll(client: UzumClient, shop: Shop, span: Span, filter: { statuses?: string[] }) {
  const lines: FinanceLine[] = [];
  for (let page = 0; ; page++) {
    const { orderItems, totalElements } = await client.callBare({
      operation: operations.listSales,
      query: { shopIds: [shop.externalId], ...span, ...filter, group: false, page, size: pageSize },
      reply: financePage,
    });
    lines.push(...orderItems);
    // Without a count a short page is the last one.
    const isLast = totalElements > 0 ? lines.length >= totalElements : orderItems.length < pageSize;
    if (orderItems.length === 0 || isLast) return lines;
  }
}
