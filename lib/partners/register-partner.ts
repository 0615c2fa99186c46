import "server-only";
import { randomUUID } from "node:crypto";
import { partnerRegistered } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { mailNewCode } from "@/lib/auth/request-email-code";
import { createPartnerUser, findNamesake } from "@/lib/auth/users";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { recordAcceptance } from "@/lib/legal/record-acceptance";
import { termsVersion } from "@/lib/legal/versions";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import * as partners from "@/lib/partners/repository";
import type { RegistrationInput } from "@/lib/partners/schema";
import { storeApplication } from "@/lib/partners/store-application";

/** What is known of whoever asks, beside the form. */
type Sender = { locale: Locale; address: string | null; userAgent: string };

/**
 * A new partner and its first person. A username is public and said to be taken. An address is nobody's until it is
 * confirmed: a known and an unknown one go the same way to the last row, and the mailbox alone learns the difference
 * (promise U1). Returns the person whose address this browser is to confirm.
 */
export async function registerPartner(input: RegistrationInput, sender: Sender): Promise<{ userId: string }> {
  const { username, email, password, terms: _, ...application } = input;
  const namesake = await findNamesake(username);
  if (namesake) {
    if (await isRepeat(namesake, input)) return { userId: namesake.id };
    throw new AppError("conflict", "partners.usernameTaken", { field: "username" });
  }
  const passwordHash = await hashPassword(password);
  const partnerId = randomUUID();
  const { locale, address, userAgent } = sender;
  const stored = {
    ...storeApplication(partnerId, application),
    registeredFrom: address,
    registeredWith: userAgent || null,
  };
  try {
    return await inPartner(partnerId, async (db) => {
      await partners.createPartner(partnerId, stored, db);
      const person = { username, email, passwordHash, locale, partnerId, termsVersion };
      const { id: userId } = await createPartnerUser(person, db);
      await recordAcceptance({ userId, partnerId, locale, address }, db);
      // Administrators hear of an application once its address is confirmed, or where none ever is.
      if (env().EMAIL_CONFIRMATION === "off") await enqueue(db, partnerRegistered.create({ partnerId, userId }));
      else await mailNewCode(partnerId, { id: userId, email }, db);
      const subject = { kind: "user", id: userId };
      const actor = { kind: "PARTNER", id: userId } as const;
      await recordAudit({ actor, partnerId, action: "partners.registered", subject, after: { termsVersion } }, db);
      return { userId };
    });
  } catch (error) {
    // Somebody took the name in the meantime: now it is known.
    if (isUniqueViolation(error)) return registerPartner(input, sender);
    throw error;
  } finally {
    kickOutbox();
  }
}

const repeatMs = 15 * 60_000;

type Namesake = NonNullable<Awaited<ReturnType<typeof findNamesake>>>;

/**
 * The same form sent twice, because the first answer was lost, is no conflict. That alone is what a password is compared
 * for: nobody else's is, and the hash is worked out in any case, so that the time tells no more than the answer. Counted
 * like every other try at a password (promise U2); after too many the name is taken, and nothing is compared.
 */
async function isRepeat(namesake: Namesake, { email, password }: RegistrationInput): Promise<boolean> {
  const isOwn =
    namesake.memberRole === "OWNER" &&
    !namesake.emailVerifiedAt &&
    !namesake.disabledAt &&
    namesake.createdAt.getTime() > Date.now() - repeatMs &&
    namesake.email === email;
  const attempt = await takeAttempt("registration-repeat", { account: namesake.id }).catch((error) => {
    if (error instanceof AppError && error.code === "too-many") return null;
    throw error;
  });
  if (!attempt) return false;
  const matches = await verifyPassword(isOwn ? namesake.passwordHash : null, password);
  if (matches) await attempt.giveBack();
  return matches;
}
