import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Label, MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";

/** One PDF an order, with a label for each of its boxes: 58 × 40 mm, as the other marketplaces print them. */
export async function readLabels(
  client: Client,
  { shop, orders }: { shop: Shop; orders: MarketplaceOrder[] },
): Promise<Label[]> {
  const labels: Label[] = [];
  for (const { externalId } of orders) {
    const { bytes, mediaType } = await client.download({
      method: "generateOrderLabels",
      params: { campaignId: shop.externalId, orderId: externalId },
      query: { format: "A9_HORIZONTALLY" },
    });
    if (!isPdf(bytes)) throw new MarketplaceError("unexpected-reply", { code: "no-pdf", words: mediaType });
    labels.push({ orderExternalIds: [externalId], mediaType: "application/pdf", bytes });
  }
  return labels;
}

const isPdf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 5)) === "%PDF-";
