import { inngest } from "@/inngest/client";
import { passwordResetRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { mailPasswordReset } from "@/lib/auth/mail-password-reset";

export const mailPasswordResetJob = inngest.createFunction(
  { id: "mail-password-reset", triggers: [passwordResetRequested], retries: 5 },
  async ({ event, step }) => {
    const { resetId } = event.data;
    await step.run("mail", () => retrying(() => mailPasswordReset(resetId)));
  },
);
