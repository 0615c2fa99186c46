import { inngest } from "@/inngest/client";
import { invitationRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { mailInvitation } from "@/lib/team/mail-invitation";

export const mailInvitationJob = inngest.createFunction(
  { id: "mail-invitation", triggers: [invitationRequested], retries: 5 },
  async ({ event, step }) => {
    const { partnerId, invitationId } = event.data;
    await step.run("mail", () => retrying(() => mailInvitation(partnerId, invitationId)));
  },
);
