import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import { readAmount, readCurrency, toWholePrice } from "@/lib/marketplaces/wildberries/amounts";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { findMissingIds } from "@/lib/marketplaces/wildberries/listing-refs";
import { readUploadResults } from "@/lib/marketplaces/wildberries/price-tasks";
import { goodsReply, type PricedGood, uploadReply } from "@/lib/marketplaces/wildberries/price-wire";
import { sendInParts } from "@/lib/marketplaces/wildberries/send-in-parts";
import type { Money } from "@/lib/money";

const batchSize = 1000;

type Wanted = { sku: string; nmID: number; price: number };

/**
 * Sends price and discount 0, so that the price asked for is the price sold at. An upload is worked off a little
 * later; sending the same load again answers 208 with its id, and so tells how it ended.
 */
export async function setPrices(
  client: Client,
  { shop, prices }: { shop: Shop; prices: (ListingRef & { price: Money })[] },
): Promise<ItemOutcome[]> {
  const named = await findMissingIds(client, prices);
  const checked = named.map((one) => check(one, shop));
  const sent = await sendInParts({
    items: checked.filter((one) => "nmID" in one),
    size: batchSize,
    send: (part) => upload(client, part),
    code: "price",
  });
  return [...checked.filter((one) => "state" in one), ...sent];
}

function check({ sku, externalId, price }: ListingRef & { price: Money }, shop: Shop): Wanted | ItemOutcome {
  const whole = toWholePrice(price);
  if (!externalId) return refuse(sku, complain("no nmID: the card is not there yet", "price"));
  if (price.currency !== shop.currency) {
    return refuse(sku, complain(`the price is in ${price.currency}, the shop in ${shop.currency}`, "price"));
  }
  if (whole === null) return refuse(sku, complain("the price must be a whole number of the currency", "price"));
  return { sku, nmID: Number(externalId), price: whole };
}

async function upload(client: Client, part: readonly Wanted[]): Promise<ItemOutcome[]> {
  let uploadId: number;
  try {
    const reply = await client.http.call({
      method: "POST",
      url: client.url("prices", "/api/v2/upload/task"),
      body: { data: part.map(({ nmID, price }) => ({ nmID, price, discount: 0 })) },
      reply: uploadReply,
      alsoGood: [208],
    });
    uploadId = reply.data.id;
  } catch (error) {
    if (isAlreadySet(error)) return part.map(({ sku }) => outcome(sku, "unchanged"));
    throw error;
  }
  return readUploadResults(client, uploadId, part);
}

/** A 400, though nothing is wrong: every item of the load has this price already. */
const isAlreadySet = (error: unknown) =>
  error instanceof MarketplaceError && error.failure === "rejected" && /already set/i.test(error.words ?? "");

export async function readPrices(
  client: Client,
  { listings }: { listings: ListingRef[] },
): Promise<{ sku: string; price: Money }[]> {
  const { http, url } = client;
  const named = (await findMissingIds(client, listings)).filter(({ externalId }) => externalId);
  const goods = new Map<string, PricedGood>();
  for (let start = 0; start < named.length; start += batchSize) {
    const nmList = [...new Set(named.slice(start, start + batchSize).map(({ externalId }) => Number(externalId)))];
    const { data } = await http.call({
      method: "POST",
      url: url("prices", "/api/v2/list/goods/filter"),
      body: { nmList },
      reply: goodsReply,
    });
    for (const good of data?.listGoods ?? []) goods.set(String(good.nmID), good);
  }
  return named.flatMap(({ sku, externalId, variantExternalId }) => {
    const good = goods.get(externalId ?? "");
    const size = good?.sizes.find(({ sizeID }) => String(sizeID) === variantExternalId) ?? good?.sizes[0];
    if (!good || !size) return [];
    return [{ sku, price: readAmount(size.discountedPrice, readCurrency(good.currencyIsoCode4217)) }];
  });
}
