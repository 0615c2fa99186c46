import type { LegalForm } from "@/lib/partners/tax-number";

/** Profit tax and VAT; turnover tax of companies; turnover tax of sole proprietors and the self-employed. */
export const taxRegimes = ["GENERAL", "TURNOVER", "PERSONAL"] as const;
export type TaxRegime = (typeof taxRegimes)[number];

/** A company has no personal turnover tax, and a person none of companies. */
export const regimesOf = (form: LegalForm | null): TaxRegime[] =>
  form === null ? [...taxRegimes] : form === "LLC" ? ["GENERAL", "TURNOVER"] : ["GENERAL", "PERSONAL"];
