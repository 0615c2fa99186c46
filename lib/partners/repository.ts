import "server-only";
import type { Db } from "@/lib/db/client";
import type { ApplicationChanges, ComparedApplication } from "@/lib/partners/compare-applications";
import type { StoredApplication } from "@/lib/partners/store-application";
import type { StoredTaxNumber } from "@/lib/partners/stored-tax-number";
import { showTaxNumber } from "@/lib/partners/tax-number";

/** Rows of one partner, seen in `inPartner`. What administrators see is in review-repository.ts. */

type Sender = { registeredFrom: string | null; registeredWith: string | null };

export async function createPartner(partnerId: string, stored: StoredApplication & Sender, db: Db): Promise<void> {
  await db.partner.create({ data: { id: partnerId, ...stored }, select: { id: true } });
  await addSubmission(partnerId, null, db);
}

export function findApplication(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      legalForm: true,
      businessName: true,
      phone: true,
      inn: true,
      pinflEnd: true,
      category: true,
      status: true,
      rejectReason: true,
      submittedAt: true,
      reviews: {
        select: { id: true, decision: true, reason: true, changes: true, createdAt: true },
        orderBy: { createdAt: "desc" },
        take: 20,
      },
    },
  });
}

/** What of an application may be shown and compared. */
export async function findApplicationFacts(partnerId: string, db: Db): Promise<ComparedApplication> {
  const number = { inn: true, pinflHash: true, pinflEnd: true };
  const { inn, pinflEnd, ...facts } = await db.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: { legalForm: true, businessName: true, phone: true, category: true, ...number },
  });
  return { ...facts, taxNumber: showTaxNumber({ inn, pinflEnd }) };
}

/** An application that waits could not be read before. */
export async function startWaiting(partnerId: string, now: Date, db: Db): Promise<void> {
  await db.partner.updateMany({ where: { id: partnerId, status: "PENDING" }, data: { submittedAt: now } });
}

/** False when the application does not stand rejected (any more). */
export async function resubmit(partnerId: string, stored: StoredApplication, db: Db): Promise<boolean> {
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, status: "REJECTED" },
    data: { ...stored, status: "PENDING", rejectReason: null, submittedAt: new Date() },
  });
  return count > 0;
}

export async function findStatus(partnerId: string, db: Db) {
  const row = await db.partner.findUnique({ where: { id: partnerId }, select: { status: true } });
  return row?.status ?? null;
}

/** By nobody: its address was not confirmed in time. One that was answered already stays as it is. */
export async function rejectUnread(partnerId: string, reason: string, db: Db): Promise<void> {
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, status: "PENDING" },
    data: { status: "REJECTED", rejectReason: reason, reviewedAt: new Date() },
  });
  if (count === 0) return;
  await db.partnerReview.create({ data: { partnerId, decision: "REJECTED", reason }, select: { id: true } });
}

export function findNewestSuspension(partnerId: string, db: Db) {
  return db.partnerReview.findFirst({
    where: { partnerId, decision: "SUSPENDED" },
    orderBy: { createdAt: "desc" },
    select: { reason: true, createdAt: true },
  });
}

export function findReview(partnerId: string, reviewId: string, db: Db) {
  return db.partnerReview.findFirst({ where: { id: reviewId, partnerId }, select: { decision: true } });
}

export function findNewestDecision(partnerId: string, db: Db) {
  return db.partnerReview.findFirst({
    where: { partnerId, decision: { not: "CHANGED" } },
    orderBy: { createdAt: "desc" },
    select: { id: true, decision: true },
  });
}

export function findNewestSubmission(partnerId: string, db: Db) {
  return db.partnerReview.findFirst({
    where: { partnerId, decision: "SUBMITTED" },
    orderBy: { createdAt: "desc" },
    select: { id: true, partner: { select: { businessName: true, status: true } } },
  });
}

export function findTaxNumber(partnerId: string, db: Db) {
  return db.partner.findUnique({ where: { id: partnerId }, select: { inn: true, pinfl: true } });
}

/** Only while it is still the one that was read. */
export function replaceTaxNumber(
  partnerId: string,
  before: { inn: string | null; pinfl: Uint8Array<ArrayBuffer> | null } | null,
  after: StoredTaxNumber,
  db: Db,
) {
  return db.partner.updateMany({ where: { id: partnerId, ...before }, data: after });
}

/** One more line of the history; `changes` of a correction. */
export async function addSubmission(partnerId: string, changes: ApplicationChanges | null, db: Db): Promise<void> {
  await addEvent(partnerId, "SUBMITTED", changes, db);
}

/** The same of what was changed without being sent. */
export async function addChange(partnerId: string, changes: ApplicationChanges, db: Db): Promise<void> {
  await addEvent(partnerId, "CHANGED", changes, db);
}

async function addEvent(
  partnerId: string,
  decision: "SUBMITTED" | "CHANGED",
  changes: ApplicationChanges | null,
  db: Db,
) {
  await db.partnerReview.create({
    data: { partnerId, decision, ...(changes && { changes }) },
    select: { id: true },
  });
}
