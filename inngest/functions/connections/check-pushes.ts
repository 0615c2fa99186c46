import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { pushCheckRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { checkPushes } from "@/lib/connections/check-pushes";
import { findPushingConnections } from "@/lib/db/doors";

/** Each hour, between the busy minutes: are the pushes still on? */
export const checkPushesJob = inngest.createFunction(
  { id: "check-pushes", triggers: [cron("17 * * * *")], concurrency: { limit: 1 }, retries: 2 },
  async ({ step }) => {
    const due = await step.run("find", () => findPushingConnections());
    if (due.length > 0) {
      await step.sendEvent(
        "check-each",
        due.map((ids) => pushCheckRequested.create(ids)),
      );
    }
    return { connections: due.length };
  },
);

export const checkConnectionPushesJob = inngest.createFunction(
  {
    id: "check-connection-pushes",
    triggers: [pushCheckRequested],
    concurrency: { key: "event.data.connectionId", limit: 1 },
    retries: 3,
  },
  ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    return step.run("check", () => retrying(() => checkPushes(partnerId, connectionId)));
  },
);
