import { inngest } from "@/inngest/client";
import { listingLetGo, listingLinked } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { letGoLines, linkListingLines } from "@/lib/orders/link-listing";

/** A listing that was there before us may be what earlier orders were about. One after the other for a partner. */
export const linkListingJob = inngest.createFunction(
  {
    id: "link-listing",
    triggers: [listingLinked],
    concurrency: { key: "event.data.partnerId", limit: 1 },
    retries: 4,
  },
  ({ event, step }) => {
    const { partnerId, listingId } = event.data;
    return step.run("link", () => retrying(() => linkListingLines(partnerId, listingId)));
  },
);

export const letGoListingJob = inngest.createFunction(
  {
    id: "let-go-listing",
    triggers: [listingLetGo],
    concurrency: { key: "event.data.partnerId", limit: 1 },
    retries: 4,
  },
  ({ event, step }) => {
    const { partnerId, listingId, productId } = event.data;
    return step.run("let-go", () => retrying(() => letGoLines(partnerId, listingId, productId)));
  },
);
