import "server-only";
import type { Db } from "@/lib/db/client";

const open = { confirmedAt: null, cancelledAt: null } as const;

type NewBankChange = {
  id: string;
  bankName: string;
  bankMfo: string;
  account: Uint8Array<ArrayBuffer>;
  accountHash: Uint8Array<ArrayBuffer>;
  accountEnd: string;
  previousEnd: string;
  requestedById: string;
  codeHash: Uint8Array<ArrayBuffer>;
  createdAt: Date;
  expiresAt: Date;
};

export async function createBankChange(partnerId: string, change: NewBankChange, db: Db): Promise<void> {
  await db.bankChange.create({ data: { ...change, partnerId }, select: { id: true } });
}

/** The account of a change that is given up is forgotten. */
export async function cancelBankChanges(partnerId: string, at: Date, db: Db): Promise<number> {
  const { count } = await db.bankChange.updateMany({
    where: { partnerId, ...open },
    data: { cancelledAt: at, account: null },
  });
  return count;
}

export function findOpenBankChange(partnerId: string, now: Date, db: Db) {
  return db.bankChange.findFirst({
    where: { partnerId, ...open, expiresAt: { gt: now } },
    select: { id: true, bankName: true, bankMfo: true, accountEnd: true, createdAt: true, expiresAt: true },
  });
}

export function findBankCode(partnerId: string, now: Date, db: Db) {
  return db.bankChange.findFirst({
    where: { partnerId, ...open, expiresAt: { gt: now } },
    select: {
      id: true,
      codeHash: true,
      account: true,
      bankName: true,
      bankMfo: true,
      accountEnd: true,
      previousEnd: true,
    },
  });
}

export function findBankChange(partnerId: string, bankChangeId: string, db: Db) {
  return db.bankChange.findFirst({
    where: { id: bankChangeId, partnerId, ...open },
    select: { accountEnd: true, bankMfo: true, expiresAt: true },
  });
}

/** False when none is left. */
export async function takeCodeAttempt(partnerId: string, bankChangeId: string, most: number, db: Db): Promise<boolean> {
  const { count } = await db.bankChange.updateMany({
    where: { id: bankChangeId, partnerId, attempts: { lt: most } },
    data: { attempts: { increment: 1 } },
  });
  return count > 0;
}

export async function markBankConfirmed(partnerId: string, id: string, by: string, at: Date, db: Db): Promise<void> {
  await db.bankChange.updateMany({
    where: { id, partnerId },
    data: { confirmedAt: at, confirmedById: by, account: null },
  });
}

export function listRecentRequests(partnerId: string, since: Date, db: Db) {
  return db.bankChange.findMany({
    where: { partnerId, createdAt: { gt: since } },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { createdAt: true },
  });
}

/** What came into force, newest first. */
export function listBankChanges(partnerId: string, db: Db) {
  return db.bankChange.findMany({
    where: { partnerId, confirmedAt: { not: null } },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { id: true, bankName: true, bankMfo: true, accountEnd: true, previousEnd: true, confirmedAt: true },
  });
}

/** The details in force, for a change that leaves the account as it is. */
export function findBankInForce(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: { bankName: true, bankMfo: true, bankAccount: true, bankAccountEnd: true },
  });
}
