import "server-only";
import type { Db } from "@/lib/db/client";
import { rowsBehind } from "@/lib/db/rows-behind";
import type { Place } from "@/lib/export/table";
import type { Prisma } from "@/prisma/generated/client";

const newestFirst = [{ orderedAt: "desc" }, { id: "asc" }] as const satisfies Prisma.OrderOrderByWithRelationInput[];

const inTurn = { externalLineId: "asc" } as const satisfies Prisma.OrderLineOrderByWithRelationInput;

const lineFields = {
  sku: true,
  title: true,
  quantity: true,
  unitPriceMinor: true,
  currency: true,
  rateToUzs: true,
  unitCostMinor: true,
} as const satisfies Prisma.OrderLineSelect;

const soldFields = {
  id: true,
  externalId: true,
  state: true,
  rawState: true,
  orderedAt: true,
  confirmedAt: true,
  shipBy: true,
  deliveredAt: true,
  connection: { select: { marketplace: true, accountName: true } },
  shop: { select: { name: true } },
  lines: { orderBy: inTurn, select: { ...lineFields, product: { select: { sku: true } } } },
} as const satisfies Prisma.OrderSelect;

export type SoldOrder = Prisma.OrderGetPayload<{ select: typeof soldFields }>;

/** With what was ordered. */
export const listSoldOrders = (partnerId: string, { after, most }: Place<SoldOrder>, db: Db): Promise<SoldOrder[]> =>
  db.order.findMany({
    where: { partnerId, ...(after && rowsBehind("orderedAt", after)) },
    orderBy: [...newestFirst],
    take: most,
    select: soldFields,
  });

const bookedFields = {
  id: true,
  externalId: true,
  state: true,
  orderedAt: true,
  deliveredAt: true,
  connection: { select: { marketplace: true } },
  lines: {
    orderBy: inTurn,
    select: {
      ...lineFields,
      commissions: {
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { kind: true, amountMinor: true, createdAt: true },
      },
    },
  },
  fees: {
    orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    select: { kind: true, amountMinor: true, currency: true, rateToUzs: true, occurredAt: true },
  },
} as const satisfies Prisma.OrderSelect;

export type BookedOrder = Prisma.OrderGetPayload<{ select: typeof bookedFields }>;

/** With all that was booked on it. */
export const listBookedOrders = (
  partnerId: string,
  { after, most }: Place<BookedOrder>,
  db: Db,
): Promise<BookedOrder[]> =>
  db.order.findMany({
    where: { partnerId, ...(after && rowsBehind("orderedAt", after)) },
    orderBy: [...newestFirst],
    take: most,
    select: bookedFields,
  });

const entryFields = {
  id: true,
  kind: true,
  createdAt: true,
  entries: {
    where: { account: "PARTNER" },
    orderBy: { id: "asc" },
    select: { amountMinor: true, currency: true },
  },
} as const satisfies Prisma.LedgerTransactionSelect;

export type StatementRow = Prisma.LedgerTransactionGetPayload<{ select: typeof entryFields }>;

/** What the partner's account with us was debited and credited. */
export const listStatementRows = (
  partnerId: string,
  { after, most }: Place<StatementRow>,
  db: Db,
): Promise<StatementRow[]> =>
  db.ledgerTransaction.findMany({
    where: { partnerId, ...(after && rowsBehind("createdAt", after)) },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: most,
    select: entryFields,
  });
