import "server-only";
import { deriveEmailCode } from "@/lib/auth/email-code";
import { getPerson } from "@/lib/auth/users";
import { sendAddressKnown } from "@/lib/email/mails/send-address-known";
import { sendEmailCode } from "@/lib/email/mails/send-email-code";
import { env } from "@/lib/env";

/** The code to whoever still has to confirm; to anybody else the word that the account exists. */
export async function mailEmailCode(userId: string, emailCodeId: string): Promise<void> {
  const person = await getPerson(userId);
  if (person.emailVerifiedAt || env().EMAIL_CONFIRMATION === "off") {
    await sendAddressKnown(person, { emailCodeId, username: person.username });
  } else {
    await sendEmailCode(person, { emailCodeId, ...deriveEmailCode(emailCodeId) });
  }
}
