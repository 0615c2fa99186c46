import "server-only";
import { getPartnerOwner, listPartnersByEmail } from "@/lib/auth/users";
import { inAdmin } from "@/lib/db/client";
import { env } from "@/lib/env";
import { listDuplicates, type Risk } from "@/lib/partners/application-hints";
import { nameVersion } from "@/lib/partners/application-version";
import { readChanges } from "@/lib/partners/compare-applications";
import { isDisposableEmail } from "@/lib/partners/disposable-email";
import * as reviews from "@/lib/partners/review-repository";
import { showTaxNumber } from "@/lib/partners/tax-number";

const mostSharing = 20;

/** The whole application as an administrator judges it, with hints; null when there is no such partner. */
export async function findApplicant(partnerId: string) {
  return inAdmin(async (db) => {
    const partner = await reviews.findPartner(partnerId, db);
    // Of an erased one nothing is left to judge.
    if (!partner || partner.status === "ERASED") return null;
    const { inn, pinflHash, bankAccountHash, pinflEnd, registeredFrom, registeredWith, taxNumberDoubtful, ...facts } =
      partner;
    const owner = await getPartnerOwner(partnerId, db);
    const { email } = owner;
    const marks = { email, phone: partner.phone, inn, pinflHash, bankAccountHash, registeredFrom, registeredWith };
    const sharing = await listPartnersByEmail(email, partnerId, mostSharing, db);
    const namesakes = await reviews.listNamesakes(partnerId, marks, sharing, db);
    const names = await reviews.listActorNames(
      partner.reviews.flatMap(({ actorId }) => actorId ?? []),
      db,
    );
    const risks: (Risk | false)[] = [
      owner.emailVerifiedAt === null && env().EMAIL_CONFIRMATION === "on" && "emailNotConfirmed",
      isDisposableEmail(email) && "disposableEmail",
      taxNumberDoubtful && "checkDigit",
    ];
    return {
      ...facts,
      version: nameVersion(partner, email),
      taxNumber: showTaxNumber({ inn, pinflEnd }),
      owner,
      duplicates: listDuplicates(marks, namesakes),
      risks: risks.filter((risk) => risk !== false),
      reviews: partner.reviews.map(({ actorId, changes, ...review }) => ({
        ...review,
        changes: readChanges(changes),
        by: (actorId && names.get(actorId)) ?? null,
      })),
    };
  });
}

export type Applicant = NonNullable<Awaited<ReturnType<typeof findApplicant>>>;
