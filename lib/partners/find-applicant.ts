import "server-only";
import { getPartnerOwner } from "@/lib/auth/users";
import { inAdmin } from "@/lib/db/client";
import { hasDoubtfulCheckDigit } from "@/lib/partners/inn";
import * as reviews from "@/lib/partners/review-repository";

/** The whole application as an administrator judges it, with hints; null when there is no such partner. */
export async function findApplicant(partnerId: string) {
  return inAdmin(async (db) => {
    const partner = await reviews.findPartner(partnerId, db);
    if (!partner) return null;
    const owner = await getPartnerOwner(partnerId, db);
    const namesakes = await reviews.countNamesakes(partnerId, partner.phone, partner.inn, db);
    const hints = [
      namesakes.sameInn > 0 && ("sameInn" as const),
      namesakes.samePhone > 0 && ("samePhone" as const),
      partner.inn !== null && hasDoubtfulCheckDigit(partner.inn) && ("checkDigit" as const),
      owner.emailVerifiedAt === null && ("emailNotConfirmed" as const),
    ].filter((hint) => hint !== false);
    return { ...partner, owner, hints };
  });
}

export type Applicant = NonNullable<Awaited<ReturnType<typeof findApplicant>>>;
