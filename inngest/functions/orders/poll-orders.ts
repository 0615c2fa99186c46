import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { ordersSweepRequested, ordersSyncRequested } from "@/inngest/events";
import { claimDueConnections, listActiveConnections } from "@/lib/db/doors";

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

type Page = { partnerId: string; connectionId: string }[];

/** Each night, 03:10 in Tashkent: the last 45 days in full. */
export const sweepOrdersJob = inngest.createFunction(
  { id: "sweep-orders", triggers: [cron("TZ=Asia/Tashkent 10 3 * * *")], concurrency: { limit: 1 }, retries: 4 },
  async ({ step }) => {
    let connections = 0;
    let last: string | null = null;
    // An event's request and a step's answer have their limits: some hundred at a time, however many there are.
    do {
      const after: string | null = last;
      const page: Page = await step.run(`list-${connections}`, () => listActiveConnections(after, mostConnections));
      if (page.length > 0) {
        await step.sendEvent(
          `sweep-${connections}`,
          page.map((ids) => ordersSweepRequested.create(ids)),
        );
      }
      connections += page.length;
      last = page.length < mostConnections ? null : (page.at(-1)?.connectionId ?? null);
    } while (last !== null);
    return { connections };
  },
);
