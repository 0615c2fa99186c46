import "server-only";
import { inPartner } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import { readDashboardRows } from "@/lib/profit/dashboard-repository";
import { dayOf, listDays, shiftDay } from "@/lib/profit/days";
import { addFigures, type Figures, noFigures, profitOf } from "@/lib/profit/figures";
import { type Period, periods, rangeOf } from "@/lib/profit/periods";
import { type DayRow, listDayRows } from "@/lib/profit/read-repository";

export type Need =
  | { kind: "confirm" | "short" | "attention" | "suggestions" | "prices" | "pending"; count: number }
  | { kind: "key" | "trouble"; connectionId: string; marketplace: MarketplaceId };

export type SetupStep = { key: "email" | "profile" | "connection" | "product" | "liveCard"; isDone: boolean };

export type Dashboard = {
  /** So'm tiyin. */
  tiles: Record<Period, { revenueMinor: bigint; profitMinor: bigint }>;
  /** The last 14 days, oldest first. */
  chart: { day: string; profitMinor: bigint }[];
  needs: Need[];
  steps: SetupStep[];
};

const chartDays = 14;

/** The first screen. Sums come from `analytics` alone: as fast with a million orders as with ten. */
export async function readDashboard(
  { partnerId, isEmailVerified }: { partnerId: string; isEmailVerified: boolean },
  now = new Date(),
): Promise<Dashboard> {
  const today = dayOf(now);
  const first = shiftDay(today, 1 - chartDays);
  const monthStart = rangeOf("month", today).from;
  const { days, rows } = await inPartner(partnerId, async (db) => ({
    days: await listDayRows(partnerId, { from: first < monthStart ? first : monthStart, to: today }, db),
    rows: await readDashboardRows(partnerId, db),
  }));
  const sumOf = (from: string, to: string) =>
    days.filter(({ day }) => day >= from && day <= to).reduce<Figures>(addFigures, noFigures);
  const tile = (period: Period) => {
    const { from, to } = rangeOf(period, today);
    const figures = sumOf(from, to);
    return { revenueMinor: figures.revenueMinor, profitMinor: profitOf(figures) };
  };
  return {
    tiles: Object.fromEntries(periods.map((period) => [period, tile(period)])) as Dashboard["tiles"],
    chart: listDays(first, today).map((day) => ({ day, profitMinor: profitOf(sumOf(day, day)) })),
    needs: listNeeds(rows, days),
    steps: [
      { key: "email", isDone: isEmailVerified },
      { key: "profile", isDone: rows.isProfileFilled },
      { key: "connection", isDone: rows.connections.length > 0 },
      { key: "product", isDone: rows.hasProduct },
      { key: "liveCard", isDone: rows.hasLiveCard },
    ],
  };
}

type Rows = Awaited<ReturnType<typeof readDashboardRows>>;

function listNeeds(rows: Rows, days: DayRow[]): Need[] {
  const counts = [
    { kind: "confirm", count: rows.toConfirm },
    { kind: "short", count: rows.short },
    { kind: "attention", count: rows.attention },
    { kind: "suggestions", count: rows.suggestions },
    { kind: "prices", count: rows.prices },
    { kind: "pending", count: days.reduce((total, { pendingLines }) => total + pendingLines, 0) },
  ] as const;
  const troubled = rows.connections.flatMap(({ id, marketplace, status, lastError }): Need[] => {
    if (status === "NEEDS_KEY") return [{ kind: "key", connectionId: id, marketplace }];
    return lastError ? [{ kind: "trouble", connectionId: id, marketplace }] : [];
  });
  return [...counts.filter(({ count }) => count > 0), ...troubled];
}
