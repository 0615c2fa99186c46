import "server-only";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readChanges } from "@/lib/partners/compare-applications";
import * as partners from "@/lib/partners/repository";

/** What the applicant sees of the own application, newest event first. */
export async function getApplication(partnerId: string) {
  const application = await inPartner(partnerId, (db) => partners.findApplication(partnerId, db));
  if (!application) throw new AppError("not-found", "notFound");
  return {
    ...application,
    reviews: application.reviews.map(({ changes, ...review }) => ({
      ...review,
      isCorrection: review.decision === "SUBMITTED" && readChanges(changes) !== null,
    })),
  };
}
