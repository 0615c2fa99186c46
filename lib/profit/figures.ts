import { feeInSom, lineRevenue, sum } from "@/lib/profit/arithmetic";
import { dayOf } from "@/lib/profit/days";
import { isClosed, isSold, type LineFacts, type OrderFacts } from "@/lib/profit/order-facts";

/** One row of `analytics`: so'm tiyin and counts. */
export type Figures = {
  orders: number;
  units: number;
  deliveredOrders: number;
  revenueMinor: bigint;
  costMinor: bigint;
  feesMinor: bigint;
  commissionMinor: bigint;
  pendingLines: number;
};

export const noFigures: Figures = {
  orders: 0,
  units: 0,
  deliveredOrders: 0,
  revenueMinor: 0n,
  costMinor: 0n,
  feesMinor: 0n,
  commissionMinor: 0n,
  pendingLines: 0,
};

/** By day in Tashkent. */
export type FiguresByDay = Map<string, Figures>;

/**
 * What one order adds to `analytics`. It follows from the stored facts alone, so that a change posts the difference of
 * after and before, and any order of arrival ends at the same sums:
 * - `orders` and `units` on the day the buyer ordered, also when the order is called off later;
 * - money on the day the buyer got the goods. A return takes it off that same day again; fees that the marketplace
 *   keeps stay there as loss. Fees of an order that was never delivered stand on the day they were booked;
 * - an order with a line whose rate or cost is not known stands in no sum of money: its lines are counted as pending.
 */
export function listFigures(facts: OrderFacts): FiguresByDay {
  const days: FiguresByDay = new Map();
  const units = facts.lines.reduce((total, { quantity }) => total + quantity, 0);
  addTo(days, dayOf(facts.orderedAt), { orders: 1, units });
  const pendingLines = isSold(facts) ? facts.lines.filter(isPending).length : 0;
  if (isSold(facts)) addTo(days, dayOf(facts.deliveredAt ?? facts.orderedAt), soldFigures(facts, pendingLines));
  if (isClosed(facts) && pendingLines === 0) {
    for (const fee of facts.fees) {
      addTo(days, dayOf(facts.deliveredAt ?? fee.occurredAt), { feesMinor: feeInSom(fee) ?? 0n });
    }
  }
  return days;
}

const isPending = ({ rateToUzs, unitCostMinor }: LineFacts) => rateToUzs === null || unitCostMinor === null;

function soldFigures({ lines }: OrderFacts, pendingLines: number): Partial<Figures> {
  if (pendingLines > 0) return { deliveredOrders: 1, pendingLines };
  return {
    deliveredOrders: 1,
    revenueMinor: sum(lines.map((line) => lineRevenue(line) ?? 0n)),
    costMinor: sum(lines.map((line) => (line.unitCostMinor ?? 0n) * BigInt(line.quantity))),
    commissionMinor: sum(lines.flatMap(({ commissions }) => commissions.map(({ amountMinor }) => amountMinor))),
  };
}

function addTo(days: FiguresByDay, day: string, part: Partial<Figures>) {
  days.set(day, addFigures(days.get(day) ?? noFigures, { ...noFigures, ...part }));
}

export function addFigures(first: Figures, second: Figures): Figures {
  return {
    orders: first.orders + second.orders,
    units: first.units + second.units,
    deliveredOrders: first.deliveredOrders + second.deliveredOrders,
    revenueMinor: first.revenueMinor + second.revenueMinor,
    costMinor: first.costMinor + second.costMinor,
    feesMinor: first.feesMinor + second.feesMinor,
    commissionMinor: first.commissionMinor + second.commissionMinor,
    pendingLines: first.pendingLines + second.pendingLines,
  };
}

const negateFigures = (figures: Figures): Figures => ({
  orders: -figures.orders,
  units: -figures.units,
  deliveredOrders: -figures.deliveredOrders,
  revenueMinor: -figures.revenueMinor,
  costMinor: -figures.costMinor,
  feesMinor: -figures.feesMinor,
  commissionMinor: -figures.commissionMinor,
  pendingLines: -figures.pendingLines,
});

/** After less before; days on which nothing changed are left out. Sorted by day, so that writers never cross. */
export function differ(after: FiguresByDay, before: FiguresByDay): [day: string, change: Figures][] {
  const days = [...new Set([...after.keys(), ...before.keys()])].sort();
  return days
    .map((day): [string, Figures] => [
      day,
      addFigures(after.get(day) ?? noFigures, negateFigures(before.get(day) ?? noFigures)),
    ])
    .filter(([, change]) => !isNothing(change));
}

export const isNothing = (figures: Figures): boolean => Object.values(figures).every((value) => Number(value) === 0);

export const profitOf = ({ revenueMinor, costMinor, feesMinor, commissionMinor }: Figures): bigint =>
  revenueMinor - costMinor - feesMinor - commissionMinor;
