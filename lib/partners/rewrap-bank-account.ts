import "server-only";
import { newestKeyId, sealField, unsealField } from "@/lib/crypto/secret-box";
import { inPartner } from "@/lib/db/client";
import { bankAccountContext } from "@/lib/partners/bank-account";
import { findBankAccount, replaceBankAccount } from "@/lib/partners/repository";

/** Encrypts the stored account number with the newest key. One that was changed meanwhile has it already. */
export function rewrapBankAccount(partnerId: string): Promise<void> {
  const context = bankAccountContext(partnerId);
  return inPartner(partnerId, async (db) => {
    const before = await findBankAccount(partnerId, db);
    if (!before) return;
    const sealed = { bankAccount: sealField(unsealField(before, context), context), sealKeyId: newestKeyId() };
    await replaceBankAccount(partnerId, before, sealed, db);
  });
}
