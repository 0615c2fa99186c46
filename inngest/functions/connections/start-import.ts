import { inngest } from "@/inngest/client";
import { connectionCreated, ordersSyncRequested } from "@/inngest/events";
import { dayOf } from "@/lib/profit/days";
import { ensureRates } from "@/lib/rates/fetch-rates";

/** A new connection, or an old one with a new key, reads its orders at once. */
export const startImportJob = inngest.createFunction(
  { id: "start-import", triggers: [connectionCreated], retries: 4 },
  async ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    // Prices in roubles are worked out from the first card on.
    await step.run("read-rates", () => ensureRates([{ currency: "RUB", day: dayOf(new Date()) }]));
    await step.sendEvent("request-orders", ordersSyncRequested.create({ partnerId, connectionId }));
  },
);
