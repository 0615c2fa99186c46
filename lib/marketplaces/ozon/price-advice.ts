import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { readPriceItems, type WirePriceItem } from "@/lib/marketplaces/ozon/price-items";
import { readRounded } from "@/lib/marketplaces/ozon/wire";
import type { ListingRef, PriceAdvice } from "@/lib/marketplaces/types";
import type { Money } from "@/lib/money";

/** `price_indexes.color_index`; `WITHOUT_INDEX` and whatever is new are `unknown`. */
const verdicts = new Map<string, PriceAdvice["verdict"]>([
  ["SUPER", "good"],
  ["GREEN", "good"],
  ["YELLOW", "fair"],
  ["RED", "bad"],
]);

export async function readPriceAdvice(client: OzonClient, listings: readonly ListingRef[]): Promise<PriceAdvice[]> {
  const items = await readPriceItems(
    client,
    listings.map(({ sku }) => sku),
  );
  return items.map(toAdvice);
}

/**
 * Competitors on Ozon and elsewhere; the seller's own price elsewhere (`self_marketplaces_index_data`) is none of them.
 * Ozon advises no price. Prices in two currencies cannot be compared, so only those in the product's own count.
 */
export function toAdvice({ offer_id, price, price_indexes }: WirePriceItem): PriceAdvice {
  const rawVerdict = price_indexes?.color_index || "WITHOUT_INDEX";
  const seen = [price_indexes?.ozon_index_data, price_indexes?.external_index_data].flatMap((index): Money[] => {
    const isComparable = index?.min_price && index.min_price > 0 && index.min_price_currency === price?.currency_code;
    return isComparable ? [readRounded(index.min_price ?? 0, index.min_price_currency)] : [];
  });
  const [lowestPrice = null] = seen.sort((one, other) => Number(one.amountMinor - other.amountMinor));
  return {
    sku: offer_id,
    verdict: verdicts.get(rawVerdict) ?? "unknown",
    rawVerdict,
    advisedPrice: null,
    lowestPrice,
  };
}
