import "server-only";
import { getPartnerOwner } from "@/lib/auth/users";
import { inAdmin } from "@/lib/db/client";
import { listDuplicates, type Risk } from "@/lib/partners/application-hints";
import { readChanges } from "@/lib/partners/compare-applications";
import { isDisposableEmail } from "@/lib/partners/disposable-email";
import * as reviews from "@/lib/partners/review-repository";
import { showTaxNumber } from "@/lib/partners/tax-number";

/** The whole application as an administrator judges it, with hints; null when there is no such partner. */
export async function findApplicant(partnerId: string) {
  return inAdmin(async (db) => {
    const partner = await reviews.findPartner(partnerId, db);
    if (!partner) return null;
    const { inn, pinflHash, bankAccountHash, pinflEnd, registeredFrom, registeredWith, taxNumberDoubtful, ...facts } =
      partner;
    const owner = await getPartnerOwner(partnerId, db);
    const marks = { phone: partner.phone, inn, pinflHash, bankAccountHash, registeredFrom, registeredWith };
    const namesakes = await reviews.listNamesakes(partnerId, marks, db);
    const names = await reviews.listActorNames(
      partner.reviews.flatMap(({ actorId }) => actorId ?? []),
      db,
    );
    const risks: (Risk | false)[] = [
      owner.emailVerifiedAt === null && "emailNotConfirmed",
      isDisposableEmail(owner.email) && "disposableEmail",
      taxNumberDoubtful && "checkDigit",
    ];
    return {
      ...facts,
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
