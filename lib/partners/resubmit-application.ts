import "server-only";
import { partnerRegistered } from "@/inngest/events";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import * as partners from "@/lib/partners/repository";
import type { ApplicationInput } from "@/lib/partners/schema";

/** A rejected application, corrected; what was said before stays in the history. */
export async function resubmitApplication(partnerId: string, userId: string, input: ApplicationInput): Promise<void> {
  await inPartner(partnerId, async (db) => {
    if (!(await partners.resubmit(partnerId, input, db))) throw new AppError("conflict", "partners.notRejected");
    await enqueue(db, partnerRegistered.create({ partnerId, userId }));
  });
  kickOutbox();
}
