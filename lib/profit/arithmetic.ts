import { money, percentOf } from "@/lib/money";
import type { FeeFacts, LineFacts, OrderFacts } from "@/lib/profit/order-facts";
import { toSom } from "@/lib/rates/to-som";

/** What the buyer pays for a line in so'm tiyin, rounded once a line (promise M1); null while the rate is pending. */
export function lineRevenue({ quantity, unitPriceMinor, currency, rateToUzs }: RevenueLine): bigint | null {
  return rateToUzs === null ? null : toSom(money(unitPriceMinor * BigInt(quantity), currency), rateToUzs);
}

type RevenueLine = Pick<LineFacts, "quantity" | "unitPriceMinor" | "currency" | "rateToUzs">;

/** Our commission on a line at the rate frozen at the sale, so'm tiyin, rounded once. */
export function lineCommission(line: RevenueLine & Pick<LineFacts, "commissionBasisPoints">): bigint | null {
  const revenue = lineRevenue(line);
  return revenue === null ? null : percentOf(money(revenue, "UZS"), line.commissionBasisPoints).amountMinor;
}

/** Null while the rate is pending. */
export const feeInSom = ({ amountMinor, currency, rateToUzs }: FeeFacts): bigint | null =>
  rateToUzs === null ? null : toSom(money(amountMinor, currency), rateToUzs);

export const sum = (amounts: bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);

/** The chain of one order in so'm tiyin. Null: not known (rate pending, goods without a cost), never zero. */
export type OrderSums = {
  revenueMinor: bigint | null;
  costMinor: bigint | null;
  /** As booked by the marketplace so far; null while a rate is pending. */
  feesMinor: bigint | null;
  /** Booked, or expected at the delivery. */
  commissionMinor: bigint | null;
  profitMinor: bigint | null;
};

/** What an order brings if the buyer keeps it. For one that was called off or returned only its fees are left. */
export function workOutOrder(facts: Pick<OrderFacts, "lines" | "fees">, isKept: boolean): OrderSums {
  const fees = all(facts.fees.map(feeInSom));
  if (!isKept) return withProfit({ revenueMinor: 0n, costMinor: 0n, feesMinor: fees, commissionMinor: 0n });
  return withProfit({
    revenueMinor: all(facts.lines.map(lineRevenue)),
    costMinor: all(facts.lines.map((line) => line.unitCostMinor && line.unitCostMinor * BigInt(line.quantity))),
    feesMinor: fees,
    commissionMinor: all(facts.lines.map(lineCommission)),
  });
}

function withProfit(parts: Omit<OrderSums, "profitMinor">): OrderSums {
  const { revenueMinor, costMinor, feesMinor, commissionMinor } = parts;
  const isKnown = revenueMinor !== null && costMinor !== null && feesMinor !== null && commissionMinor !== null;
  return { ...parts, profitMinor: isKnown ? revenueMinor - costMinor - feesMinor - commissionMinor : null };
}

/** The sum of all, or null when one of them is not known. */
function all(amounts: (bigint | null)[]): bigint | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === amounts.length ? sum(known) : null;
}
