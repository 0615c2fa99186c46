import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import { accepted, chunk, sendInBatches } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire, currencyToWire } from "@/lib/marketplaces/yandex/currency";
import { emptyReply, resultOf } from "@/lib/marketplaces/yandex/wire";
import { formatMajor, type Money, parseMajor } from "@/lib/money";

type PricedListing = ListingRef & { price: Money };

/** "Accepted": the price shows after some minutes, or goes to quarantine (see `quarantine.ts`). */
export async function setPrices(
  client: Client,
  { shop, prices }: { shop: Shop; prices: PricedListing[] },
): Promise<ItemOutcome[]> {
  const { businessId } = await client.getCabinet();
  const { hasOnlyDefaultPrice } = await client.getSettings();
  const request = hasOnlyDefaultPrice
    ? ({ method: "updateBusinessPrices", params: { businessId } } as const)
    : ({ method: "updatePrices", params: { campaignId: shop.externalId } } as const);
  const outcomes = await sendInBatches(prices, hasOnlyDefaultPrice ? 500 : 2000, "price", async (batch) => {
    const offers = batch.map(({ sku, price }) => ({
      offerId: sku,
      price: { value: Number(formatMajor(price)), currencyId: currencyToWire(price.currency) },
    }));
    const { status } = await client.call({ ...request, items: batch.length, body: { offers }, reply: emptyReply });
    if (status !== "OK") throw new MarketplaceError("rejected", { code: status });
    return batch.map(({ sku }) => accepted(sku));
  });
  // The seller may have switched between one price and prices by shop.
  if (outcomes.some(({ state }) => state === "rejected")) client.forget();
  return outcomes;
}

const pricesSchema = resultOf(
  z.object({
    offers: z.array(
      z.object({
        offerId: z.string().nullish(),
        price: z.object({ value: z.number().nullish(), currencyId: z.string().nullish() }).nullish(),
      }),
    ),
  }),
);

/** The shop's own price where it has one, else the cabinet's. */
export async function readPrices(
  client: Client,
  { shop, listings }: { shop: Shop; listings: ListingRef[] },
): Promise<{ sku: string; price: Money }[]> {
  const { businessId } = await client.getCabinet();
  const { hasOnlyDefaultPrice } = await client.getSettings();
  const skus = [...new Set(listings.map(({ sku }) => sku))];
  const found = new Map<string, Money>();
  if (!hasOnlyDefaultPrice) {
    const request = { method: "getPricesByOfferIds", params: { campaignId: shop.externalId } } as const;
    await readLevel(client, request, 500, skus, found);
  }
  const rest = skus.filter((sku) => !found.has(sku));
  await readLevel(client, { method: "getDefaultPrices", params: { businessId } }, 200, rest, found);
  return [...found].map(([sku, price]) => ({ sku, price }));
}

type Level =
  | { method: "getPricesByOfferIds"; params: { campaignId: string } }
  | { method: "getDefaultPrices"; params: { businessId: string } };

async function readLevel(client: Client, level: Level, size: number, skus: string[], found: Map<string, Money>) {
  for (const offerIds of chunk(skus, size)) {
    const request = { ...level, items: offerIds.length, body: { offerIds }, reply: pricesSchema };
    const { result } = await client.call(request);
    const asked = new Set(offerIds);
    for (const { offerId, price } of result.offers) {
      if (offerId == null || !asked.has(offerId) || price?.value == null || price.currencyId == null) continue;
      found.set(offerId, parseMajor(String(price.value), currencyFromWire(price.currencyId)));
    }
  }
}
