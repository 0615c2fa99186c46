import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import { dateOfDay } from "@/lib/profit/days";
import type { Figures } from "@/lib/profit/figures";

type Range = { from: string; to: string };
export type DayRow = Figures & { day: string; marketplace: MarketplaceId };

/** Figures of a few days: at most four rows a day, however many orders stand behind them. */
export async function listDayRows(partnerId: string, { from, to }: Range, db: Db): Promise<DayRow[]> {
  const rows = await db.dailyFigures.findMany({
    where: { partnerId, day: { gte: dateOfDay(from), lte: dateOfDay(to) } },
    orderBy: { day: "asc" },
    omit: { id: true, partnerId: true, createdAt: true, updatedAt: true },
  });
  return rows.map((row) => ({ ...row, day: row.day.toISOString().slice(0, 10) }));
}

/** The sum of the ledger's entries and nothing else (promise M8). */
export async function readBalance(partnerId: string, db: Db): Promise<bigint> {
  const { _sum } = await db.ledgerEntry.aggregate({
    where: { partnerId, account: "PARTNER", currency: "UZS" },
    _sum: { amountMinor: true },
  });
  return _sum.amountMinor ?? 0n;
}

export function listLedgerRows(partnerId: string, most: number, db: Db) {
  return db.ledgerTransaction.findMany({
    where: { partnerId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: most,
    select: {
      id: true,
      kind: true,
      createdAt: true,
      entries: { where: { account: "PARTNER" }, select: { amountMinor: true } },
    },
  });
}

export function listCommissionRows(
  partnerId: string,
  { before, most }: { before: string | null; most: number },
  db: Db,
) {
  return db.commissionPaid.findMany({
    where: { partnerId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    ...(before && { cursor: { partnerId, id: before }, skip: 1 }),
    take: most,
    select: {
      id: true,
      kind: true,
      baseMinor: true,
      basisPoints: true,
      amountMinor: true,
      createdAt: true,
      orderLine: {
        select: {
          order: { select: { id: true, externalId: true, connection: { select: { marketplace: true } } } },
        },
      },
    },
  });
}
