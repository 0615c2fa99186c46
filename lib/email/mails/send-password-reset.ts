import "server-only";
import { mailUrl } from "@/lib/email/mail-url";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";

type Data = { resetId: string; token: string };

export async function sendPasswordReset(to: Recipient & { username: string }, { resetId, token }: Data): Promise<void> {
  const t = await readMailTexts(to.locale);
  await sendMail(`password-reset/${resetId}`, to.email, {
    locale: to.locale,
    subject: t("passwordReset.subject"),
    heading: t("passwordReset.heading"),
    paragraphs: [t("passwordReset.text", { username: to.username }), t("passwordReset.safe")],
    button: { label: t("passwordReset.button"), url: mailUrl(`/reset-password?token=${token}`, to.locale) },
    footer: t("footer"),
  });
}
