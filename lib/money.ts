/**
 * Money is whole minor units and a currency: 1 so'm = 100 tiyin, 1 rouble = 100 kopecks.
 * No JavaScript `number` ever holds an amount (promise M1).
 */
export const currencies = ["UZS", "RUB", "BYN", "KZT", "EUR", "USD", "CNY"] as const;
export type Currency = (typeof currencies)[number];
export type Money = { amountMinor: bigint; currency: Currency };

/** All our currencies have two decimals (ISO 4217). */
const minorPerMajor = 100n;

export const money = (amountMinor: bigint, currency: Currency): Money => ({ amountMinor, currency });

/**
 * Reads a plain decimal text such as `"1250000"`, `"-12.5"`; more decimals than the currency has are an error.
 * Pass numbers of a JSON reply as `String(value)`.
 */
export function parseMajor(text: string, currency: Currency): Money {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  const decimals = (match?.[3] ?? "").replace(/0+$/, "");
  if (!match || decimals.length > 2) throw new RangeError(`not an amount: ${text.slice(0, 40)}`);
  const minor = BigInt(match[2] ?? "0") * minorPerMajor + BigInt(decimals.padEnd(2, "0"));
  return money(match[1] ? -minor : minor, currency);
}

/** The plain decimal text that marketplaces take: `"1250000"`, `"12.50"`; no group separators. */
export function formatMajor({ amountMinor }: Money): string {
  const sign = amountMinor < 0n ? "-" : "";
  const abs = amountMinor < 0n ? -amountMinor : amountMinor;
  const rest = abs % minorPerMajor;
  return `${sign}${abs / minorPerMajor}${rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
}

/** The one rounding rule: half away from zero. `divisor` > 0. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const abs = dividend < 0n ? -dividend : dividend;
  const rounded = (abs * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}

/** `basisPoints` of an amount: 300 = 3 %. */
export function percentOf(amount: Money, basisPoints: number): Money {
  return money(divideRounded(amount.amountMinor * BigInt(basisPoints), 10_000n), amount.currency);
}

/** Adds amounts of one currency; two currencies never meet (promise M2). */
export function add(first: Money, ...others: Money[]): Money {
  return others.reduce((sum, next) => {
    if (next.currency !== sum.currency) throw new RangeError(`cannot add ${next.currency} to ${sum.currency}`);
    return money(sum.amountMinor + next.amountMinor, sum.currency);
  }, first);
}

export function negate({ amountMinor, currency }: Money): Money {
  return money(-amountMinor, currency);
}
