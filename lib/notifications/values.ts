import { currencies, type Money, money } from "@/lib/money";

const pattern = new RegExp(`^(-?\\d{1,18}) (${currencies.join("|")})$`);

/** How a sum travels among the values of a notification: `12500000 UZS`, under a name that ends in `Sum`. */
export const sumValue = ({ amountMinor, currency }: Money): string => `${amountMinor} ${currency}`;

export function readSumValue(value: string): Money | null {
  const [, minor, currency] = pattern.exec(value) ?? [];
  return minor ? money(BigInt(minor), currency as Money["currency"]) : null;
}
