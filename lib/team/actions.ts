"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { freshPartnerAction, partnerAction, publicAction } from "@/lib/action";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import { readClient } from "@/lib/net/read-client";
import { acceptInvitation } from "@/lib/team/accept-invitation";
import { changeRole, handOver } from "@/lib/team/change-role";
import { inviteMember } from "@/lib/team/invite-member";
import { removeMember, restoreMember } from "@/lib/team/remove-member";
import { resendInvitation, revokeInvitation } from "@/lib/team/resend-invitation";
import {
  acceptanceSchema,
  handOverSchema,
  invitationIdSchema,
  invitationSchema,
  memberIdSchema,
  roleChangeSchema,
} from "@/lib/team/schema";

/** What gives rights asks for the password again; what takes them away does not, because it may be urgent. */

export const inviteMemberAction = freshPartnerAction(
  "team:write",
  invitationSchema,
  async (input, { partnerId, userId }) => {
    await inviteMember(partnerId, userId, input, await getLocale());
    revalidatePath("/team");
  },
);

export const resendInvitationAction = partnerAction(
  "team:write",
  invitationIdSchema,
  async ({ invitationId }, { partnerId }) => {
    await resendInvitation(partnerId, invitationId);
    revalidatePath("/team");
  },
);

export const revokeInvitationAction = partnerAction(
  "team:write",
  invitationIdSchema,
  async ({ invitationId }, { partnerId }) => {
    await revokeInvitation(partnerId, invitationId);
    revalidatePath("/team");
  },
);

export const acceptInvitationAction = publicAction(acceptanceSchema, async (input) => {
  const [locale, { address }] = await Promise.all([getLocale(), readClient()]);
  await takeAttempt("registration", { network: address });
  await acceptInvitation(input, { locale, address });
});

export const changeRoleAction = freshPartnerAction(
  "team:write",
  roleChangeSchema,
  async ({ userId, role }, { partnerId }) => {
    await changeRole(partnerId, userId, role);
    revalidatePath("/team");
  },
);

export const removeMemberAction = partnerAction("team:write", memberIdSchema, async ({ userId }, { partnerId }) => {
  await removeMember(partnerId, userId);
  revalidatePath("/team");
});

export const restoreMemberAction = freshPartnerAction(
  "team:write",
  memberIdSchema,
  async ({ userId }, { partnerId }) => {
    await restoreMember(partnerId, userId);
    revalidatePath("/team");
  },
);

export const handOverAction = freshPartnerAction(
  "team:write",
  handOverSchema,
  async ({ userId: memberId, typedName }, { partnerId, userId }) => {
    await handOver(partnerId, userId, memberId, typedName);
    revalidatePath("/team");
  },
);
