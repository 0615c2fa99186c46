import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { CardDraft, Complaint, ItemOutcome, Shop } from "@/lib/marketplaces/types";
import { accepted, rejected, sendInBatches, unknown, wordsOf } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyToWire } from "@/lib/marketplaces/yandex/currency";
import { updateOffers } from "@/lib/marketplaces/yandex/offer-update";
import { formatMajor } from "@/lib/money";

/** The schema says 500, its text "do not send more than 100 any more". */
const batchSize = 100;

/** Russian first, since the name and the description without a language are Russian; then Uzbek by a second call. */
export async function publishCards(
  client: Client,
  { cards }: { shop: Shop; cards: CardDraft[] },
): Promise<ItemOutcome[]> {
  const { isMarketYandexGo } = await client.getSettings();
  const first = await sendInBatches(cards, batchSize, "other", (batch) => update(client, "RU", batch, offerToWire));
  if (!isMarketYandexGo) return first;
  const done = new Set(first.filter(({ state }) => state === "accepted").map(({ sku }) => sku));
  const inUzbek = cards.filter(({ sku, texts }) => done.has(sku) && texts.uz && texts.ru);
  const second = await addUzbek(client, inUzbek);
  return first.map((outcome) => second.get(outcome.sku) ?? outcome);
}

async function addUzbek(client: Client, cards: CardDraft[]): Promise<Map<string, ItemOutcome>> {
  try {
    const send = (batch: CardDraft[]) => update(client, "UZ", batch, uzbekToWire);
    return new Map((await sendInBatches(cards, batchSize, "text", send)).map((outcome) => [outcome.sku, outcome]));
  } catch (error) {
    // The Russian part stands; asking again for the whole card does no harm.
    if (error instanceof MarketplaceError) return new Map(cards.map(({ sku }) => [sku, unknown(sku)]));
    throw error;
  }
}

type ToWire = (card: CardDraft) => object;

/** One item with errors stops the whole batch: what is good goes again without it. */
async function update(
  client: Client,
  language: "RU" | "UZ",
  batch: CardDraft[],
  toWire: ToWire,
): Promise<ItemOutcome[]> {
  const refused = await updateOffers(client, language, batch.map(toWire));
  const rest = batch.filter(({ sku }) => !refused.has(sku));
  const again =
    refused.size > 0 && rest.length > 0 ? await resend(client, language, rest, toWire) : rest.map(toAccepted);
  const outcomes = new Map(again.map((outcome) => [outcome.sku, outcome]));
  return batch.map(({ sku }) => {
    const complaint = refused.get(sku);
    return complaint ? rejected(sku, complaint) : (outcomes.get(sku) ?? unknown(sku));
  });
}

const toAccepted = ({ sku }: CardDraft) => accepted(sku);

async function resend(
  client: Client,
  language: "RU" | "UZ",
  batch: CardDraft[],
  toWire: ToWire,
): Promise<ItemOutcome[]> {
  try {
    return await update(client, language, batch, toWire);
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    const reason: Complaint = { code: "other", field: null, words: wordsOf(error) };
    return batch.map(({ sku }) => (error.failure === "rejected" ? rejected(sku, reason) : unknown(sku)));
  }
}

/** Centimetres and kilograms; the price is the cabinet's default one. VAT is never sent: Market Yandex Go has none. */
export function offerToWire(card: CardDraft): object {
  const { title, description } = card.texts.ru ?? card.texts.uz ?? { title: "", description: "" };
  const { lengthMm, widthMm, heightMm, weightGrams } = card.dimensions;
  const parameterValues = card.attributes.flatMap(({ externalId, values }) =>
    values.map(({ externalId: valueId, text }) => ({
      parameterId: Number(externalId),
      ...(valueId !== undefined && { valueId: Number(valueId) }),
      value: text,
    })),
  );
  return {
    offerId: card.sku,
    name: title,
    description,
    marketCategoryId: Number(card.categoryExternalId),
    vendor: card.brand,
    ...(card.pictureUrls.length > 0 && { pictures: card.pictureUrls }),
    ...(card.barcodes.length > 0 && { barcodes: [...new Set(card.barcodes)] }),
    weightDimensions: { length: lengthMm / 10, width: widthMm / 10, height: heightMm / 10, weight: weightGrams / 1000 },
    ...(card.ikpu !== null && { commodityCodes: [{ code: card.ikpu, type: "IKPU_CODE" }] }),
    ...(parameterValues.length > 0 && { parameterValues }),
    basicPrice: { value: Number(formatMajor(card.price)), currencyId: currencyToWire(card.price.currency) },
  };
}

function uzbekToWire({ sku, texts }: CardDraft): object {
  return { offerId: sku, name: texts.uz?.title, description: texts.uz?.description };
}
