import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findProfile, lockProfile, updateProfile } from "@/lib/partners/profile-repository";
import type { TaxStatusInput } from "@/lib/partners/profile-schema";
import { regimesOf } from "@/lib/partners/tax-regimes";
import * as taxes from "@/lib/partners/tax-statuses";

/**
 * How the partner is taxed from a day on. What was in force before that day stays in force for it, so the tax of days
 * that are over does not change. The same day once more takes the place of what was said of it.
 */
export async function saveTaxStatus(partnerId: string, userId: string, input: TaxStatusInput): Promise<void> {
  const { vatNumber, ...status } = input;
  await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const profile = await findProfile(partnerId, db);
    if (!profile) throw new AppError("not-found", "notFound");
    if (!regimesOf(profile.legalForm).includes(status.regime)) {
      throw new AppError("invalid", "profile.regimeNotYours", { field: "regime" });
    }
    const now = new Date();
    await taxes.withdrawStatusOf(partnerId, status.validFrom, now, db);
    const id = await taxes.addTaxStatus(partnerId, { ...status, recordedById: userId }, db);
    if (status.isVatPayer && vatNumber) await updateProfile(partnerId, { vatNumber }, db);
    const subject = { kind: "tax-status", id };
    const after = { ...status, ...(status.isVatPayer && vatNumber && { vatNumber }) };
    await recordAudit({ partnerId, action: "profile.tax-status-set", subject, after }, db);
  });
}

/** Withdrawn, or taken back; never deleted. */
export async function withdrawTaxStatus(partnerId: string, taxStatusId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const row = await taxes.findTaxStatus(partnerId, taxStatusId, db);
    if (!row || row.withdrawnAt) throw new AppError("not-found", "profile.taxStatusGone");
    await taxes.setWithdrawn(partnerId, taxStatusId, new Date(), db);
    const before = { validFrom: row.validFrom.toISOString().slice(0, 10), regime: row.regime };
    const subject = { kind: "tax-status", id: taxStatusId };
    await recordAudit({ partnerId, action: "profile.tax-status-withdrawn", subject, before }, db);
  });
}

export async function restoreTaxStatus(partnerId: string, taxStatusId: string): Promise<void> {
  try {
    await inPartner(partnerId, async (db) => {
      const row = await taxes.findTaxStatus(partnerId, taxStatusId, db);
      if (!row?.withdrawnAt) throw new AppError("not-found", "profile.taxStatusGone");
      await taxes.setWithdrawn(partnerId, taxStatusId, null, db);
      const after = { validFrom: row.validFrom.toISOString().slice(0, 10), regime: row.regime };
      const subject = { kind: "tax-status", id: taxStatusId };
      await recordAudit({ partnerId, action: "profile.tax-status-restored", subject, after }, db);
    });
  } catch (error) {
    // Something else was said of that day meanwhile.
    if (isUniqueViolation(error)) throw new AppError("conflict", "profile.taxStatusGone");
    throw error;
  }
}
