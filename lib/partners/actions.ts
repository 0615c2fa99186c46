"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { adminAction, applicantAction, partnerAction, publicAction } from "@/lib/action";
import { rememberAddress } from "@/lib/auth/confirmation-cookie";
import { env } from "@/lib/env";
import { registerPartner } from "@/lib/partners/register-partner";
import { resubmitApplication } from "@/lib/partners/resubmit-application";
import { approvePartner, rejectPartner } from "@/lib/partners/review-partner";
import { saveProfile } from "@/lib/partners/save-profile";
import {
  applicationSchema,
  approvalSchema,
  profileSchema,
  registrationSchema,
  rejectionSchema,
} from "@/lib/partners/schema";

/** `next` is the page to go on to. */
export const registerPartnerAction = publicAction(registrationSchema, async (input) => {
  await registerPartner(input, await getLocale());
  if (env().EMAIL_CONFIRMATION === "off") return { next: "/login?notice=registered" };
  await rememberAddress(input.email);
  return { next: "/confirm-email" };
});

export const resubmitApplicationAction = applicantAction(applicationSchema, async (input, { partnerId, userId }) => {
  await resubmitApplication(partnerId, userId, input);
  revalidatePath("/pending");
});

export const approvePartnerAction = adminAction(approvalSchema, async ({ partnerId }, { userId }) => {
  await approvePartner(userId, partnerId);
  revalidatePath("/admin/partners");
});

export const rejectPartnerAction = adminAction(rejectionSchema, async ({ partnerId, reason }, { userId }) => {
  await rejectPartner(userId, partnerId, reason);
  revalidatePath("/admin/partners");
});

export const saveProfileAction = partnerAction("profile:write", profileSchema, async (input, { partnerId }) => {
  await saveProfile(partnerId, input);
  revalidatePath("/profile");
});
