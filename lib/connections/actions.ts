"use server";

import { revalidatePath } from "next/cache";
import { partnerAction } from "@/lib/action";
import { createConnection } from "@/lib/connections/create-connection";
import { disconnect } from "@/lib/connections/disconnect";
import { requestOrders } from "@/lib/connections/request-orders";
import { connectionIdSchema, connectSchema } from "@/lib/connections/schema";

export const connectAction = partnerAction(connectSchema, async (input, { partnerId }) => {
  const { connectionId } = await createConnection(partnerId, input);
  revalidatePath("/connections");
  return { connectionId };
});

export const disconnectAction = partnerAction(connectionIdSchema, async ({ connectionId }, { partnerId }) => {
  await disconnect(partnerId, connectionId);
  revalidatePath("/connections");
});

export const requestOrdersAction = partnerAction(connectionIdSchema, ({ connectionId }, { partnerId }) =>
  requestOrders(partnerId, connectionId),
);
