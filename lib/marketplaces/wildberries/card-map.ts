import type { CardDraft, Complaint } from "@/lib/marketplaces/types";
import { toWholePrice } from "@/lib/marketplaces/wildberries/amounts";
import type { CardSize, CardVariant, CardWire } from "@/lib/marketplaces/wildberries/card-wire";
import { sizeAttributes } from "@/lib/marketplaces/wildberries/categories";
import { type Characteristic, characteristicTypes } from "@/lib/marketplaces/wildberries/characteristics";
import { complain } from "@/lib/marketplaces/wildberries/complaints";

/** 02-items.yaml, 2026-08-17. */
const maxTitle = 60;
const maxVendorCode = 72;

/** A card as Wildberries takes it, or why it cannot be one. Russian is what its buyers read; Uzbek is the next best. */
export function toVariant(card: CardDraft, characteristics: readonly Characteristic[]): CardVariant | Complaint {
  const texts = card.texts.ru ?? card.texts.uz;
  const price = toWholePrice(card.price);
  if (!texts) return complain("no text in Russian or Uzbek", "text", "title");
  if (texts.title.length > maxTitle) return complain(`the title is longer than ${maxTitle}`, "text", "title");
  if (card.sku.length > maxVendorCode) return complain(`the SKU is longer than ${maxVendorCode}`, "other", "sku");
  if (price === null) return complain("the price must be a whole number of the currency", "price", "price");
  const values = toCharacteristics(card, characteristics);
  if ("code" in values) return values;
  return {
    vendorCode: card.sku,
    title: texts.title,
    description: texts.description,
    brand: card.brand,
    dimensions: toDimensions(card.dimensions),
    characteristics: values,
    sizes: [{ ...readSizes(card), price, ...(card.barcodes.length > 0 && { skus: card.barcodes }) }],
  };
}

/** Whole centimetres and kilograms with three decimals, never less than the parcel is. */
function toDimensions({ lengthMm, widthMm, heightMm, weightGrams }: CardDraft["dimensions"]) {
  return {
    length: Math.ceil(lengthMm / 10),
    width: Math.ceil(widthMm / 10),
    height: Math.ceil(heightMm / 10),
    weightBrutto: Math.ceil(weightGrams) / 1000,
  };
}

/** Only sized goods name a size; without one Wildberries makes the card of an unsized one. */
function readSizes(card: CardDraft): CardSize {
  const read = (externalId: string) =>
    card.attributes.find((attribute) => attribute.externalId === externalId)?.values[0]?.text.trim();
  const techSize = read(sizeAttributes.size);
  return techSize ? { techSize, wbSize: read(sizeAttributes.russianSize) || techSize } : {};
}

function toCharacteristics(
  card: CardDraft,
  characteristics: readonly Characteristic[],
): CardVariant["characteristics"] | Complaint {
  const result: CardVariant["characteristics"] = [];
  for (const { externalId, values } of card.attributes) {
    const known = characteristics.find(({ charcID }) => String(charcID) === externalId);
    const texts = values.map(({ text }) => text.trim()).filter(Boolean);
    if (!known || texts.length === 0) continue;
    if (known.charcType === characteristicTypes.text) {
      result.push({ id: known.charcID, value: known.maxCount > 0 ? texts.slice(0, known.maxCount) : texts });
      continue;
    }
    const value = Number(texts[0]?.replace(",", "."));
    if (!Number.isFinite(value)) return complain(`${known.name}: not a number`, "attribute", externalId);
    result.push({ id: known.charcID, value });
  }
  return result;
}

/**
 * An update overwrites the whole card, but takes no barcode away and no price in. What the draft is silent about is
 * sent back as it stands.
 */
export function toUpdate(variant: CardVariant, existing: CardWire) {
  const named = new Set(variant.characteristics.map(({ id }) => id));
  const kept = (existing.characteristics ?? []).filter(({ id }) => !named.has(id));
  const barcodes = variant.sizes.flatMap(({ skus }) => skus ?? []);
  return {
    ...variant,
    nmID: existing.nmID,
    // Left out it would be taken back, and a card that needs it blocked.
    ...(existing.kizMarked && { kizMarked: true }),
    characteristics: [...variant.characteristics, ...kept],
    sizes: existing.sizes.map(({ chrtID, techSize, wbSize, skus }, index) => ({
      chrtID,
      ...(techSize && { techSize }),
      ...(wbSize && { wbSize }),
      skus: index === 0 ? [...new Set([...(skus ?? []), ...barcodes])] : (skus ?? []),
    })),
  };
}
