import { z } from "zod";
import type { Fee, Shop } from "@/lib/marketplaces/types";
import { chunk } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire } from "@/lib/marketplaces/yandex/currency";
import { pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";
import { add, type Money, parseMajor } from "@/lib/money";

const orderSchema = z.object({
  id: z.number().nullish(),
  creationDate: z.string().nullish(),
  statusUpdateDate: z.string().nullish(),
  currency: z.string(),
  commissions: z.array(z.object({ type: z.string().nullish(), actual: z.number().nullish() })),
});

const statsSchema = resultOf(z.object({ orders: z.array(orderSchema), paging: pagingSchema }));

/** Per order, not per line; up to 40 minutes late. The sum of one kind may still change after a return. */
export async function listFees(
  client: Client,
  { shop, orders }: { shop: Shop; orders: { externalId: string; orderedAt: Date }[]; until: Date },
): Promise<Fee[]> {
  const orderedAt = new Map(orders.map((order) => [order.externalId, order.orderedAt]));
  const fees: Fee[] = [];
  for (const ids of chunk([...orderedAt.keys()], 200)) {
    let pageToken: string | undefined;
    do {
      const { result } = await client.call({
        method: "getOrdersStats",
        params: { campaignId: shop.externalId },
        query: { limit: 200, pageToken },
        body: { orders: ids.map(Number) },
        reply: statsSchema,
      });
      for (const order of result.orders) {
        const ordered = orderedAt.get(String(order.id));
        if (ordered) fees.push(...feesOf(order, ordered));
      }
      pageToken = result.paging?.nextPageToken ?? undefined;
    } while (pageToken);
  }
  return fees;
}

type WireStatsOrder = z.infer<typeof orderSchema>;

export function feesOf(order: WireStatsOrder, orderedAt: Date): Fee[] {
  const currency = currencyFromWire(order.currency);
  const sums = new Map<string, Money>();
  for (const { type, actual } of order.commissions) {
    if (actual == null) continue;
    const rawKind = type ?? "UNKNOWN";
    const amount = parseMajor(String(actual), currency);
    const known = sums.get(rawKind);
    sums.set(rawKind, known ? add(known, amount) : amount);
  }
  return [...sums]
    .filter(([, amount]) => amount.amountMinor !== 0n)
    .map(([rawKind, amount]) => ({
      externalId: `${order.id}:${rawKind}`,
      orderExternalId: String(order.id),
      externalLineId: null,
      sku: null,
      kind: feeKind(rawKind),
      rawKind,
      amount,
      occurredAt: readMoscowTime(order.statusUpdateDate) ?? orderedAt,
    }));
}

const kinds: Record<string, Fee["kind"]> = {
  FEE: "commission",
  AGENCY: "acquiring",
  AGENCY_COMMISSION: "acquiring",
  PAYMENT_TRANSFER: "acquiring",
  INSTALLMENT: "acquiring",
  FULFILLMENT: "logistics",
  DELIVERY_TO_CUSTOMER: "logistics",
  EXPRESS_DELIVERY_TO_CUSTOMER: "logistics",
  EXPRESS_DELIVERY: "logistics",
  MIDDLE_MILE: "logistics",
  CROSSREGIONAL_DELIVERY: "logistics",
  SORTING: "logistics",
  INTAKE_SORTING: "logistics",
  RETURN_PROCESSING: "logistics",
  FULFILLMENT_WITHDRAW: "logistics",
  RETURNED_ORDERS_STORAGE: "storage",
};

/** Advertising, loyalty, booking and whatever comes new are `other`; the raw kind is kept beside it. */
export const feeKind = (rawKind: string): Fee["kind"] => kinds[rawKind] ?? "other";

/** "ISO 8601, time zone UTC+03:00 (Moscow)": the examples come without an offset. */
function readMoscowTime(text: string | null | undefined): Date | null {
  if (!text) return null;
  const moment = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}+03:00`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
