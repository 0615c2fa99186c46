import "server-only";
import { randomUUID } from "node:crypto";
import { emailCodeRequested, partnerRegistered } from "@/inngest/events";
import { issueEmailCode } from "@/lib/auth/email-code";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { requestEmailCode } from "@/lib/auth/request-email-code";
import { createPartnerUser, findAccount } from "@/lib/auth/users";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import * as partners from "@/lib/partners/repository";
import type { RegistrationInput } from "@/lib/partners/schema";

/**
 * A new partner and its first person. A username is public and said to be taken; a known email is answered like an
 * unknown one, and its owner gets a mail instead (promise U1).
 */
export async function registerPartner(input: RegistrationInput, locale: Locale): Promise<void> {
  const { username, email, password, ...application } = input;
  const named = await findAccount({ username });
  if (named) {
    // The same form sent twice, because the first answer was lost, is no conflict. The hash is worked out in any case.
    const isRepeat = await verifyPassword(named.email === email ? named.passwordHash : null, password);
    if (isRepeat) return;
    throw new AppError("conflict", "partners.usernameTaken", { field: "username" });
  }
  const passwordHash = await hashPassword(password);
  if (await findAccount({ email })) return requestEmailCode(email);

  const partnerId = randomUUID();
  try {
    await inPartner(partnerId, async (db) => {
      await partners.createPartner(partnerId, application, db);
      const { id: userId } = await createPartnerUser({ username, email, passwordHash, locale, partnerId }, db);
      await enqueue(db, partnerRegistered.create({ partnerId, userId }));
      if (env().EMAIL_CONFIRMATION === "off") return;
      const emailCodeId = await issueEmailCode(userId, new Date(), db);
      if (emailCodeId) await enqueue(db, emailCodeRequested.create({ partnerId, userId, emailCodeId }));
    });
  } catch (error) {
    // Somebody took the name or the address in the meantime: now it is known.
    if (isUniqueViolation(error)) return registerPartner(input, locale);
    throw error;
  }
  kickOutbox();
}
