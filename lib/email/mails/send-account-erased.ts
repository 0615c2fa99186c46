import "server-only";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";

/** To the owner who asked for it: the last mail that this address gets. */
export async function sendAccountErased(to: Recipient, { closureId }: { closureId: string }): Promise<void> {
  const t = await readMailTexts(to.locale);
  await sendMail(`account-erased/${closureId}`, to.email, {
    locale: to.locale,
    subject: t("accountErased.subject"),
    heading: t("accountErased.heading"),
    paragraphs: [t("accountErased.text"), t("accountErased.kept"), t("accountErased.address")],
    footer: t("accountErased.footer"),
  });
}
