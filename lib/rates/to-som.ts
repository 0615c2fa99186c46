import { divideRounded, type Money } from "@/lib/money";

const rateDecimals = 10;

/** An amount in so'm tiyin, rounded once. `rateToUzs`: so'm for one unit of its currency, a plain decimal text. */
export function toSom({ amountMinor }: Money, rateToUzs: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,10}))?$/.exec(rateToUzs);
  if (!match) throw new RangeError(`not a rate: ${rateToUzs.slice(0, 40)}`);
  const rate = BigInt(`${match[1]}${(match[2] ?? "").padEnd(rateDecimals, "0")}`);
  return divideRounded(amountMinor * rate, 10n ** BigInt(rateDecimals));
}
