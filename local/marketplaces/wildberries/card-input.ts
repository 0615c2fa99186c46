import { z } from "zod";
import type { CardContent } from "./state.ts";

/** The limits of 02-items.yaml: 100 groups of 30 cards, 3000 changes. Unknown fields are ignored. */
const cardSchema = z.object({
  vendorCode: z.string().min(1).max(72),
  title: z.string().optional(),
  description: z.string().optional(),
  brand: z.string().optional(),
  dimensions: z
    .object({
      length: z.int().optional(),
      width: z.int().optional(),
      height: z.int().optional(),
      weightBrutto: z.number().optional(),
    })
    .optional(),
  characteristics: z.array(z.object({ id: z.int(), value: z.unknown() })).optional(),
  sizes: z
    .array(
      z.object({
        chrtID: z.int().optional(),
        techSize: z.string().optional(),
        wbSize: z.string().optional(),
        price: z.int().min(0).optional(),
        skus: z.array(z.string().min(1)).optional(),
      }),
    )
    .optional(),
});
export type CardSent = z.infer<typeof cardSchema>;

export const groupsSchema = z
  .array(z.object({ subjectID: z.int(), variants: z.array(cardSchema).min(1).max(30) }))
  .min(1)
  .max(100);

export const updatesSchema = z
  .array(cardSchema.extend({ nmID: z.int(), sizes: cardSchema.shape.sizes.unwrap() }))
  .min(1)
  .max(3000);

export function toContent(card: CardSent): CardContent {
  const { length = 0, width = 0, height = 0, weightBrutto = 0 } = card.dimensions ?? {};
  const sizes = card.sizes?.length ? card.sizes : [{}];
  return {
    vendorCode: card.vendorCode,
    title: card.title ?? "",
    description: card.description ?? "",
    brand: card.brand ?? "",
    dimensions: { length, width, height, weightBrutto },
    characteristics: card.characteristics ?? [],
    sizes: sizes.map(
      ({ chrtID, techSize = "", wbSize = "", price = 0, skus = [] }: NonNullable<CardSent["sizes"]>[number]) => ({
        chrtID,
        techSize,
        wbSize,
        price,
        skus,
      }),
    ),
  };
}
