import "server-only";
import type { MemberRole } from "@/lib/auth/permissions";
import { mailUrl } from "@/lib/email/mail-url";
import { type Recipient, readMailTexts } from "@/lib/email/mails/mail-texts";
import { sendMail } from "@/lib/email/send-mail";
import { formatDay } from "@/lib/i18n/format";

type About = { invitationId: string; issue: number; businessName: string; inviter: string };

/** To whoever is asked to join a team; the link is theirs alone. */
export async function sendInvitation(
  to: Recipient,
  data: About & { role: MemberRole; token: string; expiresAt: Date },
): Promise<void> {
  const t = await readMailTexts(to.locale);
  const names = { business: data.businessName, inviter: data.inviter };
  await sendMail(`team-invitation/${data.invitationId}/${data.issue}`, to.email, {
    locale: to.locale,
    subject: t("invitation.subject", names),
    heading: t("invitation.heading", names),
    paragraphs: [
      t("invitation.text", { ...names, role: data.role }),
      t("invitation.until", { day: formatDay(data.expiresAt, to.locale) }),
    ],
    button: { label: t("invitation.button"), url: mailUrl(`/invitation?token=${data.token}`, to.locale) },
    footer: t("footer"),
  });
}

/** To an address with an account: it joins no second team, and no link is made for it. */
export async function sendInvitationKnown(to: Recipient, data: About): Promise<void> {
  const t = await readMailTexts(to.locale);
  const names = { business: data.businessName, inviter: data.inviter };
  await sendMail(`team-invitation-known/${data.invitationId}/${data.issue}`, to.email, {
    locale: to.locale,
    subject: t("invitationKnown.subject", names),
    heading: t("invitationKnown.heading"),
    paragraphs: [t("invitationKnown.text", names)],
    footer: t("footer"),
  });
}
