import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import { accepted, chunk, sendInBatches } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { readOwnWarehouseIds } from "@/lib/marketplaces/yandex/warehouses";
import { emptyReply, resultOf } from "@/lib/marketplaces/yandex/wire";

/**
 * `count` is what buyers may still order. A shop with a warehouse of its own uses the v3 methods (50 writes a minute);
 * a shop whose warehouses form a group, the campaign's. `updatedAt` is left out: then it is the marketplace's own now.
 */
export async function setStocks(
  client: Client,
  { shop, stocks }: { shop: Shop; stocks: (ListingRef & { quantity: number })[] },
): Promise<ItemOutcome[]> {
  const { businessId } = await client.getCabinet();
  const { warehouseExternalId } = shop;
  return sendInBatches(stocks, 2000, "stock", async (batch) => {
    const { status } = await (warehouseExternalId === null
      ? client.call({
          method: "updateStocks",
          params: { campaignId: shop.externalId },
          items: batch.length,
          body: { skus: batch.map(({ sku, quantity }) => ({ sku, items: [{ count: quantity }] })) },
          reply: emptyReply,
        })
      : client.call({
          method: "updateStocksOnPartnerWarehouses",
          params: { businessId },
          body: {
            skuItems: batch.map(({ sku, quantity }) => ({
              sku,
              partnerWarehouseId: Number(warehouseExternalId),
              count: quantity,
            })),
          },
          reply: emptyReply,
        }));
    if (status !== "OK") throw new MarketplaceError("rejected", { code: status });
    return batch.map(({ sku }) => accepted(sku));
  });
}

const offersSchema = z.array(
  z.object({ offerId: z.string(), stocks: z.array(z.object({ type: z.string(), count: z.number() })) }),
);
const warehouseSchema = resultOf(z.object({ offers: offersSchema }));
const campaignSchema = resultOf(
  z.object({ warehouses: z.array(z.object({ warehouseId: z.number(), offers: offersSchema })) }),
);

export async function readStocks(
  client: Client,
  { shop, listings }: { shop: Shop; listings: ListingRef[] },
): Promise<{ sku: string; quantity: number }[]> {
  const quantities = new Map<string, number>();
  for (const offerIds of chunk([...new Set(listings.map(({ sku }) => sku))], 500)) {
    const asked = new Set(offerIds);
    for (const { offerId, stocks } of await readOffers(client, shop, offerIds)) {
      // An offer about which nothing is said is not an offer without goods.
      if (!asked.has(offerId) || stocks.length === 0) continue;
      const available = stocks.find(({ type }) => type === "AVAILABLE")?.count ?? 0;
      quantities.set(offerId, Math.max(quantities.get(offerId) ?? 0, available));
    }
  }
  return [...quantities].map(([sku, quantity]) => ({ sku, quantity }));
}

/**
 * Warehouses of one group show the same stock each, so it is not added up. Beside them the marketplace may tell of its
 * own warehouse for returns, which is not the seller's to sell from.
 */
async function readOffers(client: Client, shop: Shop, offerIds: string[]): Promise<z.infer<typeof offersSchema>> {
  if (shop.warehouseExternalId === null) {
    const { result } = await client.call({
      method: "getStocks",
      params: { campaignId: shop.externalId },
      items: offerIds.length,
      body: { offerIds },
      reply: campaignSchema,
    });
    const { warehouses } = result;
    const own = warehouses.length > 1 ? await readOwnWarehouseIds(client, shop) : null;
    return warehouses
      .filter(({ warehouseId }) => own === null || own.has(String(warehouseId)))
      .flatMap(({ offers }) => offers);
  }
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getStocksOnPartnerWarehouses",
    params: { businessId },
    body: { partnerWarehouseId: Number(shop.warehouseExternalId), offerIds },
    reply: warehouseSchema,
  });
  return result.offers;
}
