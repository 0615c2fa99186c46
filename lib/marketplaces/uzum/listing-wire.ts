import { z } from "zod";
import { count, id, som, text, time } from "@/lib/marketplaces/uzum/wire";

const sku = z.object({
  skuId: id,
  skuTitle: text,
  skuFullTitle: text,
  productTitle: text,
  barcode: text,
  article: text,
  sellerItemCode: text,
  price: som.nullish(),
  archived: z.boolean().nullish(),
  blocked: z.boolean().nullish(),
  blockingReason: text,
  skuBlockReason: z.object({ title: text, message: text, date: time }).nullish(),
});

const product = z.object({
  productId: id,
  title: text,
  status: z.object({ value: text }).nullish(),
  moderationStatus: z.object({ value: text }).nullish(),
  skuList: z
    .array(sku)
    .nullish()
    .transform((list) => list ?? []),
});

export const productsReply = z.object({
  productList: z
    .array(product)
    .nullish()
    .transform((list) => list ?? []),
  totalProductsAmount: count,
});

export type SkuWire = z.output<typeof sku>;
export type ProductWire = z.output<typeof product>;
