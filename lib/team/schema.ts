import { z } from "zod";
import { isMadeOf } from "@/lib/auth/common-passwords";
import { memberRoles } from "@/lib/auth/permissions";
import { isStorable } from "@/lib/db/storable-text";
import { emailField, newPasswordField, termsField, usernameField } from "@/lib/partners/schema";
import { invitedRoles } from "@/lib/team/roles";

export const invitationSchema = z.strictObject({
  email: emailField,
  role: z.enum(invitedRoles, "team.roleNeeded"),
});
export type InvitationInput = z.infer<typeof invitationSchema>;

export const invitationIdSchema = z.strictObject({ invitationId: z.uuid() });
export const memberIdSchema = z.strictObject({ userId: z.uuid() });
export const roleChangeSchema = z.strictObject({ userId: z.uuid(), role: z.enum(memberRoles, "team.roleNeeded") });
/** The username of the new owner is typed once more: there is no way back by oneself. */
export const handOverSchema = z.strictObject({
  userId: z.uuid(),
  typedName: z.string().max(64).refine(isStorable).trim().toLowerCase(),
});

const invitationToken = z.string().regex(/^[\w-]{43}$/, "team.invitationGone");
export const acceptanceSchema = z
  .strictObject({
    token: invitationToken,
    username: usernameField,
    password: newPasswordField,
    terms: termsField,
  })
  .refine(({ password, username }) => !isMadeOf(password, [username]), {
    path: ["password"],
    error: "partners.passwordOwn",
  });
export type AcceptanceInput = z.infer<typeof acceptanceSchema>;
