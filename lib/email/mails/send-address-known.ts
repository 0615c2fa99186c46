import "server-only";
import { mailUrl } from "@/lib/email/mail-url";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";

/** To the owner of an address with which somebody registered again. */
export async function sendAddressKnown(to: Recipient, data: { emailCodeId: string; username: string }): Promise<void> {
  const t = await readMailTexts(to.locale);
  await sendMail(`address-known/${data.emailCodeId}`, to.email, {
    locale: to.locale,
    subject: t("addressKnown.subject"),
    heading: t("addressKnown.heading"),
    paragraphs: [t("addressKnown.text", { username: data.username })],
    button: { label: t("addressKnown.button"), url: mailUrl("/login", to.locale) },
    footer: t("footer"),
  });
}
