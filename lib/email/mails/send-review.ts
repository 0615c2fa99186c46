import "server-only";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";
import { env } from "@/lib/env";

/** The decision about an application, to the applicant; a rejection brings its reason word for word. */
export async function sendReview(
  to: Recipient,
  { reviewId, isApproved, reason }: { reviewId: string; isApproved: boolean; reason: string | null },
): Promise<void> {
  const t = await readMailTexts(to.locale);
  const { APP_ORIGIN } = env();
  await sendMail(`review/${reviewId}`, to.email, {
    ...(isApproved
      ? {
          subject: t("approved.subject"),
          heading: t("approved.heading"),
          paragraphs: [t("approved.text")],
          button: { label: t("approved.button"), url: `${APP_ORIGIN}/dashboard` },
        }
      : {
          subject: t("rejected.subject"),
          heading: t("rejected.heading"),
          paragraphs: [t("rejected.text"), reason ?? "", t("rejected.safe")].filter(Boolean),
          button: { label: t("rejected.button"), url: `${APP_ORIGIN}/pending` },
        }),
    footer: t("footer"),
  });
}
