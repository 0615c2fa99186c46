import "server-only";
import { findAccount, getPerson } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { sendInvitation, sendInvitationKnown } from "@/lib/email/mails/send-invitation";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { findOpenInvitation } from "@/lib/team/invitation-repository";
import { deriveInvitationToken } from "@/lib/team/invitation-token";
import { findTeamName } from "@/lib/team/repository";

/** One that was taken back or accepted meanwhile is not mailed; an address with an account is told so, without a link. */
export async function mailInvitation(partnerId: string, invitationId: string): Promise<void> {
  const found = await inPartner(partnerId, async (db) => {
    const row = await findOpenInvitation(partnerId, invitationId, db);
    return row && { ...row, ...(await findTeamName(partnerId, db)) };
  });
  if (!found) return;
  const { email, issue, role, businessName, expiresAt } = found;
  const inviter = await getPerson(found.invitedById);
  const account = await findAccount(email);
  const about = { invitationId, issue, businessName, inviter: inviter.username };
  if (account) return sendInvitationKnown({ email, locale: account.locale }, about);
  const token = deriveInvitationToken(invitationId, issue);
  const locale = isLocale(found.locale) ? found.locale : defaultLocale;
  await sendInvitation({ email, locale }, { ...about, role, token, expiresAt });
}
