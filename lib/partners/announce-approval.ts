import "server-only";
import { inPartner } from "@/lib/db/client";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { lockProfile } from "@/lib/partners/profile-repository";
import * as partners from "@/lib/partners/repository";

export async function isApproval(partnerId: string, reviewId: string): Promise<boolean> {
  const review = await inPartner(partnerId, (db) => partners.findReview(partnerId, reviewId, db));
  return review?.decision === "APPROVED";
}

/** Tells the applicant, once, however often this runs; of an approval that was taken back or followed by another act nothing. */
export async function announceApproval(partnerId: string, reviewId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const newest = await partners.findNewestDecision(partnerId, db);
    if (newest?.id !== reviewId || newest.decision !== "APPROVED") return;
    const subject = { kind: "partner", id: partnerId };
    await notify({ event: "review.approved", partnerId, subject, causeKey: `review/${reviewId}` }, db);
  });
  kickOutbox();
}
