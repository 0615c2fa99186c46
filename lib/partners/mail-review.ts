import "server-only";
import { getPartnerOwner } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { sendReview } from "@/lib/email/mails/send-review";
import { AppError } from "@/lib/errors";
import * as partners from "@/lib/partners/repository";

export async function mailReview(partnerId: string, reviewId: string): Promise<void> {
  const review = await inPartner(partnerId, (db) => partners.findReview(partnerId, reviewId, db));
  if (!review) throw new AppError("not-found", "notFound");
  const isApproved = review.decision === "APPROVED";
  await sendReview(await getPartnerOwner(partnerId), { reviewId, isApproved, reason: review.reason });
}
