import { inngest } from "@/inngest/client";
import { partnerRegistered } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { announceApplication } from "@/lib/partners/announce-application";
import { publishToAdmins } from "@/lib/realtime/publish";

/** A first or a corrected application: open administrators' pages at once, then the administrators themselves. */
export const announceApplicationJob = inngest.createFunction(
  { id: "announce-application", triggers: [partnerRegistered], retries: 5 },
  async ({ event, step }) => {
    const { partnerId } = event.data;
    await step.run("tell-browsers", () => publishToAdmins({ kind: "applications.changed" }));
    await step.run("tell-administrators", () => retrying(() => announceApplication(partnerId)));
  },
);
