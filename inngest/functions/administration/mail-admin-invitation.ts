import { inngest } from "@/inngest/client";
import { adminInvitationRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { mailAdminInvitation } from "@/lib/administration/admin-invitations";

export const mailAdminInvitationJob = inngest.createFunction(
  { id: "mail-admin-invitation", triggers: [adminInvitationRequested], retries: 8 },
  ({ event, step }) => step.run("mail", () => retrying(() => mailAdminInvitation(event.data.invitationId))),
);
