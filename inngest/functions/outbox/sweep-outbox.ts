import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { drainOutbox } from "@/lib/outbox/drain-outbox";

/** Takes what the relay missed: a process that died between the commit and the send (promise D2). */
export const sweepOutboxJob = inngest.createFunction(
  { id: "sweep-outbox", triggers: [cron("* * * * *")], concurrency: { limit: 1 } },
  ({ step }) => step.run("drain", async () => ({ sent: await drainOutbox() })),
);
