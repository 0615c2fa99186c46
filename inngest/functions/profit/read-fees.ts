import { inngest } from "@/inngest/client";
import { orderChanged, orderReceived } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { syncFeesOfOrder } from "@/lib/orders/sync-fees";

/** The marketplace's fees as soon as an order is closed; later bookings are found by the polls. */
export const readFeesJob = inngest.createFunction(
  {
    id: "read-fees",
    triggers: [orderReceived, orderChanged],
    concurrency: { key: "event.data.partnerId", limit: 1 },
    retries: 4,
  },
  ({ event, step }) => {
    const { partnerId, orderId } = event.data;
    return step.run("read", () => retrying(() => syncFeesOfOrder(partnerId, orderId)));
  },
);
