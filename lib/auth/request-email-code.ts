import "server-only";
import { randomUUID } from "node:crypto";
import { emailCodeAsked, emailCodeRequested } from "@/inngest/events";
import { issueEmailCode } from "@/lib/auth/email-code";
import { type Db, inPartner, openDb } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { nobodysBooks } from "@/lib/outbox/nobody";

/**
 * Has a mail sent to this address, if anybody gave it. The same is written for an unknown address, and names nobody:
 * neither answer nor time tells (promise U1). `userId`: this browser's own registration, where it is known.
 */
export async function requestEmailCode(email: string, userId: string | null = null): Promise<void> {
  const user = await openDb().user.findFirst({
    where: { email, disabledAt: null, ...(userId && { id: userId }) },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  const asked = emailCodeAsked.create({ partnerId: nobodysBooks, userId: user?.id ?? randomUUID() });
  await inPartner(nobodysBooks, (db) => enqueue(db, asked));
  kickOutbox();
}

/** What the job does about it. Which mail it is, a code or "you have an account already", the next one decides. */
export async function issueAskedCode(userId: string): Promise<void> {
  const user = await openDb().user.findFirst({
    where: { id: userId, disabledAt: null },
    select: { id: true, email: true, partnerId: true },
  });
  // Administrators do not register, and have nothing to confirm.
  if (!user?.partnerId) return;
  const { partnerId } = user;
  await inPartner(partnerId, (db) => mailNewCode(partnerId, user, db));
  kickOutbox();
}

/** In the transaction of what makes a code necessary. */
export async function mailNewCode(partnerId: string, user: { id: string; email: string }, db: Db): Promise<void> {
  const emailCodeId = await issueEmailCode(user, new Date(), db);
  if (emailCodeId) await enqueue(db, emailCodeRequested.create({ partnerId, userId: user.id, emailCodeId }));
}
