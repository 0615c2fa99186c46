import "server-only";
import type { ApplicationInput } from "@/lib/partners/schema";
import { type StoredTaxNumber, storeTaxNumber } from "@/lib/partners/stored-tax-number";
import { taxNumberKind } from "@/lib/partners/tax-number";

/** An application as the columns of `partners`. */
export type StoredApplication = Omit<ApplicationInput, "inn"> & Partial<StoredTaxNumber>;

export function storeApplication(partnerId: string, { inn, ...facts }: ApplicationInput): StoredApplication {
  return { ...facts, ...storeTaxNumber(partnerId, inn) };
}

/** A person's number is not shown in the form again: left empty, the stored one stays. */
export function storeCorrection(partnerId: string, { inn, ...facts }: ApplicationInput): StoredApplication {
  const isKept = inn === null && taxNumberKind(facts.legalForm) === "pinfl";
  return isKept ? { ...facts, inn: null } : storeApplication(partnerId, { inn, ...facts });
}
