import "server-only";
import { partnerReviewed } from "@/inngest/events";
import { inAdmin } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import * as reviews from "@/lib/partners/review-repository";
import { publishToAdmins, publishToPartner } from "@/lib/realtime/publish";

export function approvePartner(actorId: string, partnerId: string): Promise<void> {
  return review(actorId, partnerId, "APPROVED", null);
}

/** The reason is told to the applicant as it is. */
export function rejectPartner(actorId: string, partnerId: string, reason: string): Promise<void> {
  return review(actorId, partnerId, "REJECTED", reason);
}

async function review(actorId: string, partnerId: string, decision: "APPROVED" | "REJECTED", reason: string | null) {
  await inAdmin(async (db) => {
    const made = await reviews.decide(partnerId, { decision, reason, actorId }, db);
    if (made) return enqueue(db, partnerReviewed.create({ partnerId, reviewId: made.id }));
    if (await reviews.hasPartner(partnerId, db)) throw new AppError("conflict", "partners.decidedAlready");
    throw new AppError("not-found", "notFound");
  });
  kickOutbox();
  // Not waited for: the realtime service may be away, and the open page asks by itself.
  publishToPartner(partnerId, { kind: "review.changed" });
  publishToAdmins({ kind: "applications.changed" });
}
