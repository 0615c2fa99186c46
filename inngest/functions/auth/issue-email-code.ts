import { inngest } from "@/inngest/client";
import { emailCodeAsked } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { issueAskedCode } from "@/lib/auth/request-email-code";

export const issueEmailCodeJob = inngest.createFunction(
  { id: "issue-email-code", triggers: [emailCodeAsked], retries: 5 },
  async ({ event, step }) => {
    const { userId } = event.data;
    await step.run("issue", () => retrying(() => issueAskedCode(userId)));
  },
);
