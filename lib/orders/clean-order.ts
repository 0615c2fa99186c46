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
      externalLineId: cleanText(line.externalLineId),
      title: cleanText(line.title),
      listing: {
        sku: cleanText(listing.sku),
        externalId: listing.externalId,
        variantExternalId: listing.variantExternalId === null ? null : cleanText(listing.variantExternalId),
      },
    }))
    .filter(({ externalLineId }) => !seen.has(externalLineId) && seen.add(externalLineId));
  return { ...order, externalId: cleanText(order.externalId), rawState: cleanText(order.rawState), lines };
}

const cleanText = (text: string): string => text.toWellFormed().replaceAll("\0", "␀");
