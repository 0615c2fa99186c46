import { z } from "zod";
import { wireText } from "@/lib/marketplaces/ozon/wire";
import type { Complaint, ItemOutcome } from "@/lib/marketplaces/types";
import type { Money } from "@/lib/money";

/** An error of an item, as the methods of products, prices and stocks give it; each fills other fields. */
export const wireItemError = z.object({
  code: wireText,
  message: wireText,
  description: wireText,
  field: wireText,
  attribute_id: z.number().nullish(),
  level: wireText,
  texts: z.object({ description: wireText, message: wireText }).nullish(),
});
export type WireItemError = z.infer<typeof wireItemError>;

/** The first pattern that meets `code field` decides; the order matters ("description_category_invalid"). */
const classes: [RegExp, Complaint["code"]][] = [
  [/spu_already_exists|duplicat/i, "duplicate"],
  [/price|discount|currency|vat/i, "price"],
  [/image|picture|photo|media/i, "picture"],
  [/barcode/i, "barcode"],
  [/category|description_type|type_id/i, "category"],
  [/stock|warehouse|too_many_requests|kgt/i, "stock"],
  [/name|description|rich_content|title/i, "text"],
  [/attribute|empty_required/i, "attribute"],
];

export function complaintFromError(error: WireItemError): Complaint {
  const hasAttribute = Boolean(error.attribute_id);
  const found = classes.find(([pattern]) => pattern.test(`${error.code} ${error.field}`))?.[1];
  const words = error.texts?.description || error.description || error.texts?.message || error.message || error.code;
  return {
    code: hasAttribute && (found === undefined || found === "text") ? "attribute" : (found ?? "other"),
    field: hasAttribute ? String(error.attribute_id) : error.field || null,
    words,
  };
}

/** Warnings do not keep a product from being sold. An unnamed level is taken for an error. */
export function isWarning(error: WireItemError): boolean {
  return /warning/i.test(error.level);
}

export function rejectedOutcome(sku: string, reason: Complaint): ItemOutcome {
  return { sku, state: "rejected", task: null, reason };
}

/** Ozon refuses a currency that is not the cabinet's; nothing is sent for such an item. */
export function wrongCurrency(price: Money, currency: string): Complaint | null {
  if (price.currency === currency) return null;
  return { code: "price", field: "currency_code", words: `currency_code ${price.currency}, cabinet ${currency}` };
}
