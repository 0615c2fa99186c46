"use server";

import { revalidatePath } from "next/cache";
import { applicantAction } from "@/lib/action";
import { confirmBankChange } from "@/lib/partners/confirm-bank-change";
import { requireBankWriter, requireProfileWriter } from "@/lib/partners/profile-access";
import {
  bankCodeSchema,
  bankSchema,
  businessSchema,
  legalSchema,
  noInputSchema,
  taxStatusIdSchema,
  taxStatusSchema,
} from "@/lib/partners/profile-schema";
import { cancelBankChange, requestBankChange, resendBankCode } from "@/lib/partners/request-bank-change";
import { saveBusiness } from "@/lib/partners/save-business";
import { saveLegal } from "@/lib/partners/save-legal";
import { restoreTaxStatus, saveTaxStatus, withdrawTaxStatus } from "@/lib/partners/save-tax-status";

export const saveBusinessAction = applicantAction(businessSchema, async (input, viewer) => {
  requireProfileWriter(viewer);
  await saveBusiness(viewer.partnerId, input);
  revalidatePath("/profile");
});

export const saveLegalAction = applicantAction(legalSchema, async (input, viewer) => {
  requireProfileWriter(viewer);
  await saveLegal(viewer.partnerId, input);
  revalidatePath("/profile");
});

export const saveTaxStatusAction = applicantAction(taxStatusSchema, async (input, viewer) => {
  requireProfileWriter(viewer);
  await saveTaxStatus(viewer.partnerId, viewer.userId, input);
  revalidatePath("/profile");
});

export const withdrawTaxStatusAction = applicantAction(taxStatusIdSchema, async ({ taxStatusId }, viewer) => {
  requireProfileWriter(viewer);
  await withdrawTaxStatus(viewer.partnerId, taxStatusId);
  revalidatePath("/profile");
});

export const restoreTaxStatusAction = applicantAction(taxStatusIdSchema, async ({ taxStatusId }, viewer) => {
  requireProfileWriter(viewer);
  await restoreTaxStatus(viewer.partnerId, taxStatusId);
  revalidatePath("/profile");
});

export const requestBankChangeAction = applicantAction(bankSchema, async (input, viewer) => {
  requireBankWriter(viewer);
  await requestBankChange(viewer.partnerId, viewer.userId, input);
  revalidatePath("/profile");
});

export const resendBankCodeAction = applicantAction(noInputSchema, async (_, viewer) => {
  requireBankWriter(viewer);
  await resendBankCode(viewer.partnerId, viewer.userId);
  revalidatePath("/profile");
});

export const confirmBankChangeAction = applicantAction(bankCodeSchema, async ({ code }, viewer) => {
  requireBankWriter(viewer);
  await confirmBankChange(viewer.partnerId, viewer.userId, code);
  revalidatePath("/profile");
});

export const cancelBankChangeAction = applicantAction(noInputSchema, async (_, viewer) => {
  requireProfileWriter(viewer);
  await cancelBankChange(viewer.partnerId);
  revalidatePath("/profile");
});
