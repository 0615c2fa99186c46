import { z } from "zod";
import { pagingSchema } from "@/lib/marketplaces/yandex/wire";

const amountSchema = z.object({ value: z.number(), currencyId: z.string() });

const itemSchema = z.object({
  id: z.number(),
  offerId: z.string(),
  offerName: z.string(),
  count: z.number(),
  prices: z
    .object({ payment: amountSchema.nullish(), subsidy: amountSchema.nullish(), cashback: amountSchema.nullish() })
    .nullish(),
  itemStatuses: z.array(z.object({ status: z.string(), count: z.number().nullish() })).nullish(),
  /** Marking codes that were given already, one entry a unit. */
  instances: z
    .array(z.object({ cis: z.string().nullish(), cisFull: z.string().nullish(), uin: z.string().nullish() }))
    .nullish(),
});

/** A whole unit stands in one box; a large one may lie in several, a part in each. */
const boxItemSchema = z.object({
  id: z.number(),
  fullCount: z.number().nullish(),
  partialCount: z.object({ current: z.number(), total: z.number() }).nullish(),
});

const orderSchema = z.object({
  orderId: z.number(),
  campaignId: z.number(),
  status: z.string(),
  substatus: z.string().nullish(),
  creationDate: z.iso.datetime({ offset: true }),
  updateDate: z.iso.datetime({ offset: true }).nullish(),
  items: z.array(itemSchema),
  delivery: z
    .object({
      shipment: z.object({ shipmentDate: z.string(), shipmentTime: z.string().nullish() }).nullish(),
      boxesLayout: z.array(z.object({ items: z.array(boxItemSchema) })).nullish(),
    })
    .nullish(),
});

export const ordersSchema = z.object({ orders: z.array(orderSchema), paging: pagingSchema });

export type WireOrder = z.infer<typeof orderSchema>;
export type WireItem = WireOrder["items"][number];
