import { inngest } from "@/inngest/client";
import { connectionCreated, ordersSyncRequested } from "@/inngest/events";

/** A new connection, or an old one with a new key, reads its orders at once. */
export const startImportJob = inngest.createFunction(
  { id: "start-import", triggers: [connectionCreated], retries: 4 },
  async ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    await step.sendEvent("request-orders", ordersSyncRequested.create({ partnerId, connectionId }));
  },
);
