import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, ItemOutcome, ListingRef, Page, QuarantinedPrice, Shop } from "@/lib/marketplaces/types";
import { accepted, chunk, sendInBatches, unchanged } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire } from "@/lib/marketplaces/yandex/currency";
import { emptyReply, pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";
import { type Money, parseMajor } from "@/lib/money";

const pageSize = 200;

const priceSchema = z.object({ value: z.number(), currencyId: z.string() }).nullish();

const quarantineSchema = resultOf(
  z.object({
    offers: z.array(
      z.object({
        offerId: z.string().nullish(),
        currentPrice: priceSchema,
        lastValidPrice: priceSchema,
        verdicts: z
          .array(
            z.object({
              type: z.string().nullish(),
              params: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
            }),
          )
          .nullish(),
      }),
    ),
    paging: pagingSchema,
  }),
);

type HeldOffer = z.infer<typeof quarantineSchema>["result"]["offers"][number] & { offerId: string };

/** A price is held where it was set: for the whole cabinet, or for one shop. */
const levels = ["cabinet", "shop"] as const;
type Level = (typeof levels)[number];

async function levelsOf(client: Client): Promise<Level[]> {
  const { hasOnlyDefaultPrice } = await client.getSettings();
  return hasOnlyDefaultPrice ? ["cabinet"] : [...levels];
}

async function readLevel(client: Client, shop: Shop, level: Level, body: object, pageToken?: string) {
  const { businessId } = await client.getCabinet();
  const request =
    level === "shop"
      ? ({ method: "getCampaignQuarantineOffers", params: { campaignId: shop.externalId } } as const)
      : ({ method: "getBusinessQuarantineOffers", params: { businessId } } as const);
  const query = { limit: pageSize, pageToken };
  const { result } = await client.call({ ...request, query, body, reply: quarantineSchema });
  return { paging: result.paging, offers: result.offers.filter((offer): offer is HeldOffer => offer.offerId != null) };
}

/** Offers hidden because their price changed too much or is too low: the seller confirms or sets another price. */
export async function readQuarantine(client: Client, shop: Shop, skus: string[]): Promise<Map<string, Complaint[]>> {
  const found = new Map<string, Complaint[]>();
  for (const level of await levelsOf(client)) {
    for (const offerIds of chunk(skus, pageSize)) {
      const { offers } = await readLevel(client, shop, level, { offerIds });
      for (const offer of offers)
        found.set(offer.offerId, [...(found.get(offer.offerId) ?? []), ...complaintsOf(offer)]);
    }
  }
  return found;
}

function complaintsOf({ verdicts }: HeldOffer): Complaint[] {
  return (verdicts ?? []).map(({ type, params }) => {
    const words = [type ?? "UNKNOWN", ...(params ?? []).map(({ name, value }) => `${name} ${value}`)].join(", ");
    return { code: "price", field: "price", words };
  });
}

/** The cursor is the level and Yandex's page token. */
export async function listQuarantinedPrices(
  client: Client,
  { shop, cursor }: { shop: Shop; cursor?: string | null },
): Promise<Page<QuarantinedPrice>> {
  const known = await levelsOf(client);
  const [, name = "cabinet", pageToken = ""] = /^([^|]*)\|(.*)$/.exec(cursor ?? "") ?? [];
  const level = known.find((one) => one === name) ?? "cabinet";
  const { offers, paging } = await readLevel(client, shop, level, {}, pageToken || undefined);
  const following = known[known.indexOf(level) + 1];
  const nextLevel = following ? `${following}|` : null;
  return {
    items: offers.map(heldPriceFromWire),
    nextCursor: paging?.nextPageToken ? `${level}|${paging.nextPageToken}` : nextLevel,
  };
}

function heldPriceFromWire({ offerId, currentPrice, lastValidPrice, verdicts }: HeldOffer): QuarantinedPrice {
  const rawReason = (verdicts ?? []).flatMap(({ type }) => type ?? []).join(", ");
  return {
    sku: offerId,
    externalId: null,
    heldPrice: moneyOf(currentPrice),
    shownPrice: moneyOf(lastValidPrice),
    rawReason,
  };
}

function moneyOf(price: z.infer<typeof priceSchema>): Money | null {
  return price ? parseMajor(String(price.value), currencyFromWire(price.currencyId)) : null;
}

/** Confirms where the price is held, and nowhere else: a confirmation of a price that nobody saw would be a blind one. */
export async function releasePrices(
  client: Client,
  { shop, listings }: { shop: Shop; listings: ListingRef[] },
): Promise<ItemOutcome[]> {
  const skus = [...new Set(listings.map(({ sku }) => sku))];
  const outcomes = new Map<string, ItemOutcome>();
  for (const level of await levelsOf(client)) {
    const held = new Set<string>();
    for (const offerIds of chunk(skus, pageSize)) {
      const { offers } = await readLevel(client, shop, level, { offerIds });
      for (const { offerId } of offers) held.add(offerId);
    }
    const items = skus.filter((sku) => held.has(sku)).map((sku) => ({ sku }));
    for (const outcome of await confirmLevel(client, shop, level, items)) {
      if (outcomes.get(outcome.sku)?.state !== "rejected") outcomes.set(outcome.sku, outcome);
    }
  }
  return skus.map((sku) => outcomes.get(sku) ?? unchanged(sku));
}

async function confirmLevel(client: Client, shop: Shop, level: Level, items: { sku: string }[]) {
  const { businessId } = await client.getCabinet();
  const request =
    level === "shop"
      ? ({ method: "confirmCampaignPrices", params: { campaignId: shop.externalId } } as const)
      : ({ method: "confirmBusinessPrices", params: { businessId } } as const);
  return sendInBatches(items, pageSize, "price", async (batch) => {
    const body = { offerIds: batch.map(({ sku }) => sku) };
    const { status } = await client.call({ ...request, items: batch.length, body, reply: emptyReply });
    if (status !== "OK") throw new MarketplaceError("rejected", { code: status });
    return batch.map(({ sku }) => accepted(sku));
  });
}
