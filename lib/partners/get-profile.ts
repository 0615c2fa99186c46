import "server-only";
import { unsealField } from "@/lib/crypto/secret-box";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { bankAccountContext } from "@/lib/partners/bank-account";
import * as partners from "@/lib/partners/repository";

/** The profile as its form shows it: of the account number only the last four digits. */
export async function getProfile(partnerId: string) {
  const profile = await inPartner(partnerId, (db) => partners.findProfile(partnerId, db));
  if (!profile) throw new AppError("not-found", "notFound");
  const { bankAccount, ...rest } = profile;
  const account = bankAccount && unsealField(bankAccount, bankAccountContext(partnerId));
  return { ...rest, bankAccountEnd: account ? account.slice(-4) : null };
}
