import "server-only";
import { inPartner } from "@/lib/db/client";
import { openBankAccount, openPassport, storeBankAccount, storePassport } from "@/lib/partners/private-fields";
import { findPrivateFields, replaceBankAccount, replacePassport } from "@/lib/partners/profile-repository";

/**
 * Encrypts and hashes the stored account number and passport with the newest keys. One that was changed meanwhile has
 * them already; an account number from before there were hashes gets its first.
 */
export function rewrapBankAccount(partnerId: string): Promise<void> {
  return inPartner(partnerId, async (db) => {
    const { bankAccount, passport } = (await findPrivateFields(partnerId, db)) ?? {};
    if (bankAccount) {
      const stored = storeBankAccount(partnerId, openBankAccount(partnerId, bankAccount));
      await replaceBankAccount(partnerId, bankAccount, stored, db);
    }
    if (passport) {
      const stored = storePassport(partnerId, openPassport(partnerId, passport));
      await replacePassport(partnerId, passport, stored, db);
    }
  });
}
