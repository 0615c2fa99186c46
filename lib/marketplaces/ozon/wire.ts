import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Currency, currencies, type Money, parseMajor } from "@/lib/money";

/** int64 values come as numbers in most methods and as text in some. */
export const wireId = z.union([z.number().int(), z.string()]).transform(String);
/** 0 and "" mean "not there yet", e.g. the `sku` of a product that has not been moderated. */
export const wireOptionalId = wireId.nullish().transform((id) => (id && id !== "0" ? id : null));

export const wireList = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

export const wireText = z
  .string()
  .nullish()
  .transform((text) => text ?? "");

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

export function readCurrency(text: string): Currency {
  const currency = currencies.find((one) => one === text);
  if (!currency) throw new MarketplaceError("unexpected-reply", { code: "currency", words: text.slice(0, 40) });
  return currency;
}
