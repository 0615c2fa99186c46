import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Currency, divideRounded, type Money, money, parseMajor } from "@/lib/money";

/** int64 values come as numbers in most methods and as text in some; those of messages are longer than a safe integer. */
export const wireId = z
  .union([z.number(), z.string()])
  .transform((id) => (typeof id === "string" ? id : BigInt(Math.round(id)).toString()));
/** 0 and "" mean "not there yet", e.g. the `sku` of a product that has not been moderated. */
export const wireOptionalId = wireId.nullish().transform((id) => (id && id !== "0" ? id : null));

export const wireList = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

/**
 * The list that an answer is about: empty or `null` is none. An answer without it is another answer, and not taken for
 * "there is nothing".
 */
export const wireAll = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullable()
    .transform((list) => list ?? []);

export const wireText = z
  .string()
  .nullish()
  .transform((text) => text ?? "");

/** Said as text in one example of the specification. */
export const wireFlag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((flag) => flag === true || flag === "true");

/** Said as text in some examples of the specification. */
export const wireNumber = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((number) => {
    const read = typeof number === "string" && number.trim() !== "" ? Number(number) : number;
    return typeof read === "number" && Number.isFinite(read) ? read : null;
  });

export const wireTime = z
  .string()
  .nullish()
  .transform((text) => {
    const time = text ? new Date(text) : null;
    return time && !Number.isNaN(time.getTime()) ? time : null;
  });

/** Amounts come as decimal text in some methods and as numbers in others. */
export const wireAmount = z.union([z.string(), z.number()]).transform(String);

/** An amount or a currency that we do not know is a reply we cannot read, not a crash. */
export function readMoney(amount: string, currency: string): Money {
  try {
    return parseMajor(amount, readCurrency(currency));
  } catch (cause) {
    if (cause instanceof MarketplaceError) throw cause;
    throw new MarketplaceError("unexpected-reply", { code: "amount", words: amount.slice(0, 40), cause });
  }
}

/** A sum that Ozon works out and gives as a floating number: rounded to whole minor units, half away from zero. */
export function readRounded(amount: number, currency: string): Money {
  const [, whole = "0", decimals = ""] = /^(-?\d+)(?:\.(\d+))?$/.exec(amount.toFixed(6)) ?? [];
  return money(divideRounded(BigInt(whole + decimals), 10n ** 4n), readCurrency(currency));
}

/** What a cabinet can be paid in and a price be written in (/v1/product/import/prices); never so'm. */
const ozonCurrencies: readonly Currency[] = ["RUB", "BYN", "KZT", "EUR", "USD", "CNY"];

export function readCurrency(text: string): Currency {
  const currency = ozonCurrencies.find((one) => one === text);
  if (!currency) throw new MarketplaceError("unexpected-reply", { code: "currency", words: text.slice(0, 40) });
  return currency;
}
