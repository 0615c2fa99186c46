import { inngest } from "@/inngest/client";
import { ordersSweepRequested, ordersSyncRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { syncFees } from "@/lib/orders/sync-fees";
import { type RunStep, syncOrders } from "@/lib/orders/sync-orders";

type Step = { run: (name: string, work: () => Promise<unknown>) => Promise<unknown> };

/** Each part of the reading is a step: a long import goes on where it stopped. Answers are plain JSON. */
const runIn =
  (step: Step): RunStep =>
  <T>(name: string, work: () => Promise<T>) =>
    step.run(name, () => retrying(work)) as Promise<T>;

/** One reading of a connection at a time; what is asked meanwhile waits its turn. */
export const syncOrdersJob = inngest.createFunction(
  {
    id: "sync-orders",
    triggers: [ordersSyncRequested],
    concurrency: { key: "event.data.connectionId", limit: 1 },
    throttle: { key: "event.data.connectionId", limit: 6, period: "1m" },
    retries: 4,
  },
  async ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    const orders = await syncOrders(partnerId, connectionId, { step: runIn(step) });
    const fees = await step.run("read-fees", () => retrying(() => syncFees(partnerId, connectionId)));
    return { orders, fees };
  },
);

export const sweepConnectionJob = inngest.createFunction(
  {
    id: "sweep-connection",
    triggers: [ordersSweepRequested],
    concurrency: { key: "event.data.connectionId", limit: 1 },
    retries: 6,
  },
  async ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    return { orders: await syncOrders(partnerId, connectionId, { isSweep: true, step: runIn(step) }) };
  },
);
