import "server-only";
import { inPartner } from "@/lib/db/client";
import { isOwnTaxNumberKnown } from "@/lib/db/doors";

/** Whether another partner gave this partner's number first; false as long as its address is not confirmed. */
export const isTaxNumberKnown = (partnerId: string): Promise<boolean> => inPartner(partnerId, isOwnTaxNumberKnown);
