import { inngest } from "@/inngest/client";
import { stockChanged } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { coverShortages } from "@/lib/orders/cover-shortages";
import { pushStock } from "@/lib/stock/push-stock";

/** Stock moved: waiting buyers first, then every marketplace hears what is still free. */
export const pushStockJob = inngest.createFunction(
  { id: "push-stock", triggers: [stockChanged], concurrency: { key: "event.data.productId", limit: 1 }, retries: 6 },
  async ({ event, step }) => {
    const { partnerId, productId } = event.data;
    await step.run("cover-shortages", () => retrying(() => coverShortages(partnerId, productId)));
    const connections = await step.run("push", () => retrying(() => pushStock(partnerId, productId)));
    return { connections };
  },
);
