import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Currency, currencies, divideRounded, type Money, money, parseMajor } from "@/lib/money";

/** ISO 4217 numeric codes, as orders carry them. */
const numericCodes: Record<number, Currency> = {
  156: "CNY",
  398: "KZT",
  643: "RUB",
  840: "USD",
  860: "UZS",
  933: "BYN",
  978: "EUR",
};

export const findCurrency = (numericCode: number): Currency | null => numericCodes[numericCode] ?? null;

export function readCurrency(text: string): Currency {
  const currency = currencies.find((known) => known === text.trim().toUpperCase());
  if (!currency) throw new MarketplaceError("unexpected-reply", { code: "currency", words: text });
  return currency;
}

/** Plain decimal amounts: numbers in price lists, strings in reports. */
export function readAmount(value: number | string, currency: Currency): Money {
  try {
    return parseMajor(String(value), currency);
  } catch (cause) {
    throw new MarketplaceError("unexpected-reply", { code: "amount", words: String(value), cause });
  }
}

/** Reports count some sums in parts of a kopeck (`1.349`): rounded once, as all our money is. */
export function readReportAmount(text: string, currency: Currency): Money {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/.exec(text.trim()) ?? [];
  if (whole === "") throw new MarketplaceError("unexpected-reply", { code: "amount", words: text });
  const amount = BigInt(`${sign}${whole}${decimals}`);
  return money(divideRounded(amount * 100n, 10n ** BigInt(decimals.length)), currency);
}

/** Prices that we send are whole numbers of the shop's currency. Null for an amount with kopecks or below 1. */
export function toWholePrice({ amountMinor }: Money): number | null {
  return amountMinor > 0n && amountMinor % 100n === 0n ? Number(amountMinor / 100n) : null;
}

type OrderAmounts = { price: number; currencyCode: number; convertedPrice: number; convertedCurrencyCode: number };

/**
 * An order carries its price twice, times 100: in the currency of the sale and in the one of the seller's country.
 * The shop's own currency is taken where one of the two is it.
 */
export function readOrderPrice(order: OrderAmounts, shopCurrency: Currency): Money {
  const sale = findCurrency(order.currencyCode);
  const converted = findCurrency(order.convertedCurrencyCode);
  if (sale === shopCurrency) return money(BigInt(order.price), sale);
  if (converted) return money(BigInt(order.convertedPrice), converted);
  if (sale) return money(BigInt(order.price), sale);
  throw new MarketplaceError("unexpected-reply", { code: "currency", words: String(order.currencyCode) });
}
