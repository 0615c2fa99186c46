"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { applicantAction, freshPartnerAction, partnerAction } from "@/lib/action";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { can } from "@/lib/auth/permissions";
import { checkKey } from "@/lib/connections/check-key";
import { createConnection } from "@/lib/connections/create-connection";
import { disconnect } from "@/lib/connections/disconnect";
import { pauseConnection, requestImport, resumeConnection } from "@/lib/connections/pause";
import { replaceKey } from "@/lib/connections/replace-key";
import { requestOrders } from "@/lib/connections/request-orders";
import { retryPushes } from "@/lib/connections/retry-pushes";
import { rotatePushToken } from "@/lib/connections/rotate-push-token";
import { connectionIdSchema, connectSchema, disconnectSchema, replaceKeySchema } from "@/lib/connections/schema";
import { AppError } from "@/lib/errors";
import { readClient } from "@/lib/net/read-client";

export const connectAction = freshPartnerAction("connections:write", connectSchema, async (input, { partnerId }) => {
  const { connectionId } = await createConnection(partnerId, input);
  revalidatePath("/connections");
  return { connectionId };
});

/** Whether a key works, asked before the approval too; nothing of it is kept. */
export const checkKeyAction = applicantAction(connectSchema, async (input, { userId, memberRole }) => {
  if (!memberRole || !can(memberRole, "connections:write")) throw new AppError("forbidden", "notYourRole");
  await takeAttempt("key-check", { account: userId, network: (await readClient()).address });
  return checkKey(input, await getLocale());
});

/** Of the same account; the connection and all that was read by it stay. */
export const replaceKeyAction = freshPartnerAction(
  "connections:write",
  replaceKeySchema,
  async (input, { partnerId }) => {
    const { connectionId } = await replaceKey(partnerId, input);
    revalidatePath("/connections");
    return { connectionId };
  },
);

export const pauseConnectionAction = partnerAction(
  "connections:write",
  connectionIdSchema,
  ({ connectionId }, { partnerId }) => pauseConnection(partnerId, connectionId),
);

export const resumeConnectionAction = partnerAction(
  "connections:write",
  connectionIdSchema,
  ({ connectionId }, { partnerId }) => resumeConnection(partnerId, connectionId),
);

export const requestImportAction = partnerAction(
  "connections:write",
  connectionIdSchema,
  ({ connectionId }, { partnerId }) => requestImport(partnerId, connectionId),
);

export const disconnectAction = partnerAction(
  "connections:write",
  disconnectSchema,
  async ({ connectionId, data }, { partnerId }) => {
    await disconnect(partnerId, connectionId, data);
    revalidatePath("/connections");
  },
);

export const requestOrdersAction = partnerAction(
  "connections:write",
  connectionIdSchema,
  ({ connectionId }, { partnerId }) => requestOrders(partnerId, connectionId),
);

export const retryPushesAction = partnerAction(
  "connections:write",
  connectionIdSchema,
  async ({ connectionId }, { partnerId }) => ({
    revived: await retryPushes(partnerId, connectionId),
  }),
);

/** The new address itself comes with the list, to whoever may see it. */
export const rotatePushTokenAction = freshPartnerAction(
  "connections:write",
  connectionIdSchema,
  async ({ connectionId }, { partnerId }) => {
    await rotatePushToken(partnerId, connectionId);
  },
);
