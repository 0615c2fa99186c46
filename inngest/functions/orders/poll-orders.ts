import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { ordersSweepRequested, ordersSyncRequested } from "@/inngest/events";
import { claimDueConnections } from "@/lib/db/doors";

/** The least lately polled first; the rest in the next minute. */
const mostConnections = 500;

/** Each minute: every live connection is asked for what changed (promise I7). */
export const pollOrdersJob = inngest.createFunction(
  { id: "poll-orders", triggers: [cron("* * * * *")], concurrency: { limit: 1 }, retries: 1 },
  async ({ step }) => {
    const due = await step.run("claim", () => claimDueConnections(new Date(Date.now() - 45_000), mostConnections));
    if (due.length === 0) return { connections: 0 };
    await step.sendEvent(
      "sync-each",
      due.map((ids) => ordersSyncRequested.create(ids)),
    );
    return { connections: due.length };
  },
);

/** Each night, 03:10 in Tashkent: the last 45 days in full. */
export const sweepOrdersJob = inngest.createFunction(
  { id: "sweep-orders", triggers: [cron("TZ=Asia/Tashkent 10 3 * * *")], concurrency: { limit: 1 }, retries: 4 },
  async ({ step }) => {
    const due = await step.run("claim", () => claimDueConnections(new Date(), 10_000));
    if (due.length === 0) return { connections: 0 };
    await step.sendEvent(
      "sweep-each",
      due.map((ids) => ordersSweepRequested.create(ids)),
    );
    return { connections: due.length };
  },
);
