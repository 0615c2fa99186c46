import "server-only";
import { Resend } from "resend";
import { tallyFailure } from "@/lib/administration/tally-failure";
import { openDb } from "@/lib/db/client";
import { type MailText, renderMail } from "@/lib/email/template";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** The client has no time-out of its own: against a hanging provider a job would wait for minutes. */
const timeoutMs = 10_000;

/**
 * Sends one mail once: `key` (`<kind>/<entity id>`) is the provider's idempotency key and a row of ours, because the
 * provider forgets after a day (promise D5). Throws when the provider does not take it; the job tries again.
 */
export async function sendMail(key: string, to: string, text: MailText): Promise<void> {
  if (await openDb().sentMail.findUnique({ where: { key }, select: { resendId: true } })) return;
  const { RESEND_API_KEY, RESEND_BASE_URL, MAIL_FROM } = env();
  const client = new Resend(RESEND_API_KEY, RESEND_BASE_URL ? { baseUrl: RESEND_BASE_URL } : {});
  const { data, error } = await client.emails.send(
    { from: MAIL_FROM, to, subject: text.subject, ...(await renderMail(text)) },
    { idempotencyKey: key, signal: AbortSignal.timeout(timeoutMs) },
  );
  // Taken before with other words, and the answer was lost: a name, a rate or the reader's language changed since.
  const isKnown = error?.name === "invalid_idempotent_request";
  if (error && !isKnown) {
    tallyFailure("MAIL", "mail-refused");
    const cause = new Error(`${error.name}: ${error.message}`);
    if (isAddressRefused(error)) throw new AppError("invalid", "partners.emailWrong", { cause });
    throw new AppError("unavailable", "unexpected", { cause });
  }
  await openDb().sentMail.createMany({ data: [{ key, resendId: data?.id ?? null }], skipDuplicates: true });
}

/** In its words: "Invalid `to` field. The email address needs to follow …". */
const isAddressRefused = ({ name, message }: { name: string; message: string }): boolean =>
  name === "validation_error" && message.includes("Invalid `to` field");
