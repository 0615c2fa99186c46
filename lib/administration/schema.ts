import { z } from "zod";
import { isMadeOf } from "@/lib/auth/common-passwords";
import { isStorable } from "@/lib/db/storable-text";
import { emailField, needed, newPasswordField, usernameField } from "@/lib/partners/schema";

/** A message is a key of `errors.*`. */

export const partnerIdSchema = z.strictObject({ partnerId: z.uuid() });
export const userIdSchema = z.strictObject({ userId: z.uuid() });
export const failedJobSchema = z.strictObject({ failedJobId: z.uuid() });
export const letterSchema = z.strictObject({ partnerId: z.uuid(), deadLetterId: z.uuid() });
export const pushesSchema = z.strictObject({ partnerId: z.uuid(), connectionId: z.uuid() });
export const nothingSchema = z.strictObject({});

/** Told to the partner as it is. */
const reasonField = needed(300, "administration.reasonNeeded").refine(
  (text) => text.length >= 5,
  "administration.reasonNeeded",
);
export const viewSchema = z.strictObject({ partnerId: z.uuid(), reason: reasonField });
export const personSchema = z.strictObject({ partnerId: z.uuid(), userId: z.uuid(), reason: reasonField });

export const savedViewSchema = z.strictObject({
  name: needed(60, "administration.nameNeeded"),
  query: z.string().max(600).refine(isStorable),
});
export const savedViewIdSchema = z.strictObject({ viewId: z.uuid() });

/** `2 000 000` and `0,8` are typed as they are spoken of; at most two decimals. */
const numberField = (most: number, decimals: 0 | 2) =>
  z
    .string()
    .max(20)
    .transform((text, context) => {
      const typed = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
      const isWritten = decimals === 0 ? /^\d{1,12}$/.test(typed) : /^\d{1,3}(\.\d{1,2})?$/.test(typed);
      if (isWritten && Number(typed) <= most) return Number(typed);
      context.addIssue({ code: "custom", message: "administration.numberWrong" });
      return z.NEVER;
    });

/** Midnight in Tashkent (UTC+5, no summer time) of a day in the future: what runs is never changed after the fact. */
const futureDay = z.iso.date("administration.dayWrong").transform((day, context) => {
  const at = new Date(`${day}T00:00:00+05:00`);
  if (at.getTime() > Date.now()) return at;
  context.addIssue({ code: "custom", message: "administration.dayPast" });
  return z.NEVER;
});

export const tariffVersionSchema = z.strictObject({
  tariffKey: z.string().regex(/^[a-z_]{1,40}$/, "checkField"),
  validFrom: futureDay,
  /** Whole so'm. */
  monthlyPrice: numberField(1_000_000_000, 0),
  /** Percent of delivered revenue, to the hundredth. */
  commission: numberField(50, 2),
  products: numberField(10_000_000, 0),
  aiCredits: numberField(10_000_000, 0),
  seats: numberField(10_000, 0),
});
export type TariffVersionInput = z.output<typeof tariffVersionSchema>;

export const partnerTariffSchema = z.strictObject({
  partnerId: z.uuid(),
  tariffKey: z.string().regex(/^[a-z_]{1,40}$/, "checkField"),
});

export const adminInvitationSchema = z.strictObject({ email: emailField });
export const invitationIdSchema = z.strictObject({ invitationId: z.uuid() });

const fresh = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/, "administration.invitationGone"),
  username: usernameField,
  password: newPasswordField,
});
export const acceptanceSchema = fresh.refine(({ password, username }) => !isMadeOf(password, [username]), {
  path: ["password"],
  error: "partners.passwordOwn",
});
export type AcceptanceInput = z.output<typeof acceptanceSchema>;
