import { z } from "zod";
import { count, id, list, som, text, time } from "@/lib/marketplaces/uzum/wire";

const item = z
  .object({
    id,
    productId: id.nullish(),
    productTitle: text,
    skuTitle: text,
    sellerSkuCode: text,
    /** The specification's name of the price; live accounts were seen to answer `sellPrice`. */
    sellerPrice: som.nullish(),
    sellPrice: som.nullish(),
    amount: count,
    amountReturns: count,
    cancelled: count,
  })
  .transform((wire, context) => {
    const unitPrice = wire.sellerPrice ?? wire.sellPrice;
    if (unitPrice) return { ...wire, unitPrice };
    context.addIssue({ code: "custom", message: "no price" });
    return z.NEVER;
  });

export const order = z.object({
  id,
  status: z.string(),
  shopId: id.nullish(),
  dateCreated: time,
  acceptedDate: time,
  deliveringDate: time,
  deliveryDate: time,
  deliveredToDeliveryPointDate: time,
  completedDate: time,
  dateCancelled: time,
  returnDate: time,
  deliverUntil: time,
  orderItems: z
    .array(item)
    .nullish()
    .transform((list) => list ?? []),
});

export const ordersPage = z.object({
  orders: list(order),
  /** Of this status in all. */
  totalAmount: z.number().nullish(),
});

export type OrderWire = z.output<typeof order>;
