import { z } from "zod";
import type { Fee } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { feesFromRow, reportRow } from "@/lib/marketplaces/wildberries/fee-map";
import { formatMoscowDate } from "@/lib/marketplaces/wildberries/moscow-time";

/** Up to 100,000 are allowed; a row is some two kilobytes, and one call a minute is the limit. */
const pageSize = 20_000;

/** 204, an empty body, when there is nothing (more). */
const reportReply = z.array(reportRow).nullable();

/** From the daily reports, which come the day after; the weekly ones hold the same operations again. */
export async function listFees(
  { call, methods }: Client,
  { orders, until }: { orders: { externalId: string; orderedAt: Date }[]; until: Date },
): Promise<Fee[]> {
  if (orders.length === 0) return [];
  const wanted = new Set(orders.map(({ externalId }) => externalId));
  const earliest = new Date(Math.min(...orders.map(({ orderedAt }) => orderedAt.getTime())));
  const fees: Fee[] = [];
  let rrdId = 0;
  for (;;) {
    const rows = await call(methods.salesReport, {
      body: {
        dateFrom: formatMoscowDate(earliest),
        dateTo: formatMoscowDate(until),
        limit: pageSize,
        rrdId,
        period: "daily",
      },
      reply: reportReply,
    });
    const own = (rows ?? []).filter(({ orderId }) => wanted.has(String(orderId)));
    fees.push(...own.flatMap(feesFromRow));
    const last = rows?.at(-1);
    if (!rows || !last || rows.length < pageSize) return fees;
    rrdId = last.rrdId;
  }
}
