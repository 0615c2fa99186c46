import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { inBatches, writeInBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { complaintFromError, rejectedOutcome, wireItemError } from "@/lib/marketplaces/ozon/complaints";
import { itemLimits } from "@/lib/marketplaces/ozon/limits";
import { readProductIds } from "@/lib/marketplaces/ozon/listings";
import { wireAll, wireFlag, wireId, wireList, wireText } from "@/lib/marketplaces/ozon/wire";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";

const itemsPerRead = 1000;

const writtenItem = z.object({ offer_id: z.string(), updated: z.boolean().nullish(), errors: wireList(wireItemError) });
const writeReply = z.object({ result: z.array(writtenItem) });

const readReply = z.object({
  products: wireAll(z.object({ offer_id: z.string(), warehouse_id: wireId, free_stock: z.number().int().nullish() })),
  cursor: wireText,
  has_next: wireFlag,
});

type StockWrite = ListingRef & { quantity: number };

/**
 * Ozon's `stock` is what may still be ordered, without reserved units: our `quantity` as it is. `product_id` is
 * required by the schema; where we do not know it yet, it is read first.
 */
export async function setStocks(
  client: OzonClient,
  { shop, stocks }: { shop: Shop; stocks: StockWrite[] },
): Promise<ItemOutcome[]> {
  const warehouse = requireWarehouse(shop);
  const nameless = stocks.filter(({ externalId }) => externalId === null).map(({ sku }) => sku);
  const ids = nameless.length > 0 ? await readProductIds(client, nameless) : new Map<string, string>();
  const idOf = ({ sku, externalId }: StockWrite) => externalId ?? ids.get(sku);
  const sent = await writeInBatches(
    stocks.filter((stock) => idOf(stock) !== undefined),
    itemLimits.stock.maxItems,
    async (batch) => {
      const body = {
        stocks: batch.map((stock) => ({
          offer_id: stock.sku,
          product_id: Number(idOf(stock)),
          stock: stock.quantity,
          warehouse_id: Number(warehouse),
        })),
      };
      return toOutcomes((await client.post("stockImport", body, writeReply)).result);
    },
  );
  const bySku = new Map(sent.map((outcome) => [outcome.sku, outcome]));
  return stocks.map(
    ({ sku }) =>
      bySku.get(sku) ?? rejectedOutcome(sku, { code: "stock", field: "offer_id", words: "offer_id_not_found" }),
  );
}

/** As with prices: a pair written too soon after the last time is `unknown`, a call of nothing else is limited. */
function toOutcomes(items: z.infer<typeof writtenItem>[]): ItemOutcome[] {
  const isLimited = (item: (typeof items)[number]) =>
    item.errors.some((error) => /too_many_requests|too frequently/i.test(`${error.code} ${error.message}`));
  if (items.length > 0 && items.every(isLimited)) {
    throw new MarketplaceError("rate-limited", { code: "stock-limit", retryAfterMs: itemLimits.stock.perMs });
  }
  return items.map((item) => {
    const reason = item.errors[0] ? { ...complaintFromError(item.errors[0]), code: "stock" as const } : null;
    const state = item.updated ? "confirmed" : isLimited(item) ? "unknown" : "rejected";
    return { sku: item.offer_id, state, task: null, reason };
  });
}

/** Free stock in the shop's warehouse. Products never stocked there are absent. */
export async function readStocks(
  client: OzonClient,
  { shop, listings }: { shop: Shop; listings: ListingRef[] },
): Promise<{ sku: string; quantity: number }[]> {
  const warehouse = requireWarehouse(shop);
  const read: { sku: string; quantity: number }[] = [];
  for (const batch of inBatches(listings, itemsPerRead)) {
    const offer_id = batch.map(({ sku }) => sku);
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: z.infer<typeof readReply> = await client.post(
        "stockInfo",
        { offer_id, limit: itemsPerRead, cursor },
        readReply,
      );
      for (const { offer_id: sku, warehouse_id, free_stock } of page.products) {
        // A row without its number is not a stock of nothing.
        const isAsked = warehouse_id === warehouse && offer_id.includes(sku);
        if (isAsked && free_stock !== null && free_stock !== undefined) read.push({ sku, quantity: free_stock });
      }
      cursor = page.has_next && page.cursor && page.cursor !== cursor ? page.cursor : null;
    }
  }
  return read;
}

function requireWarehouse({ warehouseExternalId }: Shop): string {
  if (!warehouseExternalId) throw new MarketplaceError("rejected", { code: "no-warehouse" });
  return warehouseExternalId;
}
