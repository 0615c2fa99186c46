import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import { toWholePrice } from "@/lib/marketplaces/wildberries/amounts";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { fetchGoods, priceOf } from "@/lib/marketplaces/wildberries/goods";
import { itemLimits } from "@/lib/marketplaces/wildberries/limits";
import { findMissingIds } from "@/lib/marketplaces/wildberries/listing-refs";
import { fetchPriceCurrency } from "@/lib/marketplaces/wildberries/price-currency";
import { readUploadResults } from "@/lib/marketplaces/wildberries/price-tasks";
import { uploadReply } from "@/lib/marketplaces/wildberries/price-wire";
import { sendInParts } from "@/lib/marketplaces/wildberries/send-in-parts";
import type { Money } from "@/lib/money";

type Wanted = { sku: string; nmID: number; price: number; money: Money };

/**
 * Sends price and discount 0, so that the price asked for is the price sold at. An upload is worked off a little
 * later; sending the same load again answers 208 with its id, and so tells how it ended.
 */
export async function setPrices(
  client: Client,
  { shop, prices }: { shop: Shop; prices: (ListingRef & { price: Money })[] },
): Promise<ItemOutcome[]> {
  const currency = (await fetchPriceCurrency(client)) ?? shop.currency;
  const named = await findMissingIds(client, prices);
  const checked = named.map((one) => check(one, currency));
  const wanted = checked.filter((one) => "nmID" in one);
  // The sizes of a card share its price, and a load may name a card once.
  const cards = [...new Map(wanted.map((one) => [one.nmID, one])).values()];
  const sent = await sendInParts({
    items: cards,
    size: itemLimits.price.maxItems,
    send: (part) => upload(client, part),
    code: "price",
  });
  const results = new Map(sent.map((result) => [result.sku, result]));
  const byNumber = new Map(cards.map((card) => [card.nmID, card]));
  const ofSizes = wanted.flatMap((one): ItemOutcome[] => {
    const card = byNumber.get(one.nmID);
    const result = results.get(card?.sku ?? "");
    if (!card || !result) return [];
    if (card.price !== one.price) return [refuse(one.sku, complain("all sizes of a card have one price", "price"))];
    return [{ ...result, sku: one.sku }];
  });
  return [...checked.filter((one) => "state" in one), ...ofSizes];
}

/** `currency` is what the price list is in: a number of another one would be taken for one of it. */
function check(
  { sku, externalId, price }: ListingRef & { price: Money },
  currency: Shop["currency"],
): Wanted | ItemOutcome {
  const whole = toWholePrice(price);
  if (!externalId) return refuse(sku, complain("no nmID: the card is not there yet", "price"));
  if (price.currency !== currency) {
    return refuse(sku, complain(`the price is in ${price.currency}, the shop in ${currency}`, "price"));
  }
  if (whole === null) return refuse(sku, complain("the price must be a whole number of the currency", "price"));
  return { sku, nmID: Number(externalId), price: whole, money: price };
}

async function upload(client: Client, part: readonly Wanted[]): Promise<ItemOutcome[]> {
  try {
    const { data } = await client.call(client.methods.uploadPrices, {
      body: { data: part.map(({ nmID, price }) => ({ nmID, price, discount: 0 })) },
      reply: uploadReply,
      alsoGood: [208],
    });
    const results = await readUploadResults(client, data.id, part);
    return data.alreadyExists ? await recheck(client, part, results) : results;
  } catch (error) {
    if (!isAlreadySet(error)) throw error;
    return isAmbiguous(error) ? compare(client, part, error) : part.map(({ sku }) => outcome(sku, "unchanged"));
  }
}

/** A 400, though nothing is wrong: every item of the load has this price already. */
const isAlreadySet = (error: unknown): error is MarketplaceError =>
  error instanceof MarketplaceError && error.failure === "rejected" && /already set/i.test(error.words ?? "");

/** The same, or else that none of the items is known. */
const isAmbiguous = ({ words }: MarketplaceError) => /specified incorrectly/i.test(words ?? "");

async function compare(client: Client, part: readonly Wanted[], error: MarketplaceError): Promise<ItemOutcome[]> {
  const isSet = await findSet(client, part);
  return part.map((one) => {
    const found = isSet?.get(one.nmID);
    if (found) return outcome(one.sku, "unchanged");
    return isSet ? refuse(one.sku, complain(error.words ?? "", "price")) : outcome(one.sku, "unknown");
  });
}

/** The load may have been worked off long ago, and another after it: only what is sold at this price is unchanged. */
async function recheck(client: Client, part: readonly Wanted[], results: ItemOutcome[]): Promise<ItemOutcome[]> {
  if (!results.some(({ state }) => state === "confirmed")) return results;
  const isSet = await findSet(client, part);
  return results.map((result, index) => {
    if (result.state !== "confirmed") return result;
    const found = isSet?.get(part[index]?.nmID ?? 0);
    return found ? { ...result, state: "unchanged" } : { ...result, state: "unknown" };
  });
}

/** By nmID whether it is sold at the wanted price; null when that cannot be read now. */
async function findSet(client: Client, part: readonly Wanted[]): Promise<Map<number, boolean> | null> {
  try {
    const goods = await fetchGoods(
      client,
      part.map(({ nmID }) => nmID),
    );
    return new Map(
      part.map((one) => [one.nmID, priceOf(goods.get(one.nmID), null)?.amountMinor === one.money.amountMinor]),
    );
  } catch (error) {
    if (error instanceof MarketplaceError) return null;
    throw error;
  }
}

export async function readPrices(
  client: Client,
  { listings }: { listings: ListingRef[] },
): Promise<{ sku: string; price: Money }[]> {
  const named = (await findMissingIds(client, listings)).filter(({ externalId }) => externalId);
  const goods = await fetchGoods(
    client,
    named.map(({ externalId }) => Number(externalId)),
  );
  return named.flatMap(({ sku, externalId, variantExternalId }) => {
    const price = priceOf(goods.get(Number(externalId)), variantExternalId);
    return price ? [{ sku, price }] : [];
  });
}
