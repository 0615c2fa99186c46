import { z } from "zod";

/** Our own coarse categories: enough to pick words and templates; a marketplace's tree is searched separately. */
export const categoryKeys = [
  "clothing.tshirt",
  "clothing.dress",
  "clothing.other",
  "shoes",
  "accessory",
  "electronics",
  "cosmetics",
  "supplement",
  "juice",
  "food",
  "home",
  "other",
] as const;
export type CategoryKey = (typeof categoryKeys)[number];

/** `seen` on the photo, `given` by the seller, or `assumed`: an assumption is never published as a fact. */
const factSources = ["seen", "given", "assumed"] as const;
export const factSourceSchema = z.enum(factSources);
export type FactSource = z.infer<typeof factSourceSchema>;

// No lengths in these schemas: strict structured output refuses `maxLength`. `tidyPhotoFacts` cuts afterwards.
const factSchema = z.object({
  value: z.string(),
  source: factSourceSchema,
  confidence: z.number().min(0).max(1),
  because: z.string(),
});
export type Fact = z.infer<typeof factSchema>;

export const photoFactsSchema = z.object({
  name: factSchema.nullable(),
  brand: factSchema.nullable(),
  /** EAN-13, EAN-8 or UPC-A digits. */
  barcode: factSchema.nullable(),
  printedText: z.array(z.string()),
  /** Of the item alone, largest first; `share` is the part of the item's area, 0 to 1. */
  colours: z.array(
    z.object({ name_uz: z.string(), name_ru: z.string(), hex: z.string(), share: z.number().min(0).max(1) }),
  ),
  category: factSchema.extend({ value: z.enum(categoryKeys) }).nullable(),
  /** Pieces in the pack. */
  quantity: factSchema.nullable(),
  /** With its unit: "150 g". */
  weight: factSchema.nullable(),
  /** With its unit: "50 ml". */
  volume: factSchema.nullable(),
});
export type PhotoFacts = z.infer<typeof photoFactsSchema>;
