import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { writeInBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { complaintFromError, rejectedOutcome, wireItemError, wrongCurrency } from "@/lib/marketplaces/ozon/complaints";
import { itemLimits } from "@/lib/marketplaces/ozon/limits";
import { readPriceItems } from "@/lib/marketplaces/ozon/price-items";
import { readMoney, wireList } from "@/lib/marketplaces/ozon/wire";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import { formatMajor, type Money } from "@/lib/money";

const writtenItem = z.object({ offer_id: z.string(), updated: z.boolean().nullish(), errors: wireList(wireItemError) });
const writeReply = z.object({ result: z.array(writtenItem) });

type PriceWrite = ListingRef & { price: Money };

/** `old_price: "0"` takes the struck-through price away: Ozon refuses a price that comes too near to it. */
export async function setPrices(
  client: OzonClient,
  { shop, prices }: { shop: Shop; prices: PriceWrite[] },
): Promise<ItemOutcome[]> {
  const refused = prices.flatMap(({ sku, price }) => {
    const complaint = wrongCurrency(price, shop.currency);
    return complaint ? [rejectedOutcome(sku, complaint)] : [];
  });
  const isRefused = new Set(refused.map(({ sku }) => sku));
  const sent = await writeInBatches(
    prices.filter(({ sku }) => !isRefused.has(sku)),
    itemLimits.price.maxItems,
    async (batch) => {
      const body = {
        prices: batch.map(({ sku, price }) => ({
          offer_id: sku,
          price: formatMajor(price),
          old_price: "0",
          currency_code: price.currency,
        })),
      };
      return toOutcomes((await client.post("priceImport", body, writeReply)).result);
    },
  );
  const bySku = new Map([...sent, ...refused].map((outcome) => [outcome.sku, outcome]));
  return prices.flatMap(({ sku }) => bySku.get(sku) ?? []);
}

/**
 * An item over its own limit was not written; a later write will be, so it is `unknown` and not `rejected`. When no
 * item went through, the whole call counts as limited.
 */
function toOutcomes(items: z.infer<typeof writtenItem>[]): ItemOutcome[] {
  const isLimited = (item: (typeof items)[number]) =>
    item.errors.some((error) => /limit exceeded/i.test(`${error.code} ${error.message}`));
  if (items.length > 0 && items.every(isLimited)) {
    throw new MarketplaceError("rate-limited", {
      code: "price-limit",
      words: items[0]?.errors[0]?.message,
      retryAfterMs: itemLimits.price.perMs,
    });
  }
  return items.map((item) => {
    const reason = item.errors[0] ? { ...complaintFromError(item.errors[0]), code: "price" as const } : null;
    const state = item.updated ? "confirmed" : isLimited(item) ? "unknown" : "rejected";
    return { sku: item.offer_id, state, task: null, reason };
  });
}

export async function readPrices(client: OzonClient, listings: ListingRef[]): Promise<{ sku: string; price: Money }[]> {
  const items = await readPriceItems(
    client,
    listings.map(({ sku }) => sku),
  );
  return items.flatMap(({ offer_id: sku, price }) =>
    price?.price ? [{ sku, price: readMoney(price.price, price.currency_code) }] : [],
  );
}
