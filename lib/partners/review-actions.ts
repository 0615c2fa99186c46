"use server";

import { revalidatePath } from "next/cache";
import { adminAction } from "@/lib/action";
import {
  approvePartner,
  reactivatePartner,
  recallApproval,
  rejectPartner,
  suspendPartner,
} from "@/lib/partners/review-partner";
import {
  approvalSchema,
  reactivationSchema,
  recallSchema,
  rejectionSchema,
  suspensionSchema,
} from "@/lib/partners/review-schema";

export const approvePartnerAction = adminAction(approvalSchema, async ({ partnerId, seen }, { userId }) => {
  await approvePartner(userId, partnerId, seen);
  revalidatePath("/admin/partners");
});

export const recallApprovalAction = adminAction(recallSchema, async ({ partnerId }, { userId }) => {
  await recallApproval(userId, partnerId);
  revalidatePath("/admin/partners");
});

export const rejectPartnerAction = adminAction(rejectionSchema, async ({ partnerId, reason, seen }, { userId }) => {
  await rejectPartner(userId, partnerId, reason, seen);
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
