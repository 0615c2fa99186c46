import "server-only";
import { deriveEmailCode, isUsable } from "@/lib/auth/email-code";
import { findAccount, getPerson } from "@/lib/auth/users";
import { sendAddressKnown } from "@/lib/email/mails/send-address-known";
import { sendEmailCode } from "@/lib/email/mails/send-email-code";
import { env } from "@/lib/env";

/** The code to whoever gave an address that nobody has confirmed; else its owner is told that the account exists. */
export async function mailEmailCode(userId: string, emailCodeId: string): Promise<void> {
  const person = await getPerson(userId);
  const owner = env().EMAIL_CONFIRMATION === "off" ? person : await findAccount(person.email);
  if (owner) return sendAddressKnown(owner, { emailCodeId, username: owner.username });
  // The address was changed since: the code must not reach the new one, and opens nothing.
  if (await isUsable(emailCodeId)) await sendEmailCode(person, { emailCodeId, ...deriveEmailCode(emailCodeId) });
}
