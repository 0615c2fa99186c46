import { inngest } from "@/inngest/client";
import { publishRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { checkLane } from "@/lib/cards/check-lane";
import { publishLane } from "@/lib/cards/publish-lane";
import { failLane } from "@/lib/cards/request-cards";
import { settleLanePrice, settleLaneStock } from "@/lib/cards/send-price-and-stock";

/** Seconds between looks at a card in moderation. Later on the minute's check of all lanes takes over. */
const pauses = [2, 3, 4, 6, 10, 20, 40];

/** Sends a card, waits for the moderator, and gives a live one its price and stock. */
export const publishCardJob = inngest.createFunction(
  {
    id: "publish-card",
    triggers: [publishRequested],
    concurrency: { key: "event.data.connectionId", limit: 2 },
    retries: 6,
    onFailure: ({ event, error, step }) => {
      const { partnerId, laneId } = event.data.event.data;
      return step.run("give-up", () => failLane(partnerId, laneId, error));
    },
  },
  async ({ event, step }) => {
    const { partnerId, laneId } = event.data;
    let { state } = await step.run("publish", () => retrying(() => publishLane(partnerId, laneId)));
    for (const [index, pause] of pauses.entries()) {
      if (state !== "MODERATING") break;
      await step.sleep(`wait-${index}`, `${pause}s`);
      const checked = await step.run(`check-${index}`, () => retrying(() => checkLane(partnerId, laneId)));
      state = checked.state;
      if (!checked.becameLive) continue;
      await step.run("set-price", () => retrying(() => settleLanePrice(partnerId, laneId)));
      await step.run("set-stock", () => retrying(() => settleLaneStock(partnerId, laneId)));
    }
    return { state };
  },
);
