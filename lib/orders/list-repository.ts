import "server-only";
import type { Db } from "@/lib/db/client";
import { rowsBehind } from "@/lib/db/rows-behind";
import type { OrderState } from "@/lib/marketplaces/types";
import type { Prisma } from "@/prisma/generated/client";

const lineFields = {
  id: true,
  title: true,
  sku: true,
  productId: true,
  quantity: true,
  unitPriceMinor: true,
  currency: true,
  rateToUzs: true,
  rateDate: true,
  rateSource: true,
  unitCostMinor: true,
  tariffVersionId: true,
  commissionBasisPoints: true,
  shortage: true,
} as const;

const shownFields = {
  id: true,
  externalId: true,
  state: true,
  rawState: true,
  orderedAt: true,
  changedAt: true,
  shipBy: true,
  confirmedAt: true,
  deliveredAt: true,
  totalMinor: true,
  currency: true,
  connection: { select: { marketplace: true } },
  lines: { select: lineFields, orderBy: { externalLineId: "asc" } },
  fees: {
    select: { kind: true, amountMinor: true, currency: true, rateToUzs: true, occurredAt: true },
    orderBy: { occurredAt: "asc" },
  },
} as const;

type Position = { orderedAt: Date; id: string };
type Query = { states: OrderState[] | null; after: Position | null; most: number };

/** Newest first. The position is a value, not a count: page 1 000 costs as much as page 1. */
export async function listOrderRows(partnerId: string, { states, after, most }: Query, db: Db) {
  const rows = await db.order.findMany({
    where: {
      partnerId,
      ...(states && { state: { in: states } }),
      ...(after && rowsBehind("orderedAt", after)),
    },
    orderBy: [{ orderedAt: "desc" }, { id: "asc" }],
    take: most,
    select: shownFields,
  });
  return rows.map(plainRates);
}

export async function findOrderRow(partnerId: string, orderId: string, db: Db) {
  const row = await db.order.findFirst({ where: { partnerId, id: orderId }, select: shownFields });
  return row && plainRates(row);
}

export type ShownOrder = NonNullable<Awaited<ReturnType<typeof findOrderRow>>>;

type StoredOrder = Prisma.OrderGetPayload<{ select: typeof shownFields }>;

function plainRates({ lines, fees, ...order }: StoredOrder) {
  return {
    ...order,
    lines: lines.map((line) => ({ ...line, rateToUzs: line.rateToUzs?.toFixed() ?? null, commissions: [] })),
    fees: fees.map((fee) => ({ ...fee, rateToUzs: fee.rateToUzs?.toFixed() ?? null })),
  };
}

const openStates: OrderState[] = ["NEW", "TO_PACK", "PACKED", "IN_TRANSIT", "AT_PICKUP", "ATTENTION"];

/** Open orders are few whatever a seller's age; all and the delivered ones are read from `analytics`. */
export async function countOrders(partnerId: string, db: Db) {
  const open = await db.order.groupBy({
    by: ["state"],
    where: { partnerId, state: { in: openStates } },
    _count: { _all: true },
  });
  const oddlySold = await db.order.count({ where: { partnerId, state: "ATTENTION", deliveredAt: { not: null } } });
  const { _sum } = await db.dailyFigures.aggregate({
    where: { partnerId },
    _sum: { orders: true, deliveredOrders: true },
  });
  const countOf = (states: OrderState[]) =>
    open.filter(({ state }) => states.includes(state)).reduce((total, { _count }) => total + _count._all, 0);
  return {
    countOf,
    all: _sum.orders ?? 0,
    delivered: (_sum.deliveredOrders ?? 0) - oddlySold,
    open: countOf(openStates),
  };
}
