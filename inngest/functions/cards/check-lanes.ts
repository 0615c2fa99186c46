import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { laneCheckRequested } from "@/inngest/events";
import { findDueLanes } from "@/lib/db/doors";

/** The least lately looked at first; the rest in the next minute. */
const mostLanes = 200;

export const checkLanesJob = inngest.createFunction(
  { id: "check-lanes", triggers: [cron("* * * * *")], concurrency: { limit: 1 }, retries: 1 },
  async ({ step }) => {
    const lanes = await step.run("find-lanes", () => findDueLanes(mostLanes));
    if (lanes.length === 0) return { lanes: 0 };
    await step.sendEvent(
      "check-each",
      lanes.map((lane) => laneCheckRequested.create(lane)),
    );
    return { lanes: lanes.length };
  },
);
