"use server";

import { revalidatePath } from "next/cache";
import { partnerAction } from "@/lib/action";
import { confirmByHand } from "@/lib/orders/confirm-order";
import { retryDeadLetter } from "@/lib/orders/dead-letters";
import { autoConfirmSchema, deadLetterIdSchema, nothingSchema, orderIdSchema } from "@/lib/orders/schema";
import { requestAllOrders, setAutoConfirm } from "@/lib/orders/settings";

export const confirmOrderAction = partnerAction("orders:write", orderIdSchema, async ({ orderId }, { partnerId }) => {
  const state = await confirmByHand(partnerId, orderId);
  revalidatePath(`/orders/${orderId}`);
  return { state };
});

export const setAutoConfirmAction = partnerAction(
  "orders:write",
  autoConfirmSchema,
  async ({ isOn }, { partnerId }) => {
    await setAutoConfirm(partnerId, isOn);
    revalidatePath("/orders");
    return { isOn };
  },
);

export const syncNowAction = partnerAction("orders:write", nothingSchema, async (_, { partnerId }) => ({
  connections: await requestAllOrders(partnerId),
}));

export const retryDeadLetterAction = partnerAction(
  "orders:write",
  deadLetterIdSchema,
  async ({ deadLetterId }, { partnerId }) => {
    const outcome = await retryDeadLetter(partnerId, deadLetterId);
    revalidatePath("/connections");
    return { outcome };
  },
);
