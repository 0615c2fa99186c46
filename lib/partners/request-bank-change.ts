import "server-only";
import { randomUUID } from "node:crypto";
import { bankCodeRequested } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { resendSeconds } from "@/lib/auth/resend-pause";
import { sealField, unsealField } from "@/lib/crypto/secret-box";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { deriveBankCode, hashBankCode } from "@/lib/partners/bank-code";
import * as bank from "@/lib/partners/bank-repository";
import { hashBankAccount, openBankAccount } from "@/lib/partners/private-fields";
import { lockProfile } from "@/lib/partners/profile-repository";
import type { BankInput } from "@/lib/partners/profile-schema";

const lifeMs = 10 * 60_000;
const mostADay = 10;

/** Bound to its row: an account number moved to another change does not open. */
export const bankChangeContext = (partnerId: string, bankChangeId: string) =>
  `v1|partner|${partnerId}|bankChange|${bankChangeId}`;

/**
 * New details wait for the code that goes to the owner's mailbox; what is in force stays so until then. A second request
 * takes the place of the first.
 */
export async function requestBankChange(partnerId: string, userId: string, input: BankInput): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const now = await refuseHaste(partnerId, db);
    const current = await bank.findBankInForce(partnerId, db);
    if (!current) throw new AppError("not-found", "notFound");
    const stored = current.bankAccount && openBankAccount(partnerId, current.bankAccount);
    const digits = input.bankAccount || stored;
    if (!digits) throw new AppError("invalid", "profile.accountNeeded", { field: "bankAccount" });
    const isSame = digits === stored && input.bankMfo === current.bankMfo && input.bankName === current.bankName;
    if (isSame) throw new AppError("conflict", "profile.bankUnchanged");
    const { bankName, bankMfo } = input;
    await open(partnerId, { bankName, bankMfo, digits, previousEnd: stored?.slice(-4) ?? "", userId, now }, db);
  });
  kickOutbox();
}

/** A new code for the same details; the code before opens nothing any more. */
export async function resendBankCode(partnerId: string, userId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const waiting = await bank.findBankCode(partnerId, new Date(), db);
    if (!waiting?.account) throw new AppError("not-found", "profile.bankChangeGone");
    const now = await refuseHaste(partnerId, db);
    const digits = unsealField(waiting.account, bankChangeContext(partnerId, waiting.id));
    const { bankName, bankMfo, previousEnd } = waiting;
    await open(partnerId, { bankName, bankMfo, digits, previousEnd, userId, now }, db);
  });
  kickOutbox();
}

/** Nothing has come into force, so nothing has to be undone. */
export async function cancelBankChange(partnerId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const cancelled = await bank.cancelBankChanges(partnerId, new Date(), db);
    if (cancelled === 0) throw new AppError("not-found", "profile.bankChangeGone");
    await recordAudit({ partnerId, action: "profile.bank-change-cancelled" }, db);
  });
}

async function refuseHaste(partnerId: string, db: Db): Promise<Date> {
  const now = new Date();
  const recent = await bank.listRecentRequests(partnerId, new Date(now.getTime() - 24 * 3_600_000), db);
  const newest = recent[0]?.createdAt.getTime() ?? 0;
  if (recent.length >= mostADay || newest > now.getTime() - resendSeconds * 1_000) {
    throw new AppError("too-many", "profile.bankCodeWait", { values: { seconds: resendSeconds } });
  }
  return now;
}

type Wanted = {
  bankName: string;
  bankMfo: string;
  digits: string;
  previousEnd: string;
  userId: string;
  now: Date;
};

async function open(partnerId: string, { digits, userId, now, ...details }: Wanted, db: Db) {
  await bank.cancelBankChanges(partnerId, now, db);
  const id = randomUUID();
  const end = digits.slice(-4);
  const change = {
    id,
    ...details,
    account: sealField(digits, bankChangeContext(partnerId, id)),
    accountHash: hashBankAccount(digits),
    accountEnd: end,
    requestedById: userId,
    codeHash: hashBankCode(id, deriveBankCode(id)),
    createdAt: now,
    expiresAt: new Date(now.getTime() + lifeMs),
  };
  await bank.createBankChange(partnerId, change, db);
  await enqueue(db, bankCodeRequested.create({ partnerId, bankChangeId: id }));
  const subject = { kind: "bank-change", id };
  const values = { end, mfo: details.bankMfo };
  await notify({ event: "profile.bank-change-asked", partnerId, subject, values, causeKey: `bank-asked/${id}` }, db);
  const [before, after] = [
    { bankAccount: mask(details.previousEnd) },
    { bankAccount: mask(end), mfo: details.bankMfo },
  ];
  await recordAudit({ partnerId, action: "profile.bank-change-asked", subject, before, after }, db);
}

export const mask = (end: string) => (end ? `•••• ${end}` : "");
