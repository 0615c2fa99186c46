import { inngest } from "@/inngest/client";
import { partnerReviewed } from "@/inngest/events";
import { publishToAdmins, publishToPartner } from "@/lib/realtime/publish";

/**
 * The decision itself has rung the doorbells already; once more here, in case that server died before it did. What it
 * says goes out with the notification that was written beside it.
 */
export const announceReviewJob = inngest.createFunction(
  { id: "announce-review", triggers: [partnerReviewed], retries: 5 },
  async ({ event, step }) => {
    const { partnerId } = event.data;
    await step.run("tell-browser", () => publishToPartner(partnerId, { kind: "review.changed" }));
    await step.run("tell-administrators", () => publishToAdmins({ kind: "applications.changed" }));
  },
);
