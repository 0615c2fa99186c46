import { inngest } from "@/inngest/client";
import { partnerRegistered } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { listAdministratorIds } from "@/lib/auth/users";
import { mailNewApplication } from "@/lib/partners/mail-new-application";
import { publishToAdmins } from "@/lib/realtime/publish";

/** A first or a corrected application: open administrators' pages at once, then their mailboxes. */
export const announceApplicationJob = inngest.createFunction(
  { id: "announce-application", triggers: [partnerRegistered], retries: 5 },
  async ({ event, step }) => {
    const { partnerId } = event.data;
    await step.run("tell-browsers", () => publishToAdmins({ kind: "applications.changed" }));
    const administratorIds = await step.run("list-administrators", listAdministratorIds);
    for (const id of administratorIds) {
      await step.run(`mail-${id}`, () => retrying(() => mailNewApplication(partnerId, id)));
    }
    return { mailed: administratorIds.length };
  },
);
