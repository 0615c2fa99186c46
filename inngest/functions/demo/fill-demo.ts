import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { retrying } from "@/inngest/retry";
import { fillDemo } from "@/lib/demo/fill-demo";

/** The demo's orders go on as the hours do. */
export const fillDemoJob = inngest.createFunction(
  { id: "fill-demo", triggers: [cron("50 * * * *")], concurrency: { limit: 1 }, retries: 1 },
  async ({ step }) => step.run("fill", () => retrying(() => fillDemo())),
);
