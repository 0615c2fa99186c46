import { inngest } from "@/inngest/client";
import { bankCodeRequested } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { mailBankCode } from "@/lib/partners/mail-bank-code";

export const mailBankCodeJob = inngest.createFunction(
  { id: "mail-bank-code", triggers: [bankCodeRequested], retries: 5 },
  async ({ event, step }) => {
    const { partnerId, bankChangeId } = event.data;
    await step.run("mail", () => retrying(() => mailBankCode(partnerId, bankChangeId)));
  },
);
