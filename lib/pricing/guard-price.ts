import type { Currency, Money } from "@/lib/money";

/** Why a price does not leave by itself (promise O6). */
export type GuardReason = "below-cost" | "below-floor" | "above-ceiling" | "step";
/** No answer of a person can make these right. */
export type GuardRefusal = "currency" | "not-positive";

export type GuardInput = {
  price: Money;
  shopCurrency: Currency;
  /** What buyers see now, in the shop's currency; null: nothing yet. */
  currentMinor: bigint | null;
  /** In the shop's currency; null where nothing is known. Below `breakEven` every sale is a loss. */
  bounds: PriceBounds | null;
};

export type PriceBounds = { breakEvenMinor: bigint; floorMinor: bigint; ceilingMinor: bigint };

export type Verdict =
  | { act: "pass" }
  | { act: "refuse"; refusal: GuardRefusal }
  | { act: "ask"; reasons: GuardReason[] };

/** A change by more than this asks first; of a whole batch, see `isBatchStopped`. */
const greatestStepPercent = 30n;
const batchStepPercent = 20n;
const batchSharePercent = 20;

export function guardPrice({ price, shopCurrency, currentMinor, bounds }: GuardInput): Verdict {
  const { amountMinor, currency } = price;
  if (currency !== shopCurrency) return { act: "refuse", refusal: "currency" };
  if (amountMinor <= 0n) return { act: "refuse", refusal: "not-positive" };
  // What is asked already is nobody's mistake of now.
  if (amountMinor === currentMinor) return { act: "pass" };
  const reasons: GuardReason[] = [];
  if (bounds && amountMinor < bounds.breakEvenMinor) reasons.push("below-cost");
  else if (bounds && amountMinor < bounds.floorMinor) reasons.push("below-floor");
  if (bounds && amountMinor > bounds.ceilingMinor) reasons.push("above-ceiling");
  if (currentMinor !== null && isStepAbove(currentMinor, amountMinor, greatestStepPercent)) reasons.push("step");
  return reasons.length > 0 ? { act: "ask", reasons } : { act: "pass" };
}

type Change = { currentMinor: bigint | null; amountMinor: bigint };

/**
 * A batch that would change more than a fifth of the catalogue by more than a fifth stops as a whole: an import with
 * shifted columns looks like that. One price by itself is no batch.
 */
export function isBatchStopped(changes: readonly Change[], catalogueSize: number): boolean {
  if (changes.length < 2) return false;
  const great = changes.filter(
    ({ currentMinor, amountMinor }) =>
      currentMinor !== null && isStepAbove(currentMinor, amountMinor, batchStepPercent),
  );
  return great.length * 100 > batchSharePercent * Math.max(catalogueSize, changes.length);
}

function isStepAbove(currentMinor: bigint, amountMinor: bigint, percent: bigint): boolean {
  const step = amountMinor > currentMinor ? amountMinor - currentMinor : currentMinor - amountMinor;
  return step * 100n > currentMinor * percent;
}
