import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { expirePushes } from "@/lib/connections/expire-pushes";

/** Each night, 03:40 in Tashkent, batch by batch. */
export const expirePushesJob = inngest.createFunction(
  { id: "expire-pushes", triggers: [cron("TZ=Asia/Tashkent 40 3 * * *")], concurrency: { limit: 1 }, retries: 4 },
  async ({ step }) => {
    let changed = 0;
    for (let round = 0; round < 500; round += 1) {
      const done = await step.run(`batch-${round}`, () => expirePushes(new Date()));
      changed += done.changed;
      if (!done.isMore) break;
    }
    return { changed };
  },
);
