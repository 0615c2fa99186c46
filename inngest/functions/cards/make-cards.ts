import { inngest } from "@/inngest/client";
import { cardRequested, productCreated } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { composeProductPicture } from "@/lib/cards/make-lane-picture";
import { readProductPhoto } from "@/lib/cards/read-photo";
import { failWaitingLanes, openProductLanes } from "@/lib/cards/request-cards";

/** A new product: its photo is looked at and a picture made of it, once; then each lane goes its own way. */
export const makeCardsJob = inngest.createFunction(
  {
    id: "make-cards",
    triggers: [productCreated],
    concurrency: { key: "event.data.partnerId", limit: 3 },
    retries: 3,
    onFailure: ({ event, error, step }) => {
      const { partnerId, productId } = event.data.event.data;
      return step.run("give-up", () => failWaitingLanes(partnerId, productId, error));
    },
  },
  async ({ event, step }) => {
    const { partnerId, productId } = event.data;
    const lanes = await step.run("open-lanes", () => retrying(() => openProductLanes(partnerId, productId)));
    if (lanes.length === 0) return { lanes: 0 };
    await step.run("read-photo", () => retrying(() => readProductPhoto(partnerId, productId)));
    // Without a second picture the cards go out with the seller's own; each lane tries once more.
    await step.run("compose-picture", () => composeProductPicture(partnerId, productId)).catch(() => null);
    await step.sendEvent(
      "request-cards",
      lanes.map((lane) => cardRequested.create({ partnerId, ...lane })),
    );
    return { lanes: lanes.length };
  },
);
