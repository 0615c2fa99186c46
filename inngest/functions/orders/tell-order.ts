import { inngest } from "@/inngest/client";
import { orderReceived } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { tellOrder } from "@/lib/orders/tell-order";

export const tellOrderJob = inngest.createFunction(
  {
    id: "tell-order",
    triggers: [orderReceived],
    concurrency: { key: "event.data.partnerId", limit: 2 },
    retries: 8,
  },
  ({ event, step }) => {
    const { partnerId, orderId } = event.data;
    return step.run("tell", () => retrying(() => tellOrder(partnerId, orderId)));
  },
);
