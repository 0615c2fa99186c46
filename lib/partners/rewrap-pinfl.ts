import "server-only";
import { inPartner } from "@/lib/db/client";
import { findTaxNumber, replaceTaxNumber } from "@/lib/partners/repository";
import { openTaxNumber, storeTaxNumber } from "@/lib/partners/stored-tax-number";

/**
 * A person's number encrypted and hashed with the newest keys; fourteen digits that were stored plain, before they were
 * encrypted at all, become so. One that was changed meanwhile has it already.
 */
export function rewrapPinfl(partnerId: string): Promise<void> {
  return inPartner(partnerId, async (db) => {
    const before = await findTaxNumber(partnerId, db);
    const digits = before && openTaxNumber(partnerId, before);
    if (digits?.length === 14) await replaceTaxNumber(partnerId, before, storeTaxNumber(partnerId, digits), db);
  });
}
