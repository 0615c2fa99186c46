import "server-only";
import { partnerReactivated, partnerReviewed } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { getPartnerOwner } from "@/lib/auth/users";
import { endDemoViews } from "@/lib/auth/view-books";
import { type Db, inAdmin } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { nameVersion } from "@/lib/partners/application-version";
import { recallMs } from "@/lib/partners/recall-window";
import * as reviews from "@/lib/partners/review-repository";
import { publishToAdmins, publishToPartner } from "@/lib/realtime/publish";

type Decision = reviews.Decision["decision"];

/** Told to the partner, and written into the history and the log, in the same words everywhere. */
const acts = {
  APPROVED: { event: "review.approved", action: "partners.approved", conflict: "partners.approvedBy" },
  REJECTED: { event: "review.rejected", action: "partners.rejected", conflict: "partners.rejectedBy" },
  SUSPENDED: { event: "review.suspended", action: "partners.suspended", conflict: "partners.suspendedBy" },
  REACTIVATED: { event: "review.reactivated", action: "partners.reactivated", conflict: "partners.reactivatedBy" },
  RECALLED: { event: null, action: "partners.recalled", conflict: "partners.recalledBy" },
} as const;

/**
 * Open at once; told by mail and message a little later (announce-approval.ts), so that it can be taken back until then.
 * `seen`: the version of the application that was read; null: whatever stands there now.
 */
export function approvePartner(actorId: string, partnerId: string, seen: string | null = null): Promise<void> {
  return decide(partnerId, { decision: "APPROVED", reason: null, actorId }, seen);
}

/** The reason is told to the applicant as it is. */
export function rejectPartner(actorId: string, partnerId: string, reason: string, seen: string | null = null) {
  return decide(partnerId, { decision: "REJECTED", reason, actorId }, seen);
}

/**
 * Nothing automatic starts any more and nothing is written to the partner's marketplaces from the commit on; orders are
 * still taken in, and the partner's people read and export. The reason is told to the partner as it is.
 */
export function suspendPartner(actorId: string, partnerId: string, reason: string): Promise<void> {
  return decide(partnerId, { decision: "SUSPENDED", reason, actorId });
}

/** What rested goes on: a job takes it up, the minute's sweeps the rest. */
export function reactivatePartner(actorId: string, partnerId: string): Promise<void> {
  return decide(partnerId, { decision: "REACTIVATED", reason: null, actorId });
}

/** For who gave it, and before anybody was told; the application stands in the queue where it stood. */
export function recallApproval(actorId: string, partnerId: string, now = new Date()): Promise<void> {
  return decide(partnerId, { decision: "RECALLED", reason: null, actorId }, null, now);
}

async function decide(
  partnerId: string,
  made: reviews.Decision,
  seen: string | null = null,
  now = new Date(),
): Promise<void> {
  const { decision, reason, actorId } = made;
  const act = acts[decision];
  await inAdmin(async (db) => {
    await reviews.lockPartner(partnerId, db);
    if (decision === "RECALLED") await requireFreshApproval(partnerId, actorId, now, db);
    const review = (await isAsRead(partnerId, seen, db)) ? await reviews.decide(partnerId, made, db) : null;
    if (!review) throw await findConflict(partnerId, decision, db);
    await endDemoViews(partnerId, db);
    await enqueue(db, partnerReviewed.create({ partnerId, reviewId: review.id }));
    if (decision === "REACTIVATED") await enqueue(db, partnerReactivated.create({ partnerId }));
    const values = reason ? { reason } : {};
    const subject = { kind: "partner", id: partnerId };
    if (act.event && decision !== "APPROVED") {
      await notify({ event: act.event, partnerId, subject, values, causeKey: `review/${review.id}` }, db);
    }
    await recordAudit(
      {
        actor: { kind: "ADMIN", id: actorId },
        partnerId,
        action: act.action,
        subject,
        before: { status: review.statusBefore },
        after: { status: review.status, ...(reason && { reason }) },
      },
      db,
    );
  });
  kickOutbox();
  // Not waited for: the realtime service may be away, and the open page asks by itself.
  publishToPartner(partnerId, { kind: "review.changed" });
  publishToAdmins({ kind: "applications.changed" });
}

/** What the applicant changes waits until this is decided, and this for what is being changed. */
async function isAsRead(partnerId: string, seen: string | null, db: Db): Promise<boolean> {
  if (seen === null) return true;
  const partner = await reviews.findPartner(partnerId, db);
  return partner !== null && nameVersion(partner, (await getPartnerOwner(partnerId, db)).email) === seen;
}

async function requireFreshApproval(partnerId: string, actorId: string, now: Date, db: Db): Promise<void> {
  const newest = (await reviews.findState(partnerId, db))?.reviews[0];
  const isOwn = newest?.decision === "APPROVED" && newest.actorId === actorId;
  if (!isOwn || newest.createdAt.getTime() + recallMs < now.getTime()) {
    throw new AppError("conflict", "partners.recallLate");
  }
  // What works for the partner already is stopped by a suspension, not by a shut door.
  if (await reviews.hasConnections(partnerId, db)) throw new AppError("conflict", "partners.recallConnected");
}

/** Somebody else was quicker, or the applicant has sent something else meanwhile. */
async function findConflict(partnerId: string, decision: Decision, db: Db): Promise<AppError> {
  const partner = await reviews.findState(partnerId, db);
  if (!partner) return new AppError("not-found", "notFound");
  if (partner.status === "CLOSING") return new AppError("conflict", "partners.closing");
  if (partner.status === "ERASED") return new AppError("conflict", "partners.erased");
  if (reviews.statusBefore[decision] === partner.status) return new AppError("conflict", "partners.applicationChanged");
  const [newest] = partner.reviews;
  if (!newest || newest.decision === "SUBMITTED" || newest.decision === "CHANGED")
    return new AppError("conflict", "partners.decidedAlready");
  const name = newest.actorId ? await reviews.findActorName(newest.actorId, db) : null;
  if (!name) return new AppError("conflict", "partners.decidedAlready");
  return new AppError("conflict", acts[newest.decision].conflict, { values: { name } });
}
