import { businessCategories } from "@/lib/partners/categories";
import { normaliseEmail } from "@/lib/partners/email-address";
import { normalisePhone } from "@/lib/partners/phone";
import {
  cleanTaxNumber,
  findTaxNumberFault,
  type LegalForm,
  legalForms,
  taxNumberKind,
} from "@/lib/partners/tax-number";

/**
 * What can be said of a field without asking the server; the schema says the same. A fault is the end of a key of
 * `errors.partners`. Small on purpose: zod is not sent to the browser.
 */
export type FieldFault =
  | "legalFormNeeded"
  | "businessNeeded"
  | "tooLong"
  | "phoneWrong"
  | TaxNumberSentence
  | "categoryNeeded"
  | "emailWrong"
  | "usernameWrong"
  | "passwordShort"
  | "passwordLong"
  | "termsNeeded";

type TaxNumberSentence = "stirWrong" | "stirSame" | "pinflWrong" | "innDate";

type Typed = Record<string, string>;

const isLegalForm = (text: string | undefined): text is LegalForm => legalForms.includes(text as LegalForm);

const checks: Record<string, (text: string, form: Typed, now: Date) => FieldFault | null> = {
  legalForm: (text) => (isLegalForm(text) ? null : "legalFormNeeded"),
  businessName: (text) => (text.trim() === "" ? "businessNeeded" : text.length > 120 ? "tooLong" : null),
  phone: (text) => (normalisePhone(text) ? null : "phoneWrong"),
  inn: (text, { legalForm }, now) => (isLegalForm(legalForm) ? findTaxNumberSentence(text, legalForm, now) : null),
  category: (text) => (businessCategories.some((known) => known === text) ? null : "categoryNeeded"),
  email: (text) => (normaliseEmail(text) ? null : "emailWrong"),
  username: (text) => (isUsername(text.trim().toLowerCase()) ? null : "usernameWrong"),
  password: findPasswordFault,
  terms: (text) => (text ? null : "termsNeeded"),
};

export const checkField = (name: string, form: Typed, now: Date): FieldFault | null =>
  checks[name]?.(form[name] ?? "", form, now) ?? null;

export const isUsername = (text: string) => /^[a-z][a-z0-9._-]{2,29}$/.test(text);

/** Characters, not bytes or halves of them. */
export function findPasswordFault(text: string): "passwordShort" | "passwordLong" | null {
  const { length } = [...text];
  if (length < 8) return "passwordShort";
  return length > 128 ? "passwordLong" : null;
}

/** An empty number is none: it is asked for, not demanded. */
export function findTaxNumberSentence(text: string, form: LegalForm, now: Date): TaxNumberSentence | null {
  const digits = cleanTaxNumber(text);
  const kind = taxNumberKind(form);
  const fault = digits === "" ? null : findTaxNumberFault(digits, kind, now);
  if (fault === "date") return "innDate";
  if (fault === "same") return "stirSame";
  return fault && (kind === "stir" ? "stirWrong" : "pinflWrong");
}
