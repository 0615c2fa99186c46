"use server";

import { revalidatePath } from "next/cache";
import { adminAction } from "@/lib/action";
import { approvePartner, reactivatePartner, rejectPartner, suspendPartner } from "@/lib/partners/review-partner";
import { approvalSchema, reactivationSchema, rejectionSchema, suspensionSchema } from "@/lib/partners/review-schema";

export const approvePartnerAction = adminAction(approvalSchema, async ({ partnerId, seenAt }, { userId }) => {
  await approvePartner(userId, partnerId, seenAt);
  revalidatePath("/admin/partners");
});

export const rejectPartnerAction = adminAction(rejectionSchema, async ({ partnerId, reason, seenAt }, { userId }) => {
  await rejectPartner(userId, partnerId, reason, seenAt);
  revalidatePath("/admin/partners");
});

export const suspendPartnerAction = adminAction(suspensionSchema, async ({ partnerId, reason }, { userId }) => {
  await suspendPartner(userId, partnerId, reason);
  revalidatePath("/admin/partners");
});

export const reactivatePartnerAction = adminAction(reactivationSchema, async ({ partnerId }, { userId }) => {
  await reactivatePartner(userId, partnerId);
  revalidatePath("/admin/partners");
});
