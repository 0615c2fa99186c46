import { z } from "zod";

/** A SKU: 1 to 255 characters, at least one of them visible. */
export const skuSchema = z.string().max(255).regex(/\S/);

export const skuListSchema = (maximum: number) =>
  z.object({ offerIds: z.array(skuSchema).min(1).max(maximum).nullish() });

const money = z.object({
  value: z.number().nonnegative(),
  currencyId: z.string(),
  discountBase: z.number().optional(),
});

const offerSchema = z.object({
  offerId: skuSchema,
  name: z.string().max(256).optional(),
  description: z.string().max(6000).optional(),
  marketCategoryId: z.number().int().nonnegative().optional(),
  vendor: z.string().optional(),
  pictures: z
    .array(z.string().regex(/^https?:\/\//))
    .min(1)
    .max(30)
    .optional(),
  barcodes: z.array(z.string()).min(1).optional(),
  weightDimensions: z
    .object({
      length: z.number().nonnegative(),
      width: z.number().nonnegative(),
      height: z.number().nonnegative(),
      weight: z.number().nonnegative(),
    })
    .optional(),
  commodityCodes: z
    .array(z.object({ code: z.string(), type: z.enum(["CUSTOMS_COMMODITY_CODE", "IKPU_CODE"]) }))
    .optional(),
  parameterValues: z
    .array(
      z.object({
        parameterId: z.number().int().positive(),
        unitId: z.number().int().optional(),
        valueId: z.number().int().optional(),
        value: z.string().optional(),
      }),
    )
    .min(1)
    .max(300)
    .optional(),
  basicPrice: money.optional(),
});

export type SentOffer = z.infer<typeof offerSchema>;

export const updateMappingsSchema = z.object({
  offerMappings: z
    .array(z.object({ offer: offerSchema }))
    .min(1)
    .max(500),
});

export const updatePricesSchema = (maximum: number) =>
  z.object({
    offers: z
      .array(z.object({ offerId: skuSchema, price: money }))
      .min(1)
      .max(maximum),
  });
