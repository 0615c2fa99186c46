import "server-only";
import { findReviewPace } from "@/lib/db/doors";
import { type Wait, waitOf } from "@/lib/partners/application-age";

/** Fewer say nothing about the next one. */
const fewestReviews = 5;

/** How long applications waited of late, the one in the middle; null while too few have been decided. */
export async function readReviewPace(): Promise<Wait | null> {
  const { reviews, medianMinutes } = await findReviewPace();
  return medianMinutes === null || reviews < fewestReviews ? null : waitOf(medianMinutes * 60_000, Math.ceil);
}
