"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { adminAction, freshAdminAction, publicAction } from "@/lib/action";
import * as invitations from "@/lib/administration/admin-invitations";
import * as administrators from "@/lib/administration/administrators";
import * as people from "@/lib/administration/partner-people";
import { retryLetter, retryPartnerPushes, sendWaiting } from "@/lib/administration/retry";
import { deleteView, saveView } from "@/lib/administration/saved-views";
import * as schema from "@/lib/administration/schema";
import { dismissFailedJob, reopenFailedJob, retryFailedJob } from "@/lib/administration/settle-job";
import { addTariffVersion, changePartnerTariff } from "@/lib/administration/tariffs";
import { openSupportView } from "@/lib/administration/view-books";
import { takeAttempt } from "@/lib/auth/limits/take-attempt";
import type { Locale } from "@/lib/i18n/locales";
import { readClient } from "@/lib/net/read-client";

export const openViewAction = freshAdminAction(schema.viewSchema, async ({ partnerId, reason }, viewer) => {
  await openSupportView({ adminId: viewer.userId, sessionId: viewer.sessionId }, partnerId, reason);
  redirect("/dashboard");
});

export const retryFailedJobAction = adminAction(schema.failedJobSchema, async ({ failedJobId }, { userId }) => {
  await retryFailedJob(userId, failedJobId);
  revalidatePath("/admin/jobs");
});

export const dismissFailedJobAction = adminAction(schema.failedJobSchema, async ({ failedJobId }, { userId }) => {
  await dismissFailedJob(userId, failedJobId);
  revalidatePath("/admin/jobs");
});

export const reopenFailedJobAction = adminAction(schema.failedJobSchema, async ({ failedJobId }, { userId }) => {
  await reopenFailedJob(userId, failedJobId);
  revalidatePath("/admin/jobs");
});

export const retryLetterAction = adminAction(schema.letterSchema, async (letter, { userId }) => {
  const outcome = await retryLetter(userId, letter);
  revalidatePath("/admin/jobs");
  return { outcome };
});

export const retryPushesAction = adminAction(schema.pushesSchema, async (pushes, { userId }) => {
  const count = await retryPartnerPushes(userId, pushes);
  revalidatePath("/admin/jobs");
  return { count };
});

export const sendWaitingAction = adminAction(schema.nothingSchema, async () => {
  const count = await sendWaiting();
  revalidatePath("/admin/jobs");
  return { count };
});

export const saveViewAction = adminAction(schema.savedViewSchema, async (view, { userId }) => {
  await saveView(userId, view);
  revalidatePath("/admin/partners/all");
});

export const deleteViewAction = adminAction(schema.savedViewIdSchema, async ({ viewId }, { userId }) => {
  await deleteView(userId, viewId);
  revalidatePath("/admin/partners/all");
});

export const addTariffVersionAction = freshAdminAction(schema.tariffVersionSchema, async (version, { userId }) => {
  await addTariffVersion(userId, version);
  revalidatePath("/admin/tariffs");
});

export const changeTariffAction = freshAdminAction(schema.partnerTariffSchema, async (input, { userId }) => {
  await changePartnerTariff(userId, input.partnerId, input.tariffKey);
  revalidatePath(`/admin/partners/${input.partnerId}`);
});

export const inviteAdministratorAction = freshAdminAction(schema.adminInvitationSchema, async ({ email }, viewer) => {
  await invitations.inviteAdministrator(viewer.userId, email, viewer.locale);
  revalidatePath("/admin/people");
});

export const revokeAdminInvitationAction = adminAction(
  schema.invitationIdSchema,
  async ({ invitationId }, { userId }) => {
    await invitations.revokeAdminInvitation(userId, invitationId);
    revalidatePath("/admin/people");
  },
);

export const reopenAdminInvitationAction = freshAdminAction(
  schema.invitationIdSchema,
  async ({ invitationId }, { userId }) => {
    await invitations.reopenAdminInvitation(userId, invitationId);
    revalidatePath("/admin/people");
  },
);

export const disableAdministratorAction = freshAdminAction(schema.userIdSchema, async ({ userId }, viewer) => {
  await administrators.disableAdministrator(viewer.userId, userId);
  revalidatePath("/admin/people");
});

export const enableAdministratorAction = freshAdminAction(schema.userIdSchema, async ({ userId }, viewer) => {
  await administrators.enableAdministrator(viewer.userId, userId);
  revalidatePath("/admin/people");
});

export const endAdministratorSessionsAction = freshAdminAction(schema.userIdSchema, async ({ userId }, viewer) => {
  const count = await administrators.endAdministratorSessions(viewer.userId, userId);
  revalidatePath("/admin/people");
  return { count };
});

export const endPersonSessionsAction = freshAdminAction(schema.personSchema, async (person, { userId: adminId }) => {
  const count = await people.endPersonSessions({ ...person, adminId });
  revalidatePath(`/admin/partners/${person.partnerId}`);
  return { count };
});

export const disablePersonAction = freshAdminAction(schema.personSchema, async (person, { userId: adminId }) => {
  await people.disablePerson({ ...person, adminId });
  revalidatePath(`/admin/partners/${person.partnerId}`);
});

export const enablePersonAction = freshAdminAction(schema.personSchema, async (person, { userId: adminId }) => {
  await people.enablePerson({ ...person, adminId });
  revalidatePath(`/admin/partners/${person.partnerId}`);
});

export const acceptAdminInvitationAction = publicAction(schema.acceptanceSchema, async (input) => {
  await takeAttempt("set-password", { network: (await readClient()).address });
  await invitations.acceptAdminInvitation(input, (await getLocale()) as Locale);
  return { next: "/login" };
});
