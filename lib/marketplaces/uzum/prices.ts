import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { findListings } from "@/lib/marketplaces/uzum/listings";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { isLost, isRefused, outcome, wordsOf } from "@/lib/marketplaces/uzum/outcomes";
import { formatMajor, type Money } from "@/lib/money";

type PriceToSet = ListingRef & { price: Money };
type Sent = { reply: "good" } | { reply: "lost" | "refused" | "unsent"; words: string };

/** Whole so'm; the range is from a public client that quotes the specification. */
const least = 1_00n;
const greatest = 999_999_000_00n;

export function isPriceTaken({ amountMinor, currency }: Money): boolean {
  return currency === "UZS" && amountMinor % 100n === 0n && amountMinor >= least && amountMinor <= greatest;
}

/** One call a product. The answer has no body, so the catalogue is read afterwards to see what holds. */
export async function setPrices(
  client: UzumClient,
  { shop, prices }: { shop: Shop; prices: PriceToSet[] },
): Promise<ItemOutcome[]> {
  const wanted = prices.filter(({ price }) => isPriceTaken(price));
  const named = await nameAll(client, shop, wanted);
  const sent = await sendAll(client, shop, groupByProduct(named));
  const now = await readBack(
    client,
    shop,
    named.filter(({ sku }) => sent.get(sku)?.reply !== "unsent"),
  );
  return prices.map(({ sku, price }) => {
    if (!isPriceTaken(price)) {
      return outcome(sku, "rejected", { code: "price", words: "Uzum takes whole so'm from 1 to 999 999 000." });
    }
    const result = sent.get(sku);
    if (!result) return outcome(sku, "rejected", { code: "other", words: "There is no such SKU in this shop." });
    if (result.reply === "refused") return outcome(sku, "rejected", { code: "price", words: result.words });
    if (now.get(sku) === price.amountMinor) return outcome(sku, "confirmed");
    if (result.reply === "good") return outcome(sku, "accepted");
    return outcome(sku, "unknown", { code: "other", words: result.words });
  });
}

export async function readPrices(
  client: UzumClient,
  { shop, listings }: { shop: Shop; listings: ListingRef[] },
): Promise<{ sku: string; price: Money }[]> {
  const found = await findListings(client, shop, listings);
  return [...found].flatMap(([asked, { sku }]) => (sku.price ? [{ sku: asked, price: sku.price }] : []));
}

/** Both ids are needed for the call; those that the caller lacks are looked up, and the unknown ones left out. */
async function nameAll(client: UzumClient, shop: Shop, wanted: PriceToSet[]): Promise<PriceToSet[]> {
  const isNamed = (ref: ListingRef) => ref.externalId !== null && ref.variantExternalId !== null;
  const nameless = wanted.filter((ref) => !isNamed(ref));
  if (nameless.length === 0) return wanted;
  const found = await findListings(client, shop, nameless);
  return wanted.flatMap((ref) => {
    const listing = found.get(ref.sku);
    if (isNamed(ref) || !listing) return isNamed(ref) ? [ref] : [];
    return [{ ...ref, externalId: listing.product.productId, variantExternalId: listing.sku.skuId }];
  });
}

function groupByProduct(named: PriceToSet[]): Map<string, PriceToSet[]> {
  const groups = new Map<string, PriceToSet[]>();
  for (const ref of named) groups.set(String(ref.externalId), [...(groups.get(String(ref.externalId)) ?? []), ref]);
  return groups;
}

/** A key or limit failure in the middle ends the sending; what went out before it is still reported. */
async function sendAll(client: UzumClient, shop: Shop, groups: Map<string, PriceToSet[]>): Promise<Map<string, Sent>> {
  const sent = new Map<string, Sent>();
  let stopped: MarketplaceError | null = null;
  for (const [productId, items] of groups) {
    let result: Sent = { reply: "unsent", words: stopped ? wordsOf(stopped) : "" };
    if (!stopped) {
      try {
        await sendProduct(client, shop, productId, items);
        result = { reply: "good" };
      } catch (error) {
        if (isLost(error)) result = { reply: "lost", words: wordsOf(error) };
        else if (isRefused(error)) result = { reply: "refused", words: wordsOf(error) };
        else if (sent.size === 0 || !(error instanceof MarketplaceError)) throw error;
        else {
          stopped = error;
          result = { reply: "unsent", words: wordsOf(error) };
        }
      }
    }
    for (const { sku } of items) sent.set(sku, result);
  }
  return sent;
}

/** `fullPrice` stays out: it cannot be read, and sending one would wipe the seller's own struck-through price. */
async function sendProduct(client: UzumClient, shop: Shop, productId: string, items: PriceToSet[]) {
  await client.write({
    operation: operations.sendPrices,
    params: { shopId: shop.externalId },
    body: {
      productId: Number(productId),
      skuList: items.map(({ variantExternalId, price }) => ({
        skuId: Number(variantExternalId),
        sellPrice: Number(formatMajor(price)),
      })),
    },
  });
}

async function readBack(client: UzumClient, shop: Shop, refs: PriceToSet[]): Promise<Map<string, bigint>> {
  if (refs.length === 0) return new Map();
  try {
    const prices = await readPrices(client, { shop, listings: refs });
    return new Map(prices.map(({ sku, price }) => [sku, price.amountMinor]));
  } catch (error) {
    // What was sent stays "accepted" or "unknown": a failed read must not hide a write that happened.
    if (error instanceof MarketplaceError) return new Map();
    throw error;
  }
}
