import "server-only";
import type { Db } from "@/lib/db/client";
import type { ApplicationInput } from "@/lib/partners/schema";

/** Rows of one partner, seen in `inPartner`. What administrators see is in review-repository.ts. */

export async function createPartner(partnerId: string, application: ApplicationInput, db: Db): Promise<void> {
  await db.partner.create({ data: { id: partnerId, ...application }, select: { id: true } });
  await addSubmission(partnerId, db);
}

export function findApplication(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      businessName: true,
      phone: true,
      inn: true,
      category: true,
      status: true,
      rejectReason: true,
      submittedAt: true,
      reviews: {
        select: { id: true, decision: true, reason: true, createdAt: true },
        orderBy: { createdAt: "desc" },
        take: 20,
      },
    },
  });
}

/** False when the application does not stand rejected (any more). */
export async function resubmit(partnerId: string, application: ApplicationInput, db: Db): Promise<boolean> {
  const { count } = await db.partner.updateMany({
    where: { id: partnerId, status: "REJECTED" },
    data: { ...application, status: "PENDING", rejectReason: null, submittedAt: new Date() },
  });
  if (count > 0) await addSubmission(partnerId, db);
  return count > 0;
}

export function findReview(partnerId: string, reviewId: string, db: Db) {
  return db.partnerReview.findFirst({
    where: { id: reviewId, partnerId },
    select: { decision: true, reason: true },
  });
}

export function findNewestSubmission(partnerId: string, db: Db) {
  return db.partnerReview.findFirst({
    where: { partnerId, decision: "SUBMITTED" },
    orderBy: { createdAt: "desc" },
    select: { id: true, partner: { select: { businessName: true, category: true } } },
  });
}

export function findProfile(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      businessName: true,
      phone: true,
      inn: true,
      category: true,
      legalName: true,
      legalAddress: true,
      bankName: true,
      bankMfo: true,
      bankAccount: true,
    },
  });
}

type SealedAccount = { bankAccount: Uint8Array<ArrayBuffer>; sealKeyId: string };

export async function findBankAccount(partnerId: string, db: Db): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await db.partner.findUnique({ where: { id: partnerId }, select: { bankAccount: true } });
  return row?.bankAccount ?? null;
}

/** Only while it is still the one that was read. */
export function replaceBankAccount(partnerId: string, before: Uint8Array<ArrayBuffer>, sealed: SealedAccount, db: Db) {
  return db.partner.updateMany({ where: { id: partnerId, bankAccount: before }, data: sealed });
}

type Profile = {
  businessName: string;
  phone: string;
  legalName: string;
  legalAddress: string;
  bankName: string;
  bankMfo: string;
  /** Encrypted; absent: the stored one stays. */
  bankAccount?: Uint8Array<ArrayBuffer>;
  sealKeyId?: string;
};

export async function updateProfile(partnerId: string, profile: Profile, db: Db): Promise<void> {
  await db.partner.update({ where: { id: partnerId }, data: profile, select: { id: true } });
}

async function addSubmission(partnerId: string, db: Db) {
  await db.partnerReview.create({ data: { partnerId, decision: "SUBMITTED" }, select: { id: true } });
}
