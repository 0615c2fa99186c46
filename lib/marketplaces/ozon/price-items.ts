import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireAmount, wireNumber, wireText } from "@/lib/marketplaces/ozon/wire";

const lowest = z.object({ min_price: wireNumber, min_price_currency: wireText }).nullish();

const wireItem = z.object({
  offer_id: z.string(),
  price: z.object({ price: wireAmount.nullish(), currency_code: wireText }).nullish(),
  commissions: z
    .object({
      sales_percent_fbs: wireNumber,
      fbs_first_mile_max_amount: wireNumber,
      fbs_direct_flow_trans_max_amount: wireNumber,
      fbs_deliv_to_customer_amount: wireNumber,
    })
    .nullish(),
  acquiring: wireNumber,
  price_indexes: z.object({ color_index: wireText, ozon_index_data: lowest, external_index_data: lowest }).nullish(),
});
export type WirePriceItem = z.infer<typeof wireItem>;

const pageReply = z.object({ items: wireAll(wireItem), cursor: wireText });

const itemsPerPage = 1000;

/** Prices, commissions and indexes of these products; what Ozon does not know is absent. */
export async function readPriceItems(client: OzonClient, skus: readonly string[]): Promise<WirePriceItem[]> {
  const items: WirePriceItem[] = [];
  for (const batch of inBatches(skus, itemsPerPage)) {
    const filter = { offer_id: batch, visibility: "ALL" };
    for (let cursor = ""; ; ) {
      const body = { filter, limit: itemsPerPage, cursor };
      const page: z.infer<typeof pageReply> = await client.post("priceInfo", body, pageReply);
      items.push(...page.items);
      if (page.items.length < itemsPerPage || page.cursor === "" || page.cursor === cursor) break;
      cursor = page.cursor;
    }
  }
  const asked = new Set(skus);
  return items.filter(({ offer_id }) => asked.has(offer_id));
}
