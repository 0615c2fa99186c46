import { inngest } from "@/inngest/client";
import { emailCodeRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { mailEmailCode } from "@/lib/auth/mail-email-code";

export const mailEmailCodeJob = inngest.createFunction(
  { id: "mail-email-code", triggers: [emailCodeRequested], retries: 5 },
  async ({ event, step }) => {
    const { userId, emailCodeId } = event.data;
    await step.run("mail", () => retrying(() => mailEmailCode(userId, emailCodeId)));
  },
);
