import { inngest } from "@/inngest/client";
import { laneCheckRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { checkLane } from "@/lib/cards/check-lane";
import { settleLanePrice, settleLaneStock } from "@/lib/cards/send-price-and-stock";

/** One look at a card in moderation, or for a card that the seller makes by hand. */
export const checkLaneJob = inngest.createFunction(
  {
    id: "check-lane",
    triggers: [laneCheckRequested],
    concurrency: { key: "event.data.laneId", limit: 1 },
    retries: 2,
  },
  async ({ event, step }) => {
    const { partnerId, laneId } = event.data;
    const checked = await step.run("check", () => retrying(() => checkLane(partnerId, laneId)));
    if (!checked.becameLive) return checked;
    await step.run("set-price", () => retrying(() => settleLanePrice(partnerId, laneId)));
    await step.run("set-stock", () => retrying(() => settleLaneStock(partnerId, laneId)));
    return checked;
  },
);
