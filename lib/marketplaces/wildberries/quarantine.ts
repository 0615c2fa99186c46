import { z } from "zod";
import type { Page, QuarantinedPrice } from "@/lib/marketplaces/types";
import { readAmount, readCurrency } from "@/lib/marketplaces/wildberries/amounts";
import { findCardByNumber } from "@/lib/marketplaces/wildberries/card-search";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { listingsFromCard } from "@/lib/marketplaces/wildberries/listing-map";
import { divideRounded, type Money, money } from "@/lib/money";

/** Few at a time: each is looked up in the catalogue, since the list names no vendor code. */
const pageSize = 20;

const goodWire = z.object({
  nmID: z.int(),
  currencyIsoCode4217: z.string(),
  newPrice: z.number().nullish(),
  oldPrice: z.number(),
  newDiscount: z.int().nullish(),
  oldDiscount: z.int().nullish(),
});
type GoodWire = z.infer<typeof goodWire>;

const quarantineReply = z.object({
  data: z.object({ quarantineGoods: z.array(goodWire).nullish() }).nullish(),
});

/** Wildberries has no call to release a price: the seller does it in the cabinet, or sets another price. */
export async function listQuarantinedPrices(
  client: Client,
  { cursor }: { cursor?: string | null },
): Promise<Page<QuarantinedPrice>> {
  const offset = Number(cursor ?? 0);
  const { data } = await client.call(client.methods.quarantine, {
    query: { limit: pageSize, offset },
    reply: quarantineReply,
  });
  const goods = data?.quarantineGoods ?? [];
  const items: QuarantinedPrice[] = [];
  for (const good of goods) items.push(...(await describe(client, good)));
  return { items, nextCursor: goods.length < pageSize ? null : String(offset + pageSize) };
}

/** A price is held for the card, so for each of its sizes. */
async function describe(client: Client, good: GoodWire): Promise<QuarantinedPrice[]> {
  const card = await findCardByNumber(client, good.nmID);
  if (!card) return [];
  const { oldPrice, oldDiscount, newPrice, newDiscount } = good;
  const currency = readCurrency(good.currencyIsoCode4217);
  const priceOf = (price: number, discount: number | null | undefined) =>
    discounted(readAmount(price, currency), discount ?? 0);
  return listingsFromCard(card).map(({ sku, externalId }) => ({
    sku,
    externalId,
    heldPrice: priceOf(newPrice ?? oldPrice, newDiscount ?? oldDiscount),
    shownPrice: priceOf(oldPrice, oldDiscount),
    rawReason: "at least 3 times lower",
  }));
}

const discounted = ({ amountMinor, currency }: Money, percent: number): Money =>
  money(divideRounded(amountMinor * BigInt(100 - percent), 100n), currency);
