import { z } from "zod";
import { isCommonPassword, isMadeOf } from "@/lib/auth/common-passwords";
import { isStorable } from "@/lib/db/storable-text";
import { termsVersion } from "@/lib/legal/versions";
import { businessCategories } from "@/lib/partners/categories";
import { normaliseEmail } from "@/lib/partners/email-address";
import { normalisePhone } from "@/lib/partners/phone";
import { findPasswordFault, findTaxNumberSentence, isUsername } from "@/lib/partners/registration-checks";
import { cleanTaxNumber, legalForms } from "@/lib/partners/tax-number";

/** A message is a key of `errors.*`. */

export const line = (most: number) => z.string().max(most, "partners.tooLong").refine(isStorable).trim();
/** A line that may not be empty. */
export const needed = (most: number, key: string) => line(most).min(1, key);

export const phoneField = line(40).transform((text, context) => {
  const normal = normalisePhone(text);
  if (normal) return normal;
  context.addIssue({ code: "custom", message: "partners.phoneWrong" });
  return z.NEVER;
});

export const emailField = line(254).transform((text, context) => {
  const normal = normaliseEmail(text);
  if (normal) return normal;
  context.addIssue({ code: "custom", message: "partners.emailWrong" });
  return z.NEVER;
});

/** Digits, or null. Whether they fit the legal form is seen with it (fitsLegalForm). */
export const taxNumberField = line(40).transform((text) => cleanTaxNumber(text) || null);

export const legalFormField = z.enum(legalForms, "partners.legalFormNeeded");

const application = {
  legalForm: legalFormField,
  businessName: needed(120, "partners.businessNeeded"),
  phone: phoneField,
  inn: taxNumberField,
  category: z.enum(businessCategories, "partners.categoryNeeded"),
};

/** The sentence at the number's field; null as long as the form is not known, or the number fits it. */
function findTaxNumberFault(form: unknown) {
  const known = z.object({ legalForm: legalFormField, inn: z.string().nullable() }).safeParse(form);
  return known.success ? findTaxNumberSentence(known.data.inn ?? "", known.data.legalForm, new Date()) : null;
}

const anyForm = z.unknown();

/** Checked while other fields are wrong too: all faults are told at once. */
const fitsLegalForm = [
  (form: unknown) => findTaxNumberFault(form) === null,
  {
    path: ["inn" as string],
    when: () => true,
    error: ({ input }: { input?: unknown }) => `partners.${findTaxNumberFault(input) ?? "stirWrong"}`,
  },
] satisfies Parameters<typeof anyForm.refine>;

export const applicationSchema = z.strictObject(application).refine(...fitsLegalForm);
export type ApplicationInput = z.infer<typeof applicationSchema>;

/** A new username: lower case, in ASCII, so that no two look alike. */
export const usernameField = line(64).toLowerCase().refine(isUsername, "partners.usernameWrong");

/** A new password (promise U1): of any characters, never cut, and none that attackers try first. */
export const newPasswordField = z
  .string()
  .refine(isStorable)
  .superRefine((text, context) => {
    const fault = findPasswordFault(text) ?? (isCommonPassword(text) ? "passwordCommon" : null);
    if (fault) context.addIssue({ code: "custom", message: `partners.${fault}` });
  });

/** The number of the version that was ticked: another one than today's was read before it changed. */
export const termsField = z.coerce
  .number("partners.termsNeeded")
  .refine((version) => version > 0, { error: "partners.termsNeeded", abort: true })
  .refine((version) => version === termsVersion, "partners.termsChanged");

export const registrationSchema = z
  .strictObject({
    ...application,
    email: emailField,
    username: usernameField,
    password: newPasswordField,
    terms: termsField,
  })
  .refine(...fitsLegalForm)
  .refine(({ password, username, email, businessName }) => !isMadeOf(password, [username, email, businessName]), {
    path: ["password"],
    error: "partners.passwordOwn",
  });
export type RegistrationInput = z.infer<typeof registrationSchema>;

export const usernameSchema = z.strictObject({ username: usernameField });
