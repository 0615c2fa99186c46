import { z } from "zod";
import { isCommonPassword } from "@/lib/auth/common-passwords";
import { businessCategories } from "@/lib/partners/categories";
import { normaliseEmail } from "@/lib/partners/email-address";
import { findInnFault } from "@/lib/partners/inn";
import { normalisePhone } from "@/lib/partners/phone";

/** A message is a key of `errors.*`. */

/** PostgreSQL stores neither NUL nor half of a surrogate pair: such text is refused, not mended. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes("\0");
const line = (most: number) => z.string().max(most, "partners.tooLong").refine(isStorable).trim();
const needed = (most: number, key: string) => line(most).min(1, key);

const phone = line(40).transform((text, context) => {
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

const inn = line(40)
  .transform((text) => text.normalize("NFKC").replace(/[\s-]/g, ""))
  .superRefine((digits, context) => {
    const fault = digits === "" ? null : findInnFault(digits);
    if (fault)
      context.addIssue({ code: "custom", message: fault === "date" ? "partners.innDate" : "partners.innWrong" });
  })
  .transform((digits) => digits || null);

const application = {
  businessName: needed(120, "partners.businessNeeded"),
  phone,
  inn,
  category: z.enum(businessCategories, "partners.categoryNeeded"),
};

export const applicationSchema = z.strictObject(application);
export type ApplicationInput = z.infer<typeof applicationSchema>;

export const registrationSchema = z.strictObject({
  username: line(64)
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{2,29}$/, "partners.usernameWrong"),
  email: emailField,
  password: z
    .string()
    .refine(isStorable)
    .refine((text) => [...text].length >= 8, "partners.passwordShort")
    .refine((text) => [...text].length <= 128, "partners.passwordLong")
    .refine((text) => !isCommonPassword(text), "partners.passwordCommon"),
  ...application,
});
export type RegistrationInput = z.infer<typeof registrationSchema>;

export const approvalSchema = z.strictObject({ partnerId: z.uuid() });
export const rejectionSchema = z.strictObject({
  partnerId: z.uuid(),
  reason: needed(1_000, "partners.reasonNeeded"),
});

const digitsOrNothing = (length: number, key: string) =>
  line(60)
    .transform((text) => text.replace(/\s/g, ""))
    .refine((text) => text === "" || (text.length === length && /^\d+$/.test(text)), key);

export const profileSchema = z.strictObject({
  businessName: application.businessName,
  phone,
  legalName: line(200),
  legalAddress: line(300),
  bankName: line(120),
  bankMfo: digitsOrNothing(5, "partners.mfoWrong"),
  /** Empty: the stored one stays. */
  bankAccount: digitsOrNothing(20, "partners.accountWrong"),
});
export type ProfileInput = z.infer<typeof profileSchema>;
