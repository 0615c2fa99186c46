import { toStorable } from "@/lib/db/storable-text";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";

/**
 * PostgreSQL keeps neither NUL nor half a surrogate pair: both stay to be seen, as ␀ and as �, wherever a text is
 * stored. A line that stands twice under one id is one line.
 */
export function cleanOrder(order: MarketplaceOrder): MarketplaceOrder {
  const seen = new Set<string>();
  const lines = order.lines
    .map(({ listing, ...line }) => ({
      ...line,
      externalLineId: toStorable(line.externalLineId),
      title: toStorable(line.title),
      listing: {
        sku: toStorable(listing.sku),
        externalId: listing.externalId,
        variantExternalId: listing.variantExternalId === null ? null : toStorable(listing.variantExternalId),
      },
    }))
    .filter(({ externalLineId }) => !seen.has(externalLineId) && seen.add(externalLineId));
  return { ...order, externalId: toStorable(order.externalId), rawState: toStorable(order.rawState), lines };
}
