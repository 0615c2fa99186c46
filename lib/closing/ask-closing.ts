import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import * as closures from "@/lib/closing/repository";
import { isSameName } from "@/lib/closing/same-name";
import { tellOfClosing } from "@/lib/closing/tell-of-closing";
import { inPartner } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { publishToAdmins, publishToPartner } from "@/lib/realtime/publish";

/**
 * From the commit on the account rests as a suspended one does: nothing automatic starts, nothing is written to its
 * marketplaces, its people read and export. After its days it is erased (lib/closing/erase-partner.ts).
 */
export async function askClosing(partnerId: string, userId: string, typedName: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const partner = await closures.lockPartner(partnerId, db);
    const name = await closures.findOwnerName(partnerId, userId, db);
    // Handed over while the page was open: whoever was first has decided.
    if (!partner || !name) throw new AppError("forbidden", "notYourRole");
    const { status, businessName } = partner;
    if (status === "CLOSING" || status === "ERASED") throw new AppError("conflict", "closing.already");
    if (!isSameName(typedName, businessName)) {
      throw new AppError("invalid", "closing.nameWrong", { field: "typedName" });
    }
    const id = newId();
    await closures.openClosure(partnerId, { id, requestedById: userId, statusBefore: status }, db);
    const closure = await closures.findOpenClosure(partnerId, db);
    const eraseOn = (closure?.eraseAfter ?? new Date()).toISOString();
    const told = { partnerId, closureId: id, name, businessName };
    await tellOfClosing("closing-asked", told, { eraseOn }, db);
    const subject = { kind: "partner", id: partnerId };
    const [before, after] = [{ status }, { status: "CLOSING", until: eraseOn }];
    await recordAudit({ partnerId, action: "partners.closing-asked", subject, before, after }, db);
  });
  kickOutbox();
  publishToPartner(partnerId, { kind: "review.changed" });
  publishToAdmins({ kind: "applications.changed" });
}
