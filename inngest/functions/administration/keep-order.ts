import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { indexAllStale } from "@/lib/administration/index-partners";
import { dropOldCounts } from "@/lib/administration/read-failures";
import { tellOfTroubles } from "@/lib/administration/tell-of-troubles";

/** A search writes the words of a few; what a release changed of many is written here. */
export const indexPartnersJob = inngest.createFunction(
  { id: "index-partners", triggers: [cron("* * * * *")], concurrency: { limit: 1 } },
  ({ step }) => step.run("index", async () => ({ indexed: await indexAllStale() })),
);

export const tellOfTroublesJob = inngest.createFunction(
  { id: "tell-of-troubles", triggers: [cron("*/5 * * * *")], concurrency: { limit: 1 } },
  ({ step }) => step.run("tell", async () => ({ told: await tellOfTroubles() })),
);

/** Each night, 03:40 in Tashkent. */
export const dropCountsJob = inngest.createFunction(
  { id: "drop-failure-counts", triggers: [cron("TZ=Asia/Tashkent 40 3 * * *")], concurrency: { limit: 1 } },
  ({ step }) => step.run("drop", async () => ({ dropped: await dropOldCounts() })),
);
