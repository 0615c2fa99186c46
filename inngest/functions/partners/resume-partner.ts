import { inngest } from "@/inngest/client";
import { partnerReactivated } from "@/inngest/events";
import { resumeLanes } from "@/lib/cards/resume-lanes";
import { resumeConfirmations } from "@/lib/orders/resume-confirmations";

/** What no sweep takes up by itself: prices, stock, moderation, pushes and reminders are found by theirs again. */
export const resumePartnerJob = inngest.createFunction(
  { id: "resume-partner", triggers: [partnerReactivated], retries: 6 },
  async ({ event, step }) => {
    const { partnerId } = event.data;
    const confirmations = await step.run("ask-confirmations", () => resumeConfirmations(partnerId));
    const lanes = await step.run("request-cards", () => resumeLanes(partnerId));
    return { confirmations, lanes };
  },
);
