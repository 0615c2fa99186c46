import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { sendingDue } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { cleanBuckets, clearLimits, findDueSendings } from "@/lib/db/doors";
import { publishToPartner } from "@/lib/realtime/publish";
import { sendDue } from "@/lib/sending/send-due";

/** What is due within this time is waited for here; later on the minute's sweep takes over. */
const patienceMs = 40_000;
const mostPasses = 12;

/** The sender of one connection. Rows, not this queue, see to it that a listing has one writer (promise O2). */
export const sendDueJob = inngest.createFunction(
  {
    id: "send-due",
    triggers: [sendingDue],
    concurrency: { key: "event.data.connectionId", limit: 1 },
    retries: 4,
  },
  async ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    let taken = 0;
    for (let number = 0; number < mostPasses; number += 1) {
      const pass = await step.run(`send-${number}`, () => retrying(() => sendDue(partnerId, connectionId)));
      taken += pass.taken;
      // Whoever found nothing to do leaves the waiting to whoever did.
      if (pass.handled === 0 || pass.nextInMs === null || pass.nextInMs > patienceMs) break;
      await step.sleep(`wait-${number}`, Math.max(1_000, Math.ceil(pass.nextInMs)));
    }
    return { taken };
  },
);

/** The least lately stopped first; the rest in the next minute. */
const mostConnections = 500;

/** Each minute: what no event woke, and what is to be tried or looked at again. */
export const sweepSendingsJob = inngest.createFunction(
  { id: "sweep-sendings", triggers: [cron("* * * * *")], concurrency: { limit: 1 }, retries: 1 },
  async ({ step }) => {
    await step.run("clear-limits", async () => {
      const over = await clearLimits();
      for (const { partnerId } of over) await publishToPartner(partnerId, { kind: "connections.changed" });
      return over.length;
    });
    const due = await step.run("find", () => findDueSendings(mostConnections));
    if (due.length === 0) return { connections: 0 };
    await step.sendEvent(
      "send-each",
      due.map((ids) => sendingDue.create(ids)),
    );
    return { connections: due.length };
  },
);

/** Each night, 04:40 in Tashkent. */
export const cleanBucketsJob = inngest.createFunction(
  { id: "clean-buckets", triggers: [cron("TZ=Asia/Tashkent 40 4 * * *")], concurrency: { limit: 1 }, retries: 2 },
  ({ step }) => step.run("clean", async () => ({ deleted: await cleanBuckets() })),
);
