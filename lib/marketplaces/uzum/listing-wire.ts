import { z } from "zod";
import { count, id, list, som, text, time } from "@/lib/marketplaces/uzum/wire";

/** Of the price. */
const percent = z.number().nullish();

const sku = z.object({
  skuId: id,
  skuTitle: text,
  skuFullTitle: text,
  productTitle: text,
  barcode: text,
  article: text,
  sellerItemCode: text,
  price: som.nullish(),
  commission: percent,
  archived: z.boolean().nullish(),
  blocked: z.boolean().nullish(),
  blockingReason: text,
  skuBlockReason: z.object({ title: text, message: text, date: time }).nullish(),
  previewImage: text,
});

const product = z.object({
  productId: id,
  title: text,
  image: text,
  previewImg: text,
  status: z.object({ value: text, description: text }).nullish(),
  moderationStatus: z.object({ value: text, title: text }).nullish(),
  commission: percent,
  commissionDto: z.object({ minCommission: percent, maxCommission: percent }).nullish(),
  skuList: z
    .array(sku)
    .nullish()
    .transform((list) => list ?? []),
});

export const productsReply = z.object({
  productList: list(product),
  totalProductsAmount: count,
});

export type SkuWire = z.output<typeof sku>;
export type ProductWire = z.output<typeof product>;
