import "server-only";
import { mailUrl } from "@/lib/email/mail-url";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";
import { formatDay } from "@/lib/i18n/format";

type Data = { invitationId: string; inviter: string; token: string; expiresAt: Date };

export async function sendAdminInvitation({ email, locale }: Recipient, data: Data): Promise<void> {
  const t = await readMailTexts(locale);
  const { invitationId, inviter, token, expiresAt } = data;
  await sendMail(`admin-invitation/${invitationId}`, email, {
    locale,
    subject: t("adminInvitation.subject"),
    heading: t("adminInvitation.heading"),
    paragraphs: [
      t("adminInvitation.text", { inviter, until: formatDay(expiresAt, locale) }),
      t("adminInvitation.safe"),
    ],
    button: { label: t("adminInvitation.button"), url: mailUrl(`/admin-invitation?token=${token}`, locale) },
    footer: t("footer"),
  });
}
