import { inngest } from "@/inngest/client";
import { partnerReviewed } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { mailReview } from "@/lib/partners/mail-review";
import { publishToPartner } from "@/lib/realtime/publish";

/** The decision itself has rung the doorbell already; once more here, in case that server died before it did. */
export const announceReviewJob = inngest.createFunction(
  { id: "announce-review", triggers: [partnerReviewed], retries: 5 },
  async ({ event, step }) => {
    const { partnerId, reviewId } = event.data;
    await step.run("tell-browser", () => publishToPartner(partnerId, { kind: "review.changed" }));
    await step.run("mail", () => retrying(() => mailReview(partnerId, reviewId)));
  },
);
