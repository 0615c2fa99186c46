import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { rejectedOutcome } from "@/lib/marketplaces/ozon/complaints";
import { readProductIds } from "@/lib/marketplaces/ozon/listings";
import { picturesTask } from "@/lib/marketplaces/ozon/picture-errors";
import { wireAll, wireText } from "@/lib/marketplaces/ozon/wire";
import type { ItemOutcome, ListingRef } from "@/lib/marketplaces/types";

const importReply = z.object({
  result: z.object({ pictures: wireAll(z.object({ url: wireText, state: wireText })) }),
});

const picturesPerCard = 30;

/**
 * All pictures of the card in their order, the first is the main one. Ozon fetches them later: the task asks
 * /v2/product/pictures/info, some ten seconds on, by way of `listListings`.
 */
export async function setPictures(
  client: OzonClient,
  { listing, pictureUrls }: { listing: ListingRef; pictureUrls: string[] },
): Promise<ItemOutcome> {
  const { sku } = listing;
  if (pictureUrls.length === 0 || pictureUrls.length > picturesPerCard) {
    // An empty list would take every picture away from the card.
    return refuse(sku, `${pictureUrls.length} pictures, from 1 to ${picturesPerCard} are taken`);
  }
  const productId = listing.externalId ?? (await readProductIds(client, [sku])).get(sku);
  if (!productId) return refuse(sku, "offer_id_not_found");
  try {
    await client.post("picturesImport", { product_id: Number(productId), images: pictureUrls }, importReply);
  } catch (error) {
    if (!(error instanceof MarketplaceError) || error.failure !== "rejected") throw error;
    return refuse(sku, error.words ?? error.message);
  }
  return { sku, state: "accepted", task: picturesTask(productId), reason: null };
}

const refuse = (sku: string, words: string): ItemOutcome =>
  rejectedOutcome(sku, { code: "picture", field: "images", words });
