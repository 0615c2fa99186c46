import "server-only";
import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { CommissionToBook } from "@/lib/profit/commission-rules";
import type { Figures } from "@/lib/profit/figures";
import type { OrderFacts } from "@/lib/profit/order-facts";

const factFields = {
  id: true,
  state: true,
  orderedAt: true,
  deliveredAt: true,
  connection: { select: { marketplace: true } },
  lines: {
    select: {
      id: true,
      quantity: true,
      unitPriceMinor: true,
      currency: true,
      rateToUzs: true,
      unitCostMinor: true,
      tariffVersionId: true,
      commissionBasisPoints: true,
      commissions: { select: { kind: true, sourceEvent: true, amountMinor: true } },
    },
  },
  fees: { select: { kind: true, amountMinor: true, currency: true, rateToUzs: true, occurredAt: true } },
} as const;

export async function findOrderFacts(partnerId: string, orderId: string, db: Db): Promise<OrderFacts> {
  const row = await db.order.findFirst({ where: { partnerId, id: orderId }, select: factFields });
  if (!row) throw new AppError("not-found", "orders.gone");
  const { connection, lines, fees, ...order } = row;
  return {
    ...order,
    marketplace: connection.marketplace,
    lines: lines.map((line) => ({ ...line, rateToUzs: line.rateToUzs?.toFixed() ?? null })),
    fees: fees.map((fee) => ({ ...fee, rateToUzs: fee.rateToUzs?.toFixed() ?? null })),
  };
}

/** The record and its two ledger entries. Each stands under a unique key: a second booking is refused, not repeated. */
export async function bookCommission(partnerId: string, due: CommissionToBook, db: Db): Promise<void> {
  await db.commissionPaid.create({ data: { partnerId, ...due } });
  const kind = due.kind.toLowerCase();
  await db.ledgerTransaction.create({
    data: {
      partnerId,
      idempotencyKey: `commission/${due.orderLineId}/${kind}/${due.sourceEvent}`,
      kind: `commission.${kind}`,
      entries: {
        createMany: {
          data: [
            { account: "PARTNER", amountMinor: due.amountMinor, currency: "UZS" },
            { account: "COMMISSION_INCOME", amountMinor: -due.amountMinor, currency: "UZS" },
          ],
        },
      },
    },
  });
}

/** Adds a change to the day's row in one statement: writers at the same time add up. */
export async function postFigures(
  partnerId: string,
  marketplace: MarketplaceId,
  day: string,
  change: Figures,
  db: Db,
): Promise<void> {
  await db.$executeRaw`
    insert into analytics as a (id, "partnerId", day, marketplace, orders, units, "deliveredOrders", "revenueMinor",
      "costMinor", "feesMinor", "commissionMinor", "pendingLines", "updatedAt")
    values (${randomUUID()}::uuid, ${partnerId}::uuid, ${day}::date, ${marketplace}::"MarketplaceName",
      ${change.orders}, ${change.units}, ${change.deliveredOrders}, ${change.revenueMinor}, ${change.costMinor},
      ${change.feesMinor}, ${change.commissionMinor}, ${change.pendingLines}, now())
    on conflict ("partnerId", day, marketplace) do update set
      orders = a.orders + excluded.orders,
      units = a.units + excluded.units,
      "deliveredOrders" = a."deliveredOrders" + excluded."deliveredOrders",
      "revenueMinor" = a."revenueMinor" + excluded."revenueMinor",
      "costMinor" = a."costMinor" + excluded."costMinor",
      "feesMinor" = a."feesMinor" + excluded."feesMinor",
      "commissionMinor" = a."commissionMinor" + excluded."commissionMinor",
      "pendingLines" = a."pendingLines" + excluded."pendingLines",
      "updatedAt" = now()`;
}
