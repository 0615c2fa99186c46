import { z } from "zod";

/** The answer of both `/api/v2/list/goods/filter`. */
export const goodsReply = z.object({
  data: z
    .object({
      listGoods: z.array(
        z.object({
          nmID: z.int(),
          sizes: z.array(z.object({ sizeID: z.int(), price: z.number(), discountedPrice: z.number() })),
          currencyIsoCode4217: z.string(),
          discount: z.number().optional(),
        }),
      ),
    })
    .nullable(),
});
export type PricedGood = NonNullable<z.infer<typeof goodsReply>["data"]>["listGoods"][number];

/** 200, and 208 when the very same load exists already: the id is then that one's. */
export const uploadReply = z.object({ data: z.object({ id: z.int(), alreadyExists: z.boolean().nullish() }) });

export const taskReply = z.object({ data: z.object({ status: z.int() }).nullable() });

export const taskGoodsReply = z.object({
  data: z
    .object({
      historyGoods: z.array(z.object({ nmID: z.int(), status: z.int(), errorText: z.string().nullish() })).nullable(),
    })
    .nullable(),
});

/** Of an upload. 1, "in work", is answered by the buffer methods alone. */
export const taskStatuses = { done: 3, cancelled: 4, doneWithErrors: 5, failed: 6 } as const;
/** Of one item in an upload. */
export const goodStatuses = { updated: 2, refused: 3 } as const;
