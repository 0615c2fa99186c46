import "server-only";
import { mailUrl } from "@/lib/email/mail-url";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";

/** To the partner's owner: the code that puts new bank details into force. */
export async function sendBankCode(
  to: Recipient,
  { bankChangeId, code, end, mfo }: { bankChangeId: string; code: string; end: string; mfo: string },
): Promise<void> {
  const t = await readMailTexts(to.locale);
  await sendMail(`bank-code/${bankChangeId}`, to.email, {
    locale: to.locale,
    subject: t("bankCode.subject", { code }),
    heading: t("bankCode.heading"),
    paragraphs: [t("bankCode.text", { end, mfo }), t("bankCode.safe")],
    code,
    button: { label: t("bankCode.button"), url: mailUrl("/profile#bank", to.locale) },
    footer: t("footer"),
  });
}
