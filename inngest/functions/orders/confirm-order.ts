import { inngest } from "@/inngest/client";
import { orderChanged, orderConfirmRequested, orderReceived, selfConfirmRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { AppError } from "@/lib/errors";
import { confirmOrder, mayConfirmByItself } from "@/lib/orders/confirm-order";

const confirm = (partnerId: string, orderId: string, allowedBy: "partner" | "autonomy-auto") =>
  retrying(async () => {
    const { state } = await confirmOrder(partnerId, orderId, allowedBy);
    // The reply was lost: the next try reads first and finds out.
    if (state === "unknown") throw new AppError("unavailable", "unexpected");
    return { state };
  });

/** For partners who let covered orders be confirmed without a question. */
export const autoConfirmOrderJob = inngest.createFunction(
  {
    id: "auto-confirm-order",
    triggers: [orderReceived, orderChanged, selfConfirmRequested],
    // One partner's thousand orders, and a marketplace that hangs, leave room for everybody else (promise D5).
    concurrency: [
      { key: "event.data.orderId", limit: 1 },
      { key: "event.data.partnerId", limit: 4 },
    ],
    retries: 6,
  },
  async ({ event, step }) => {
    const { partnerId, orderId } = event.data;
    const isAllowed = await step.run("check", () => mayConfirmByItself(partnerId, orderId));
    if (!isAllowed) return { state: "not-asked" };
    return step.run("confirm", () => confirm(partnerId, orderId, "autonomy-auto"));
  },
);

/** The seller pressed the button and the marketplace's reply was lost. */
export const confirmOrderJob = inngest.createFunction(
  {
    id: "confirm-order",
    triggers: [orderConfirmRequested],
    concurrency: { key: "event.data.orderId", limit: 1 },
    retries: 6,
  },
  ({ event, step }) => {
    const { partnerId, orderId } = event.data;
    return step.run("confirm", () => confirm(partnerId, orderId, "partner"));
  },
);
