import "server-only";
import { inPartner } from "@/lib/db/client";
import { isOwnTaxNumberKnown } from "@/lib/db/doors";
import { env } from "@/lib/env";

/**
 * Whether another partner gave this partner's number first. Where addresses are confirmed: false as long as one of both
 * is not.
 */
export const isTaxNumberKnown = (partnerId: string): Promise<boolean> =>
  inPartner(partnerId, (db) => isOwnTaxNumberKnown(env().EMAIL_CONFIRMATION === "on", db));
