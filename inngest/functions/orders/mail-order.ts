import { inngest } from "@/inngest/client";
import { orderReceived } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { mailOrder } from "@/lib/orders/mail-order";

export const mailOrderJob = inngest.createFunction(
  {
    id: "mail-order",
    triggers: [orderReceived],
    concurrency: { key: "event.data.partnerId", limit: 2 },
    retries: 8,
  },
  ({ event, step }) => {
    const { partnerId, orderId } = event.data;
    return step.run("mail", () => retrying(() => mailOrder(partnerId, orderId)));
  },
);
