import { z } from "zod";
import { businessCategories } from "@/lib/partners/categories";
import { legalFormField, line, needed, phoneField, taxNumberField } from "@/lib/partners/schema";
import { taxRegimes } from "@/lib/partners/tax-regimes";

/** A message is a key of `errors.*`. */

const digitsOrNothing = (length: number, key: string) =>
  line(60)
    .transform((text) => text.normalize("NFKC").replace(/[\s.-]/g, ""))
    .refine((text) => text === "" || (text.length === length && /^\d+$/.test(text)), key);

export const businessSchema = z.strictObject({
  businessName: needed(120, "partners.businessNeeded"),
  phone: phoneField,
  category: z.enum(businessCategories, "partners.categoryNeeded"),
});
export type BusinessInput = z.infer<typeof businessSchema>;

export const legalSchema = z.strictObject({
  /** Both absent where they are locked; the number empty: a person's stored one stays. */
  legalForm: legalFormField.optional(),
  inn: taxNumberField.optional(),
  legalName: line(200),
  directorName: line(120).default(""),
  legalAddress: line(300),
  oked: digitsOrNothing(5, "profile.okedWrong").default(""),
  /** Empty: the stored one stays. */
  passport: line(20)
    .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase())
    .refine((text) => text === "" || /^[A-Z]{2}\d{7}$/.test(text), "profile.passportWrong")
    .default(""),
});
export type LegalInput = z.infer<typeof legalSchema>;

export const bankSchema = z.strictObject({
  bankMfo: digitsOrNothing(5, "partners.mfoWrong").refine((text) => text !== "", "profile.mfoNeeded"),
  bankName: needed(120, "profile.bankNameNeeded"),
  /** Empty: the account in force stays, its bank changes. */
  bankAccount: digitsOrNothing(20, "partners.accountWrong"),
});
export type BankInput = z.infer<typeof bankSchema>;

export const bankCodeSchema = z.strictObject({
  code: line(40)
    .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""))
    .refine((code) => /^\d{6}$/.test(code), "profile.bankCodeWrong"),
});

/** Earlier than anybody's first sale here, later than anybody plans. */
const firstYear = 2015;
const lastYear = 2100;

export const taxStatusSchema = z.strictObject({
  validFrom: z.iso.date("profile.dayWrong").refine((day) => {
    const year = Number(day.slice(0, 4));
    return year >= firstYear && year <= lastYear;
  }, "profile.dayWrong"),
  regime: z.enum(taxRegimes, "profile.regimeNeeded"),
  isVatPayer: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
  vatNumber: digitsOrNothing(12, "profile.vatNumberWrong").default(""),
});
export type TaxStatusInput = z.infer<typeof taxStatusSchema>;

export const taxStatusIdSchema = z.strictObject({ taxStatusId: z.uuid() });
export const noInputSchema = z.strictObject({});
