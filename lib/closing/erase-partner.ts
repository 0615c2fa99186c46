import "server-only";
import { partnerErased } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import * as closures from "@/lib/closing/repository";
import { type Db, inPartner } from "@/lib/db/client";
import { erasePartnerRows } from "@/lib/db/doors";
import { env } from "@/lib/env";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { endSockets } from "@/lib/realtime/end-sockets";
import { publishToAdmins } from "@/lib/realtime/publish";

/** Rows of one kind in one transaction: pictures are heavy, and a statement has 4.5 s. */
const page = 200;

/**
 * Erases one partner whose day has come: nobody signs in any more, no name, address, key or picture is left, the books
 * stay as they are. One transaction, more only for who has more than a page of something; killed between two of them
 * the next run goes on. False: it was kept, was erased before, or its day has not come.
 */
export async function erasePartner(partnerId: string): Promise<boolean> {
  for (;;) {
    const outcome = await inPartner(partnerId, (db) => eraseOnce(partnerId, db));
    if (outcome === "not-due") return false;
    if (outcome === "more") continue;
    kickOutbox();
    await endSockets(outcome.sessionIds);
    publishToAdmins({ kind: "applications.changed" });
    return true;
  }
}

async function eraseOnce(partnerId: string, db: Db): Promise<"not-due" | "more" | { sessionIds: string[] }> {
  const partner = await closures.lockPartner(partnerId, db);
  const closure = await closures.findOpenClosure(partnerId, db);
  if (partner?.status !== "CLOSING" || !closure || closure.eraseAfter.getTime() > Date.now()) return "not-due";
  const owner = await closures.findAddress(partnerId, closure.requestedById, db);
  const sessionIds = await closures.listOpenSessions(partnerId, db);
  if (!(await erasePartnerRows(page, db))) return "more";
  const closureId = closure.id;
  if (owner && (owner.emailVerifiedAt || env().EMAIL_CONFIRMATION === "off")) {
    const to = { farewellTo: owner.email, farewellLocale: owner.locale };
    await closures.saveFarewell(partnerId, closureId, to, db);
    await enqueue(db, partnerErased.create({ partnerId, closureId }));
  }
  const subject = { kind: "partner", id: partnerId };
  const [before, after] = [{ status: "CLOSING" }, { status: "ERASED" }];
  await recordAudit({ actor: { kind: "SYSTEM" }, partnerId, action: "partners.erased", subject, before, after }, db);
  return { sessionIds };
}
