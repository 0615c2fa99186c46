import "server-only";
import { timingSafeEqual } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { unsealField } from "@/lib/crypto/secret-box";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { hashBankCode } from "@/lib/partners/bank-code";
import * as bank from "@/lib/partners/bank-repository";
import { storeBankAccount } from "@/lib/partners/private-fields";
import { lockProfile, updateBank } from "@/lib/partners/profile-repository";
import { bankChangeContext, mask } from "@/lib/partners/request-bank-change";

const mostAttempts = 5;

/** With the right code the new details come into force, and the owner is told. */
export async function confirmBankChange(partnerId: string, userId: string, code: string): Promise<void> {
  // The attempt is counted whatever follows, so nothing is thrown inside the transaction.
  const isConfirmed = await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const now = new Date();
    const change = await bank.findBankCode(partnerId, now, db);
    if (!change?.account || !(await bank.takeCodeAttempt(partnerId, change.id, mostAttempts, db))) return false;
    const { id, account, bankName, bankMfo, accountEnd, previousEnd } = change;
    if (!timingSafeEqual(change.codeHash, hashBankCode(id, code))) return false;
    const digits = unsealField(account, bankChangeContext(partnerId, id));
    await updateBank(partnerId, { bankName, bankMfo, ...storeBankAccount(partnerId, digits) }, db);
    await bank.markBankConfirmed(partnerId, id, userId, now, db);
    const subject = { kind: "bank-change", id };
    const values = { end: accountEnd, mfo: bankMfo };
    await notify({ event: "profile.bank-changed", partnerId, subject, values, causeKey: `bank-changed/${id}` }, db);
    const [before, after] = [{ bankAccount: mask(previousEnd) }, { bankAccount: mask(accountEnd), mfo: bankMfo }];
    await recordAudit({ partnerId, action: "profile.bank-changed", subject, before, after }, db);
    return true;
  });
  if (!isConfirmed) throw new AppError("invalid", "profile.bankCodeWrong", { field: "code" });
  kickOutbox();
}
