import "server-only";
import { createTranslator } from "next-intl";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";
import { env } from "@/lib/env";
import { readMessages } from "@/lib/i18n/catalogue";
import type { BusinessCategory } from "@/lib/partners/categories";

type Data = {
  administratorId: string;
  reviewId: string;
  partnerId: string;
  businessName: string;
  category: BusinessCategory;
};

/** To one administrator, about one submission. */
export async function sendNewApplication(to: Recipient, data: Data): Promise<void> {
  const t = await readMailTexts(to.locale);
  const categories = createTranslator({
    locale: to.locale,
    messages: await readMessages(to.locale),
    namespace: "auth.categories",
  });
  await sendMail(`new-application/${data.reviewId}/${data.administratorId}`, to.email, {
    subject: t("newApplication.subject", { name: data.businessName }),
    heading: t("newApplication.heading"),
    paragraphs: [t("newApplication.text", { name: data.businessName, category: categories(data.category) })],
    button: {
      label: t("newApplication.button"),
      url: `${env().APP_ORIGIN}/admin/partners?status=pending&id=${data.partnerId}`,
    },
    footer: t("footer"),
  });
}
