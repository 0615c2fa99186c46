import { inngest } from "@/inngest/client";
import { pushReceived } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { dropPush, processPush } from "@/lib/connections/process-push";

/** Looks at the order that a marketplace's message points at. */
export const processPushJob = inngest.createFunction(
  {
    id: "process-push",
    triggers: [pushReceived],
    concurrency: { key: "event.data.partnerId", limit: 2 },
    retries: 8,
    onFailure: ({ event, step }) => {
      const { partnerId, inboxId } = event.data.event.data;
      return step.run("give-up", () => dropPush(partnerId, inboxId));
    },
  },
  ({ event, step }) => {
    const { partnerId, inboxId } = event.data;
    return step.run("read-order", () => retrying(() => processPush(partnerId, inboxId)));
  },
);
