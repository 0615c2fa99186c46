import { z } from "zod";

/** An assembly task: one unit. The specification asks for none of the fields; these are what an order cannot do without. */
const taskWire = z.object({
  id: z.int(),
  /** Also called `srid`, in sales and in finance reports. */
  rid: z.string(),
  article: z.string(),
  nmId: z.int(),
  chrtId: z.int(),
  price: z.int(),
  convertedPrice: z.int(),
  currencyCode: z.int(),
  convertedCurrencyCode: z.int(),
  createdAt: z.string(),
  supplyId: z.string().nullish(),
});
export type TaskWire = z.infer<typeof taskWire>;

export const newTasksReply = z.object({ orders: z.array(taskWire) });
export const tasksReply = z.object({ next: z.int().nullish(), orders: z.array(taskWire) });

/** Both statuses are open lists: the text of the specification names values that its lists lack. */
const statusWire = z.object({ id: z.int(), supplierStatus: z.string(), wbStatus: z.string() });
export type TaskStatus = z.infer<typeof statusWire>;

export const statusesReply = z.object({ orders: z.array(statusWire) });
