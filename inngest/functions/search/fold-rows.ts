import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { findUnfoldedPartners } from "@/lib/db/doors";
import { foldRows } from "@/lib/search/fold-rows";

/** Rows from before there was a search, and those that another writer left without a key. */
export const foldRowsJob = inngest.createFunction(
  { id: "fold-rows", triggers: [cron("*/10 * * * *")], concurrency: { limit: 1 }, retries: 3 },
  async ({ step }) => {
    let folded = 0;
    for (let round = 0; round < 20; round += 1) {
      const partners = await step.run(`find-${round}`, () => findUnfoldedPartners(10));
      if (partners.length === 0) break;
      const counts = await Promise.all(
        partners.map(({ partnerId }) => step.run(`fold-${round}-${partnerId}`, () => foldRows(partnerId))),
      );
      folded += counts.reduce((sum, count) => sum + count, 0);
    }
    return { folded };
  },
);
