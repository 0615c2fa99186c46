import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { pushesReceived } from "@/inngest/events";
import { processPushes } from "@/lib/connections/process-pushes";
import { findWaitingPushes } from "@/lib/db/doors";

/** Far below the steps that one run may have. */
const mostRounds = 200;
/** A longer pause is left to the sweep. */
const longestWaitMs = 60_000;

/** Reads again what a connection's stored messages point at, until none waits. */
export const processPushesJob = inngest.createFunction(
  {
    id: "process-pushes",
    triggers: [pushesReceived],
    concurrency: { key: "event.data.connectionId", limit: 1 },
    retries: 4,
  },
  async ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    let orders = 0;
    for (let round = 0; round < mostRounds; round += 1) {
      const done = await step.run(`round-${round}`, () => processPushes(partnerId, connectionId));
      orders += done.orders;
      if (done.nextInMs === null || done.nextInMs > longestWaitMs) return { orders };
      if (done.nextInMs > 0) await step.sleep(`wait-${round}`, done.nextInMs);
    }
    await step.sendEvent("go-on", pushesReceived.create({ partnerId, connectionId }));
    return { orders };
  },
);

/** The stored messages are the work; the events only hasten it. Each minute takes what was not hastened, or is due again. */
export const sweepPushesJob = inngest.createFunction(
  { id: "sweep-pushes", triggers: [cron("* * * * *")], concurrency: { limit: 1 }, retries: 1 },
  async ({ step }) => {
    const due = await step.run("find", () => findWaitingPushes(new Date(Date.now() - 10_000), 1_000));
    if (due.length > 0) {
      await step.sendEvent(
        "process-each",
        due.map((ids) => pushesReceived.create(ids)),
      );
    }
    return { connections: due.length };
  },
);
