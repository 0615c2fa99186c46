import { z } from "zod";
import { orderTabs } from "@/lib/orders/tabs";

export const orderIdSchema = z.strictObject({ orderId: z.uuid() });
export const deadLetterIdSchema = z.strictObject({ deadLetterId: z.uuid() });
export const autoConfirmSchema = z.strictObject({ isOn: z.boolean() });
export const nothingSchema = z.strictObject({});

/** Of an address: what is wrong is as good as absent. */
export const orderListSchema = z.object({
  tab: z.enum(orderTabs).catch("all"),
  /** Where the page before ended. */
  after: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
    .nullable()
    .catch(null),
});
export type OrderListInput = z.infer<typeof orderListSchema>;
