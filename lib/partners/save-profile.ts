import "server-only";
import { newestKeyId, sealField } from "@/lib/crypto/secret-box";
import { inPartner } from "@/lib/db/client";
import { bankAccountContext } from "@/lib/partners/bank-account";
import * as partners from "@/lib/partners/repository";
import type { ProfileInput } from "@/lib/partners/schema";

/** An empty account number leaves the stored one as it is. */
export async function saveProfile(partnerId: string, { bankAccount, ...profile }: ProfileInput): Promise<void> {
  const sealed = bankAccount ? sealField(bankAccount, bankAccountContext(partnerId)) : null;
  await inPartner(partnerId, (db) =>
    partners.updateProfile(
      partnerId,
      { ...profile, ...(sealed && { bankAccount: sealed, sealKeyId: newestKeyId() }) },
      db,
    ),
  );
}
