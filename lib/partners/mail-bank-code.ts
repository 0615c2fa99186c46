import "server-only";
import { getPartnerOwner } from "@/lib/auth/users";
import { inPartner } from "@/lib/db/client";
import { sendBankCode } from "@/lib/email/mails/send-bank-code";
import { deriveBankCode } from "@/lib/partners/bank-code";
import { findBankChange } from "@/lib/partners/bank-repository";

/** To the owner, whoever of the team asked for the change. A code that is too late for its details is not sent. */
export async function mailBankCode(partnerId: string, bankChangeId: string): Promise<void> {
  const change = await inPartner(partnerId, (db) => findBankChange(partnerId, bankChangeId, db));
  if (!change || change.expiresAt < new Date()) return;
  const owner = await getPartnerOwner(partnerId);
  // While no owner can sign in, nobody else sends the payouts elsewhere.
  if (owner.disabledAt) return;
  const { accountEnd: end, bankMfo: mfo } = change;
  await sendBankCode(owner, { bankChangeId, code: deriveBankCode(bankChangeId), end, mfo });
}
