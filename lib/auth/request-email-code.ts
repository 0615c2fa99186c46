import "server-only";
import { emailCodeRequested } from "@/inngest/events";
import { issueEmailCode } from "@/lib/auth/email-code";
import { inPartner, openDb } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Has a mail sent to the owner of this address, if there is one; the caller learns nothing either way. Which mail it
 * is, a code or "you have an account already", the job decides.
 */
export async function requestEmailCode(email: string): Promise<void> {
  const user = await openDb().user.findUnique({ where: { email }, select: { id: true, partnerId: true } });
  // Administrators do not register, and have nothing to confirm.
  if (!user?.partnerId) return;
  const { id: userId, partnerId } = user;
  await inPartner(partnerId, async (db) => {
    const emailCodeId = await issueEmailCode(userId, new Date(), db);
    if (emailCodeId) await enqueue(db, emailCodeRequested.create({ partnerId, userId, emailCodeId }));
  });
  kickOutbox();
}
