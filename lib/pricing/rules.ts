import { type Currency, money, percentOf } from "@/lib/money";

/** One line of the arithmetic. Lines of one currency add up to its total; `basisPoints` where it is a part of the price. */
export type PriceLine = {
  key: "cost" | "logistics" | "commission" | "tax" | "ourCommission" | "profit" | "price" | "floor";
  amountMinor: bigint;
  currency: Currency;
  basisPoints?: number | undefined;
};

export type PriceInput = {
  /** So'm tiyin. */
  costMinor: bigint;
  logisticsMinor: bigint;
  commissionBasisPoints: number;
  taxBasisPoints: number;
  ourBasisPoints: number;
};

/** Parts of the cost: below the least nothing is offered, the aim is what is suggested. */
const leastProfitBasisPoints = 1000;
const aimedProfitBasisPoints = 3500;

/** Below `breakEvenMinor` every sale is a loss. */
export type PlannedPrice = { priceMinor: bigint; floorMinor: bigint; breakEvenMinor: bigint; lines: PriceLine[] };

/** What to ask in so'm: full cost, every fee, and a profit. Rounded up to 500 so'm, so that no rounding eats the profit. */
export function planPrice(input: PriceInput): PlannedPrice {
  const parts = input.commissionBasisPoints + input.taxBasisPoints + input.ourBasisPoints;
  if (parts >= 9000) throw new RangeError("fees take the whole price");
  const fixed = input.costMinor + input.logisticsMinor;
  const reach = (profitBasisPoints: number) => {
    const wanted = fixed + percentOf(money(input.costMinor, "UZS"), profitBasisPoints).amountMinor;
    return roundUp(divideUp(wanted * 10_000n, BigInt(10_000 - parts)), 500_00n);
  };
  const priceMinor = reach(aimedProfitBasisPoints);
  const floorMinor = reach(leastProfitBasisPoints);
  return { priceMinor, floorMinor, breakEvenMinor: reach(0), lines: explain(priceMinor, floorMinor, input) };
}

function explain(priceMinor: bigint, floorMinor: bigint, input: PriceInput): PriceLine[] {
  const line = (key: PriceLine["key"], amountMinor: bigint, basisPoints?: number): PriceLine => ({
    key,
    amountMinor,
    currency: "UZS",
    ...(basisPoints !== undefined && { basisPoints }),
  });
  const share = (key: PriceLine["key"], basisPoints: number) =>
    line(key, percentOf(money(priceMinor, "UZS"), basisPoints).amountMinor, basisPoints);
  const costs = [
    line("cost", input.costMinor),
    line("logistics", input.logisticsMinor),
    share("commission", input.commissionBasisPoints),
    share("tax", input.taxBasisPoints),
    share("ourCommission", input.ourBasisPoints),
  ];
  const spent = costs.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return [...costs, line("profit", priceMinor - spent), line("price", priceMinor), line("floor", floorMinor)];
}

/** So'm in the shop's currency, rounded up to whole units. `rateToUzs`: so'm for one unit, a decimal text. */
export function convertUp(amountMinor: bigint, rateToUzs: string): bigint {
  const [whole = "0", decimals = ""] = rateToUzs.split(".");
  const scale = 10n ** BigInt(decimals.length);
  const rate = BigInt(whole + decimals);
  if (rate <= 0n) throw new RangeError("a rate is positive");
  return roundUp(divideUp(amountMinor * scale, rate), 100n);
}

const divideUp = (dividend: bigint, divisor: bigint) => (dividend + divisor - 1n) / divisor;
const roundUp = (amount: bigint, step: bigint) => divideUp(amount, step) * step;
