import { z } from "zod";
import { writeInBatches } from "@/lib/marketplaces/ozon/batches";
import { createAttributeFiller, type SentAttribute } from "@/lib/marketplaces/ozon/card-attributes";
import { type CategoryKey, parseCategoryId } from "@/lib/marketplaces/ozon/categories";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { rejectedOutcome, wrongCurrency } from "@/lib/marketplaces/ozon/complaints";
import { wireId } from "@/lib/marketplaces/ozon/wire";
import type { CardDraft, Complaint, ItemOutcome, Shop } from "@/lib/marketplaces/types";
import { formatMajor } from "@/lib/money";

const importReply = z.object({ result: z.object({ task_id: wireId }) });

/** Limits of /v3/product/import. */
const itemsPerCall = 100;
const picturesPerCard = 30;

type Prepared = { sku: string; item: ReturnType<typeof toImportItem>; notice: Complaint | null };

/**
 * Creates or replaces cards (an upsert by `offer_id`). The task id says later how each item ended. An accepted item
 * can carry a notice: its brand is not in Ozon's dictionary and "no brand" was sent in its place.
 */
export async function publishCards(
  client: OzonClient,
  { shop, cards }: { shop: Shop; cards: CardDraft[] },
): Promise<ItemOutcome[]> {
  const filler = createAttributeFiller(client);
  const refused = new Map<string, ItemOutcome>();
  const prepared: Prepared[] = [];
  for (const card of cards) {
    const category = parseCategoryId(card.categoryExternalId);
    const complaint = category ? wrongCurrency(card.price, shop.currency) : wrongCategory(card.categoryExternalId);
    if (!category || complaint) {
      refused.set(card.sku, rejectedOutcome(card.sku, complaint ?? wrongCategory(card.categoryExternalId)));
      continue;
    }
    const { attributes, notice } = await filler.fill(card, category);
    prepared.push({ sku: card.sku, item: toImportItem(card, category, attributes), notice });
  }
  const sent = await writeInBatches(prepared, itemsPerCall, async (batch) => {
    const { result } = await client.post("productImport", { items: batch.map(({ item }) => item) }, importReply);
    return batch.map(({ sku, notice }) => ({ sku, state: "accepted" as const, task: result.task_id, reason: notice }));
  });
  const bySku = new Map([...sent.map((outcome) => [outcome.sku, outcome] as const), ...refused]);
  return cards.flatMap(({ sku }) => bySku.get(sku) ?? []);
}

export function toImportItem(card: CardDraft, category: CategoryKey, attributes: SentAttribute[]) {
  const { lengthMm, widthMm, heightMm, weightGrams } = card.dimensions;
  return {
    ...category,
    offer_id: card.sku,
    name: (card.texts.ru ?? card.texts.uz)?.title ?? card.sku,
    price: formatMajor(card.price),
    currency_code: card.price.currency,
    // A seller outside Russia's VAT; the seller changes it in the cabinet where it is otherwise.
    vat: "0",
    depth: Math.round(lengthMm),
    width: Math.round(widthMm),
    height: Math.round(heightMm),
    dimension_unit: "mm",
    weight: Math.round(weightGrams),
    weight_unit: "g",
    images: card.pictureUrls.slice(0, picturesPerCard),
    ...(card.barcodes[0] && { barcode: card.barcodes[0] }),
    attributes,
  };
}

function wrongCategory(externalId: string): Complaint {
  return { code: "category", field: "type_id", words: externalId };
}
