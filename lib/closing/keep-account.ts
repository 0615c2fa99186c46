import "server-only";
import { partnerReactivated } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import * as closures from "@/lib/closing/repository";
import { tellOfClosing } from "@/lib/closing/tell-of-closing";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToAdmins, publishToPartner } from "@/lib/realtime/publish";

/**
 * The owner has changed their mind: everything is as it was, also a suspension or an application that waits. Once the
 * day has come there is nothing to keep: what was erased last night may have been a part of it.
 */
export async function keepAccount(partnerId: string, userId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const partner = await closures.lockPartner(partnerId, db);
    const name = await closures.findOwnerName(partnerId, userId, db);
    if (!partner || !name) throw new AppError("forbidden", "notYourRole");
    const closure = await closures.findOpenClosure(partnerId, db);
    if (!closure || partner.status !== "CLOSING") throw new AppError("conflict", "closing.notClosing");
    if (closure.eraseAfter.getTime() <= Date.now()) throw new AppError("conflict", "closing.tooLate");
    const { id: closureId, statusBefore: status } = closure;
    await closures.withdrawClosure(partnerId, { closureId, withdrawnById: userId, status }, db);
    if (status === "APPROVED") await enqueue(db, partnerReactivated.create({ partnerId }));
    const { businessName } = partner;
    await tellOfClosing("closing-withdrawn", { partnerId, closureId, name, businessName }, {}, db);
    const subject = { kind: "partner", id: partnerId };
    const [before, after] = [{ status: "CLOSING" }, { status }];
    await recordAudit({ partnerId, action: "partners.closing-withdrawn", subject, before, after }, db);
  });
  kickOutbox();
  publishToPartner(partnerId, { kind: "review.changed" });
  publishToAdmins({ kind: "applications.changed" });
}
