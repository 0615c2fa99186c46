import "server-only";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findOpenBankChange, listBankChanges } from "@/lib/partners/bank-repository";
import { type Completeness, measureCompleteness } from "@/lib/partners/completeness";
import { findProfile } from "@/lib/partners/profile-repository";
import { showTaxNumber } from "@/lib/partners/tax-number";
import { listTaxStatuses, type TaxStatusView } from "@/lib/partners/tax-statuses";

/** The profile as its forms show it: of encrypted numbers the last digits alone. */
export async function getProfile(partnerId: string, now: Date) {
  return inPartner(partnerId, async (db) => {
    const profile = await findProfile(partnerId, db);
    if (!profile) throw new AppError("not-found", "notFound");
    const { inn, pinflEnd, ...facts } = profile;
    const taxNumber = showTaxNumber({ inn, pinflEnd });
    const taxStatuses = await listTaxStatuses(partnerId, now, db);
    return {
      ...facts,
      taxNumber,
      /** A STIR is shown in its field; of a person's number there is nothing to show. */
      stir: pinflEnd || inn?.length === 14 ? "" : (inn ?? ""),
      /** What an administrator has approved is not changed by oneself. */
      isIdentityLocked: profile.approved && taxNumber !== null,
      taxStatuses,
      pendingBank: await findOpenBankChange(partnerId, now, db),
      bankHistory: await listBankChanges(partnerId, db),
      completeness: measure(facts, taxNumber, taxStatuses),
    };
  });
}

export type ProfileView = Awaited<ReturnType<typeof getProfile>>;

type Facts = Omit<NonNullable<Awaited<ReturnType<typeof findProfile>>>, "inn" | "pinflEnd">;

function measure(facts: Facts, taxNumber: string | null, statuses: TaxStatusView[]): Completeness {
  const current = statuses.find(({ isCurrent }) => isCurrent);
  return measureCompleteness({
    ...facts,
    inn: taxNumber ?? "",
    passport: facts.passportEnd,
    bankAccount: facts.bankAccountEnd,
    taxStatus: current?.regime ?? "",
    isVatPayer: current?.isVatPayer ?? false,
  });
}
