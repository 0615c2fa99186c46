import { z } from "zod";

const cardWire = z.object({
  nmID: z.int(),
  subjectID: z.int().nullish(),
  vendorCode: z.string(),
  title: z.string().nullish(),
  /** The seller's word that the goods carry their marking codes. */
  kizMarked: z.boolean().nullish(),
  photos: z.array(z.object({ big: z.string().nullish() })).nullish(),
  characteristics: z.array(z.object({ id: z.int(), value: z.unknown() })).nullish(),
  sizes: z.array(
    z.object({
      chrtID: z.int(),
      techSize: z.string().nullish(),
      wbSize: z.string().nullish(),
      skus: z.array(z.string()).nullish(),
    }),
  ),
  updatedAt: z.string(),
});
export type CardWire = z.infer<typeof cardWire>;

export const cardsReply = z.object({
  cards: z.array(cardWire),
  cursor: z.object({ updatedAt: z.string().nullish(), nmID: z.int().nullish(), total: z.int() }),
});

const errorBatch = z.object({ errors: z.record(z.string(), z.array(z.string())), updatedAt: z.string() });

/** Cards that were not made, or not changed, with the reasons: batches of earlier requests. */
export const errorsReply = z.object({
  data: z.object({
    items: z.array(errorBatch),
    cursor: z.object({ next: z.boolean(), updatedAt: z.string().nullish(), batchUUID: z.string().nullish() }),
  }),
});

/** One card as `/content/v2/cards/upload` takes it, in centimetres and kilograms. */
export type CardVariant = {
  vendorCode: string;
  title: string;
  description: string;
  brand: string;
  dimensions: { length: number; width: number; height: number; weightBrutto: number };
  characteristics: { id: number; value: unknown }[];
  sizes: CardSize[];
};

export type CardSize = {
  chrtID?: number;
  techSize?: string;
  wbSize?: string;
  price?: number;
  skus?: string[];
};
