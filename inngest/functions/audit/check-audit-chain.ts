import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { noteWalk, planWalk, walkOn } from "@/lib/audit/walk-chain";

/** Each hour what came since, once a day all of it (promise A6). */
export const checkAuditChainJob = inngest.createFunction(
  { id: "check-audit-chain", triggers: [cron("40 * * * *")], concurrency: { limit: 1 }, retries: 3 },
  async ({ step }) => {
    let walk = await step.run("plan", () => planWalk());
    for (let leg = 0; !walk.isDone; leg += 1) {
      const at = walk;
      walk = await step.run(`walk-${leg}`, () => walkOn(at));
    }
    const { isWhole, rows, found } = walk;
    const done = walk;
    await step.run("note", () => noteWalk(done));
    return { isWhole, rows, found };
  },
);
