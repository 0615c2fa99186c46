import "server-only";
import { mailUrl } from "@/lib/email/mail-url";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";

type Data = { emailCodeId: string; code: string; link: string };

export async function sendEmailCode(to: Recipient, { emailCodeId, code, link }: Data): Promise<void> {
  const t = await readMailTexts(to.locale);
  await sendMail(`email-code/${emailCodeId}`, to.email, {
    locale: to.locale,
    subject: t("emailCode.subject", { code }),
    heading: t("emailCode.heading"),
    paragraphs: [t("emailCode.text")],
    code,
    button: { label: t("emailCode.button"), url: mailUrl(`/confirm-email?token=${link}`, to.locale) },
    footer: t("footer"),
  });
}
