import type { ListingRef } from "@/lib/marketplaces/types";
import { searchCard } from "@/lib/marketplaces/wildberries/card-search";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { listingsFromCard } from "@/lib/marketplaces/wildberries/listing-map";

/** Prices go by nmID and stock by chrtID: looked up by SKU where the caller has them not. */
export async function findMissingIds<T extends ListingRef>(client: Client, refs: readonly T[]): Promise<T[]> {
  const named: T[] = [];
  for (const ref of refs) {
    const isNamed = ref.externalId !== null && ref.variantExternalId !== null;
    const card = isNamed ? null : await searchCard(client, ref.sku);
    const found = card ? listingsFromCard(card).find(({ sku }) => sku === ref.sku) : undefined;
    named.push(found ? { ...ref, externalId: found.externalId, variantExternalId: found.variantExternalId } : ref);
  }
  return named;
}
