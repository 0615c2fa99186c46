import { z } from "zod";
import type { ListingRef } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { count, id, list, text } from "@/lib/marketplaces/uzum/wire";

const stockRow = z.object({ skuId: id, skuTitle: text, barcode: text, sellerSkuCode: text, amount: count });
export type StockRow = z.output<typeof stockRow>;

const stocksPage = z.object({ skuAmountList: list(stockRow) });
const pageSize = 100;

/** The rows of these listings among others. Where Uzum's ids are known, only the pages that hold them are read. */
export async function readStockRows(client: UzumClient, refs: ListingRef[]): Promise<StockRow[]> {
  const ids = refs.map(({ variantExternalId }) => Number(variantExternalId ?? Number.NaN));
  const areKnown = ids.length > 0 && ids.every((one) => Number.isSafeInteger(one) && one > 0);
  return (areKnown && (await readFrom(client, ids))) || readAll(client);
}

/** `skuIdFrom` gives the SKUs above an id. Null when the answer does not look so: then nothing is built on it. */
async function readFrom(client: UzumClient, ids: number[]): Promise<StockRow[] | null> {
  const rows = new Map<string, StockRow>();
  let highest = 0;
  for (const wanted of ids.toSorted((one, other) => one - other)) {
    if (wanted <= highest) continue;
    const page = await readPage(client, { skuIdFrom: wanted - 1 });
    const isAscending = page.every(({ skuId }, index) => Number(skuId) > Number(page[index - 1]?.skuId ?? wanted - 1));
    if (!isAscending) return null;
    for (const row of page) rows.set(row.skuId, row);
    highest = page.length < pageSize ? Number.POSITIVE_INFINITY : Number(page.at(-1)?.skuId);
  }
  return [...rows.values()];
}

async function readAll(client: UzumClient): Promise<StockRow[]> {
  const rows = new Map<string, StockRow>();
  for (let page = 0; ; page++) {
    const found = await readPage(client, { page });
    const known = rows.size;
    for (const row of found) rows.set(row.skuId, row);
    // A page without anything new would come for ever.
    if (found.length < pageSize || rows.size === known) return [...rows.values()];
  }
}

async function readPage(client: UzumClient, from: { page: number } | { skuIdFrom: number }): Promise<StockRow[]> {
  const { payload } = await client.callWrapped({
    operation: operations.readStocks,
    query: { ...from, size: pageSize },
    reply: stocksPage,
  });
  return payload.skuAmountList;
}
