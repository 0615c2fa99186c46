import { readAmount, readCurrency } from "@/lib/marketplaces/wildberries/amounts";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { goodsReply, type PricedGood } from "@/lib/marketplaces/wildberries/price-wire";
import type { Money } from "@/lib/money";

/** 02-items.yaml, 2026-08-17. */
const batchSize = 1000;

/** By nmID. */
export async function fetchGoods({ call, methods }: Client, numbers: readonly number[]) {
  const wanted = [...new Set(numbers)];
  const goods = new Map<number, PricedGood>();
  for (let start = 0; start < wanted.length; start += batchSize) {
    const body = { nmList: wanted.slice(start, start + batchSize) };
    const { data } = await call(methods.goodsByNumbers, { body, reply: goodsReply });
    for (const good of data?.listGoods ?? []) goods.set(good.nmID, good);
  }
  return goods;
}

/** What a size is sold at; without its chrtID, what the first one is. */
export function priceOf(good: PricedGood | undefined, chrtId: string | null): Money | null {
  const size = good?.sizes.find(({ sizeID }) => String(sizeID) === chrtId) ?? good?.sizes[0];
  return good && size ? readAmount(size.discountedPrice, readCurrency(good.currencyIsoCode4217)) : null;
}
