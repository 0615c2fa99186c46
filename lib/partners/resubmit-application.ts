import "server-only";
import { partnerRegistered } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { compareApplications } from "@/lib/partners/compare-applications";
import { isOtherNumber, lockProfile } from "@/lib/partners/profile-repository";
import * as partners from "@/lib/partners/repository";
import type { ApplicationInput } from "@/lib/partners/schema";
import { storeCorrection } from "@/lib/partners/store-application";
import { takeNumberChange } from "@/lib/partners/take-number-change";

/** A rejected application, corrected; what it said before and what was answered stay in the history. */
export async function resubmitApplication(partnerId: string, userId: string, input: ApplicationInput): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const before = await partners.findApplicationFacts(partnerId, db);
    const stored = storeCorrection(partnerId, input);
    const isOther = await isOtherNumber(partnerId, stored, db);
    if (!(await partners.resubmit(partnerId, stored, db))) throw new AppError("conflict", "partners.notRejected");
    if (isOther) await takeNumberChange(partnerId);
    const changes = compareApplications(before, await partners.findApplicationFacts(partnerId, db));
    await partners.addSubmission(partnerId, changes, db);
    await enqueue(db, partnerRegistered.create({ partnerId, userId }));
    await recordAudit(
      {
        actor: { kind: "PARTNER", id: userId },
        partnerId,
        action: "partners.resubmitted",
        subject: { kind: "partner", id: partnerId },
        before: pick(changes, "before"),
        after: pick(changes, "after"),
      },
      db,
    );
  });
  kickOutbox();
}

const pick = (changes: ReturnType<typeof compareApplications>, side: "before" | "after") =>
  Object.fromEntries(Object.entries(changes).map(([fact, values]) => [fact, values[side]]));
