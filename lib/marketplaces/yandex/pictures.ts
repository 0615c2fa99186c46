import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef } from "@/lib/marketplaces/types";
import { accepted, rejected, unknown, wordsOf } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { updateOffers } from "@/lib/marketplaces/yandex/offer-update";

/** By address only: the marketplace fetches them itself, within minutes. The list replaces the one before it. */
export async function setPictures(
  client: Client,
  { listing: { sku }, pictureUrls }: { listing: ListingRef; pictureUrls: string[] },
): Promise<ItemOutcome> {
  if (pictureUrls.length === 0) return rejected(sku, { code: "picture", field: "pictures", words: "no pictures" });
  try {
    const refused = await updateOffers(client, "RU", [{ offerId: sku, pictures: pictureUrls }]);
    const complaint = refused.get(sku);
    return complaint ? rejected(sku, complaint) : accepted(sku);
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (error.code === "no-right") throw error;
    if (error.failure === "rejected") return rejected(sku, { code: "picture", field: null, words: wordsOf(error) });
    if (error.failure === "unavailable" || error.failure === "unexpected-reply") return unknown(sku);
    throw error;
  }
}
