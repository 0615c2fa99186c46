import "server-only";
import { getPerson } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { sendNewApplication } from "@/lib/email/mails/send-new-application";
import { AppError } from "@/lib/errors";
import { readCategory } from "@/lib/partners/categories";
import * as partners from "@/lib/partners/repository";

/** Tells one administrator of the newest submission. */
export async function mailNewApplication(partnerId: string, administratorId: string): Promise<void> {
  const submission = await inPartner(partnerId, (db) => partners.findNewestSubmission(partnerId, db));
  if (!submission) throw new AppError("not-found", "notFound");
  const { businessName, category } = submission.partner;
  await sendNewApplication(await getPerson(administratorId), {
    administratorId,
    reviewId: submission.id,
    partnerId,
    businessName,
    category: readCategory(category),
  });
}
