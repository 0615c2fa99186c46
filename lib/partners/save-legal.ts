import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findChanges } from "@/lib/partners/find-changes";
import { storePassport } from "@/lib/partners/private-fields";
import { findProfile, lockProfile, updateProfile } from "@/lib/partners/profile-repository";
import type { LegalInput } from "@/lib/partners/profile-schema";
import { findTaxNumberSentence } from "@/lib/partners/registration-checks";
import { storeTaxNumber } from "@/lib/partners/stored-tax-number";
import { type LegalForm, showTaxNumber, taxNumberKind } from "@/lib/partners/tax-number";

type Profile = NonNullable<Awaited<ReturnType<typeof findProfile>>>;

/** An empty passport leaves the stored one; an empty number of a person too. */
export async function saveLegal(partnerId: string, input: LegalInput): Promise<void> {
  await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const profile = await findProfile(partnerId, db);
    if (!profile) throw new AppError("not-found", "notFound");
    const identity = readIdentity(partnerId, profile, input);
    const passport = input.passport && storePassport(partnerId, input.passport);
    const { legalName, directorName, legalAddress, oked } = input;
    const facts = { legalName, directorName, legalAddress, oked };
    await updateProfile(partnerId, { ...facts, ...identity, ...(passport || null) }, db);
    await noteChange(partnerId, profile, db);
  });
}

/** Form and number of an approved partner stand: an administrator has looked at them. */
function readIdentity(partnerId: string, profile: Profile, { legalForm, inn }: LegalInput) {
  const form = legalForm ?? profile.legalForm;
  if (profile.approved && showTaxNumber(profile) !== null) {
    const isOther = (legalForm && profile.legalForm && legalForm !== profile.legalForm) || (inn && inn !== profile.inn);
    if (isOther) throw new AppError("conflict", "profile.identityLocked", { field: inn ? "inn" : "legalForm" });
    return {};
  }
  if (!form) throw new AppError("invalid", "partners.legalFormNeeded", { field: "legalForm" });
  const fault = findTaxNumberSentence(inn ?? "", form);
  if (fault) throw new AppError("invalid", `partners.${fault}`, { field: "inn" });
  return { legalForm: form, ...(keepsNumber(profile, form, inn) ? null : storeTaxNumber(partnerId, inn ?? null)) };
}

const keepsNumber = (profile: Profile, form: LegalForm, inn: string | null | undefined) =>
  !inn && taxNumberKind(form) === "pinfl" && profile.pinflEnd !== "";

/** Numbers of persons by their ends, as the row tells them afterwards. */
async function noteChange(partnerId: string, before: Profile, db: Db) {
  const after = await findProfile(partnerId, db);
  if (!after) return;
  const changes = findChanges(readLogged(before), readLogged(after));
  if (changes) await recordAudit({ partnerId, action: "profile.legal-changed", ...changes }, db);
}

const readLogged = (profile: Profile) => ({
  legalForm: profile.legalForm,
  taxNumber: showTaxNumber(profile),
  legalName: profile.legalName,
  directorName: profile.directorName,
  legalAddress: profile.legalAddress,
  oked: profile.oked,
  passport: profile.passportEnd && `•••• ${profile.passportEnd}`,
});
