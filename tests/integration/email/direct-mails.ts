import { sendAccountErased } from "@/lib/email/mails/send-account-erased";
import { sendAddressKnown } from "@/lib/email/mails/send-address-known";
import { sendAdminInvitation } from "@/lib/email/mails/send-admin-invitation";
import { sendBankCode } from "@/lib/email/mails/send-bank-code";
import { sendEmailCode } from "@/lib/email/mails/send-email-code";
import { sendInvitation, sendInvitationKnown } from "@/lib/email/mails/send-invitation";
import { sendPasswordReset } from "@/lib/email/mails/send-password-reset";
import type { Locale } from "@/lib/i18n/locales";
import { hostile } from "../notifications/sample-letters.ts";

type To = { email: string; locale: Locale };

const expiresAt = new Date("2026-11-29T09:00:00Z");

/** Every mail that is no notification, by the file that sends it; `id` makes its key its own. */
export const directMails: Record<string, ((to: To, id: string) => Promise<void>)[]> = {
  "send-account-erased": [(to, id) => sendAccountErased(to, { closureId: id })],
  "send-address-known": [(to, id) => sendAddressKnown(to, { emailCodeId: id, username: "zarina" })],
  "send-email-code": [(to, id) => sendEmailCode(to, { emailCodeId: id, code: "402911", link: "link-token" })],
  "send-bank-code": [(to, id) => sendBankCode(to, { bankChangeId: id, code: "713350", end: "4417", mfo: "00014" })],
  "send-admin-invitation": [
    (to, id) => sendAdminInvitation(to, { invitationId: id, inviter: hostile, token: "token", expiresAt }),
  ],
  "send-invitation": [
    (to, id) =>
      sendInvitation(to, {
        ...{ invitationId: id, issue: 1, businessName: hostile, inviter: "zarina" },
        ...{ role: "WAREHOUSE", token: "token", expiresAt },
      }),
    (to, id) => sendInvitationKnown(to, { invitationId: id, issue: 1, businessName: hostile, inviter: "zarina" }),
  ],
  "send-password-reset": [
    ({ email, locale }, id) =>
      sendPasswordReset({ email, locale, username: "zarina" }, { resetId: id, token: "token" }),
  ],
};
