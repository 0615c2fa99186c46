import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { BlamedSizes } from "@/lib/marketplaces/wildberries/failures";
import { findMissingIds } from "@/lib/marketplaces/wildberries/listing-refs";
import { sendInParts } from "@/lib/marketplaces/wildberries/send-in-parts";

const batchSize = 1000;

const stocksReply = z.object({ stocks: z.array(z.object({ chrtId: z.int(), amount: z.int() })) });

type Wanted = { sku: string; chrtId: number; amount: number };

/**
 * `amount` is what buyers may still order: an order takes its unit off by itself. The answer is an empty 204 even to
 * misspelt fields, so what was written is read back.
 */
export async function setStocks(
  client: Client,
  { shop, stocks }: { shop: Shop; stocks: (ListingRef & { quantity: number })[] },
): Promise<ItemOutcome[]> {
  const warehouse = shop.warehouseExternalId;
  if (!warehouse) return stocks.map(({ sku }) => refuse(sku, complain("the seller has no FBS warehouse", "stock")));
  const checked = (await findMissingIds(client, stocks)).map(
    ({ sku, variantExternalId, quantity }): Wanted | ItemOutcome =>
      variantExternalId
        ? { sku, chrtId: Number(variantExternalId), amount: quantity }
        : refuse(sku, complain("no chrtID: the card is not there yet", "stock")),
  );
  const sent = await sendInParts({
    items: checked.filter((one) => "chrtId" in one),
    size: batchSize,
    send: (part) => write(client, warehouse, part),
    isBlamed: ({ chrtId }, error) => error instanceof BlamedSizes && error.chrtIds.has(chrtId),
    code: "stock",
  });
  return [...checked.filter((one) => "state" in one), ...sent];
}

async function write(client: Client, warehouse: string, part: readonly Wanted[]): Promise<ItemOutcome[]> {
  await client.call(client.methods.writeStocks, {
    params: { warehouseId: warehouse },
    body: { stocks: part.map(({ chrtId, amount }) => ({ chrtId, amount })) },
    reply: z.null(),
  });
  const now = await readBack(client, warehouse, part);
  // What has none left may be missing from the answer.
  const isSet = ({ chrtId, amount }: Wanted) => now !== null && (now.get(chrtId) ?? 0) === amount;
  return part.map((one) => outcome(one.sku, isSet(one) ? "confirmed" : "accepted"));
}

async function readBack(client: Client, warehouse: string, part: readonly Wanted[]) {
  try {
    return await fetchStocks(
      client,
      warehouse,
      part.map(({ chrtId }) => chrtId),
    );
  } catch (error) {
    if (error instanceof MarketplaceError) return null;
    throw error;
  }
}

async function fetchStocks(
  { call, methods }: Client,
  warehouse: string,
  chrtIds: number[],
): Promise<Map<number, number>> {
  const { stocks } = await call(methods.readStocks, {
    params: { warehouseId: warehouse },
    body: { chrtIds },
    reply: stocksReply,
  });
  return new Map(stocks.map(({ chrtId, amount }) => [chrtId, amount]));
}

export async function readStocks(
  client: Client,
  { shop, listings }: { shop: Shop; listings: ListingRef[] },
): Promise<{ sku: string; quantity: number }[]> {
  const warehouse = shop.warehouseExternalId;
  if (!warehouse) return [];
  const named = (await findMissingIds(client, listings)).filter(({ variantExternalId }) => variantExternalId);
  const found: { sku: string; quantity: number }[] = [];
  for (let start = 0; start < named.length; start += batchSize) {
    const part = named.slice(start, start + batchSize);
    const stocks = await fetchStocks(
      client,
      warehouse,
      part.map(({ variantExternalId }) => Number(variantExternalId)),
    );
    for (const { sku, variantExternalId } of part) {
      const quantity = stocks.get(Number(variantExternalId));
      // What the answer is silent about is not known to be nought.
      if (quantity !== undefined) found.push({ sku, quantity });
    }
  }
  return found;
}
