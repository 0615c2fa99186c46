import { inngest } from "@/inngest/client";
import { cardRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { chooseLaneCategory } from "@/lib/cards/choose-lane-category";
import { decideLane } from "@/lib/cards/decide-lane";
import { makeLanePicture, skipLanePicture } from "@/lib/cards/make-lane-picture";
import { priceLane } from "@/lib/cards/price-lane";
import { readLanePhoto } from "@/lib/cards/read-photo";
import { failLane } from "@/lib/cards/request-cards";
import { writeLaneCard } from "@/lib/cards/write-lane-card";
import { isSuspended } from "@/lib/partners/suspension";

/**
 * One lane's card, from the facts to the decision. Lanes of other marketplaces neither wait for it nor fall with it. A
 * suspended partner's lane waits until it is reactivated.
 */
export const writeCardJob = inngest.createFunction(
  {
    id: "write-card",
    triggers: [cardRequested],
    concurrency: { key: "event.data.connectionId", limit: 2 },
    retries: 4,
    onFailure: ({ event, error, step }) => {
      const { partnerId, laneId } = event.data.event.data;
      return step.run("give-up", () => failLane(partnerId, laneId, error));
    },
  },
  async ({ event, step }) => {
    const { partnerId, laneId } = event.data;
    if (await step.run("check-suspension", () => isSuspended(partnerId))) return { state: "WAITING" };
    const run = (name: string, work: (partnerId: string, laneId: string) => Promise<unknown>) =>
      step.run(name, async () => {
        await retrying(() => work(partnerId, laneId));
      });
    await run("read-photo", readLanePhoto);
    await run("write-card", writeLaneCard);
    await run("choose-category", chooseLaneCategory);
    await run("make-picture", makeLanePicture).catch(() => run("skip-picture", skipLanePicture));
    await run("set-price", priceLane);
    return step.run("decide", () => retrying(() => decideLane(partnerId, laneId)));
  },
);
