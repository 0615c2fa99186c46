import "server-only";
import { categoryNames } from "@/lib/ai/category-names";
import { categoryKeys } from "@/lib/ai/photo-facts";
import { readFacts } from "@/lib/cards/lane-json";
import type { LaneView } from "@/lib/cards/lane-view";
import { readBarcode } from "@/lib/cards/read-barcode";
import { readDimensions } from "@/lib/cards/read-dimensions";
import type { LaneProduct, LaneRow } from "@/lib/cards/repository";
import type { Words } from "@/lib/cards/view-lane";
import { findKind } from "@/lib/catalog/product-kinds";
import { env } from "@/lib/env";
import { formatMajor, money } from "@/lib/money";

/** Where sellers make cards by hand; one origin stands for all hosts of the marketplace, its cabinet among them. */
const cabinetUrl = () => {
  const origin = env().UZUM_API_URL;
  return origin ? `${origin}/cabinet` : "https://seller.uzum.uz/";
};

/** Facts that belong among a card's characteristics, beside the ones with fields of their own. */
const told = new Set(["brand", "colour", "quantity", "weight", "volume", "material", "size"]);

/** A card to be carried over by hand: the fields in the order of the seller manual, chapter 5 (2026-08-20). */
export function makeKit(lane: LaneRow, product: LaneProduct, { cards }: Words): LaneView["kit"] {
  const facts = readFacts(lane.facts);
  const { dimensions, isGiven } = readDimensions(product);
  const field = (key: Parameters<typeof label>[0], value: string) => ({ key, label: label(key), value });
  const label = (
    key:
      | "category"
      | "titleUz"
      | "titleRu"
      | "descriptionUz"
      | "descriptionRu"
      | "characteristics"
      | "sku"
      | "barcode"
      | "ikpu"
      | "price"
      | "length"
      | "width"
      | "height"
      | "weight",
  ) => cards(`kit.${key}`);
  const characteristics = facts
    .filter(({ key, source }) => told.has(key) && source !== "assumed")
    .map(({ ru, value }) => ru ?? value)
    .join("; ");
  const fields = [
    field("category", guessCategory(product)),
    field("titleUz", lane.titleUz),
    field("titleRu", lane.titleRu),
    field("descriptionUz", lane.descriptionUz),
    field("descriptionRu", lane.descriptionRu),
    field("characteristics", characteristics),
    field("sku", product.sku),
    field("barcode", readBarcode(product) ?? ""),
    field("ikpu", product.ikpu ?? ""),
    field("price", lane.priceMinor === null ? "" : formatMajor(money(lane.priceMinor, "UZS"))),
    // A guess is no number to type into a form that fines for wrong ones.
    ...(isGiven
      ? [
          field("length", String(dimensions.lengthMm)),
          field("width", String(dimensions.widthMm)),
          field("height", String(dimensions.heightMm)),
          field("weight", String(dimensions.weightGrams)),
        ]
      : []),
  ];
  return { fields: fields.filter(({ value }) => value !== ""), cabinetUrl: cabinetUrl() };
}

function guessCategory({ name, category }: LaneProduct): string {
  const kind = findKind(name);
  const key = categoryKeys.find((known) => known === category) ?? kind?.category;
  return kind?.filedUnder[0] ?? (key ? (categoryNames[key].ru ?? "") : "");
}
