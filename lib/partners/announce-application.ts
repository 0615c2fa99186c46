import "server-only";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import * as partners from "@/lib/partners/repository";

/** Tells the administrators of the newest submission; of each submission once, however often this runs. */
export async function announceApplication(partnerId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const submission = await partners.findNewestSubmission(partnerId, db);
    if (!submission) throw new AppError("not-found", "notFound");
    // Decided before its address was confirmed: it waits for nobody.
    if (submission.partner.status !== "PENDING") return;
    await notify(
      {
        event: "applications.received",
        partnerId,
        subject: { kind: "partner", id: partnerId },
        values: { name: submission.partner.businessName },
        causeKey: `submission/${submission.id}`,
      },
      db,
    );
  });
  kickOutbox();
}
