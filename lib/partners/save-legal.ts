import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { isOtherHash } from "@/lib/partners/compare-applications";
import { findChanges } from "@/lib/partners/find-changes";
import { noteChange } from "@/lib/partners/note-change";
import { storePassport } from "@/lib/partners/private-fields";
import {
  findHiddenHashes,
  findProfile,
  isOtherNumber,
  lockProfile,
  updateProfile,
} from "@/lib/partners/profile-repository";
import type { LegalInput } from "@/lib/partners/profile-schema";
import { findTaxNumberSentence } from "@/lib/partners/registration-checks";
import { findApplicationFacts } from "@/lib/partners/repository";
import { storeTaxNumber } from "@/lib/partners/stored-tax-number";
import { takeNumberChange } from "@/lib/partners/take-number-change";
import { type LegalForm, showTaxNumber, taxNumberKind } from "@/lib/partners/tax-number";
import { publishToAdmins } from "@/lib/realtime/publish";

type Profile = NonNullable<Awaited<ReturnType<typeof findProfile>>>;

/** An empty passport leaves the stored one; an empty number of a person too. */
export async function saveLegal(partnerId: string, input: LegalInput): Promise<void> {
  const isNews = await inPartner(partnerId, async (db) => {
    await lockProfile(partnerId, db);
    const profile = await findProfile(partnerId, db);
    if (!profile) throw new AppError("not-found", "notFound");
    const before = { ...profile, ...(await findHiddenHashes(partnerId, db)) };
    const application = await findApplicationFacts(partnerId, db);
    const identity = readIdentity(partnerId, profile, input);
    if (await isOtherNumber(partnerId, identity, db)) await takeNumberChange(partnerId);
    const passport = input.passport && storePassport(partnerId, input.passport);
    const { legalName, directorName, legalAddress, oked } = input;
    const facts = { legalName, directorName, legalAddress, oked };
    await updateProfile(partnerId, { ...facts, ...identity, ...(passport || null) }, db);
    const isNoted = await noteChange(partnerId, application, db);
    await logChange(partnerId, before, db);
    return isNoted;
  });
  if (isNews) publishToAdmins({ kind: "applications.changed" });
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
  const fault = findTaxNumberSentence(inn ?? "", form, new Date());
  if (fault) throw new AppError("invalid", `partners.${fault}`, { field: "inn" });
  return { legalForm: form, ...(keepsNumber(profile, form, inn) ? null : storeTaxNumber(partnerId, inn ?? null)) };
}

const keepsNumber = (profile: Profile, form: LegalForm, inn: string | null | undefined) =>
  !inn && taxNumberKind(form) === "pinfl" && profile.pinflEnd !== "";

type Logged = Profile & Awaited<ReturnType<typeof findHiddenHashes>>;

/** Numbers of persons by their ends; the same end twice means another number. */
async function logChange(partnerId: string, before: Logged, db: Db) {
  const profile = await findProfile(partnerId, db);
  if (!profile) return;
  const hashes = await findHiddenHashes(partnerId, db);
  const [old, now] = [readLogged(before), readLogged(profile)];
  const hidden = [
    ...(isOtherHash(before.pinflHash, hashes.pinflHash) ? (["taxNumber"] as const) : []),
    ...(isOtherHash(before.passportHash, hashes.passportHash) ? (["passport"] as const) : []),
  ];
  const changes = findChanges(old, now);
  if (!changes && hidden.length === 0) return;
  const pick = (from: typeof old) => Object.fromEntries(hidden.map((name) => [name, from[name]]));
  const both = { before: { ...pick(old), ...changes?.before }, after: { ...pick(now), ...changes?.after } };
  await recordAudit({ partnerId, action: "profile.legal-changed", ...both }, db);
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
