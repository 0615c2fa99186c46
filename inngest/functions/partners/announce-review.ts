import { inngest } from "@/inngest/client";
import { partnerReviewed } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { announceApproval, isApproval } from "@/lib/partners/announce-approval";
import { announceAfterMs } from "@/lib/partners/recall-window";
import { publishToAdmins, publishToPartner } from "@/lib/realtime/publish";

/**
 * The decision itself has rung the doorbells already; once more here, in case that server died before it did. What it
 * says goes out with the notification that was written beside it; of an approval once it is not taken back any more.
 */
export const announceReviewJob = inngest.createFunction(
  { id: "announce-review", triggers: [partnerReviewed], retries: 5 },
  async ({ event, step }) => {
    const { partnerId, reviewId } = event.data;
    await step.run("tell-browser", () => publishToPartner(partnerId, { kind: "review.changed" }));
    await step.run("tell-administrators", () => publishToAdmins({ kind: "applications.changed" }));
    const mayBeRecalled = await step.run("look-up", () => retrying(() => isApproval(partnerId, reviewId)));
    if (!mayBeRecalled) return;
    await step.sleep("until-final", announceAfterMs);
    await step.run("tell-applicant", () => retrying(() => announceApproval(partnerId, reviewId)));
  },
);
