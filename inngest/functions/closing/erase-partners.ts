import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { erasureDue, partnerErased } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { erasePartner } from "@/lib/closing/erase-partner";
import { forgetFarewell, mailFarewell } from "@/lib/closing/mail-farewell";
import { findDueErasures, forgetFarewells } from "@/lib/db/doors";

const page = 200;
const weekMs = 7 * 24 * 3_600_000;

/** Each night in Tashkent: whose days are over, page by page; one run of its own for each. */
export const findErasuresJob = inngest.createFunction(
  { id: "find-erasures", triggers: [cron("10 21 * * *")], concurrency: { limit: 1 }, retries: 3 },
  async ({ step }) => {
    let after: string | null = null;
    let found = page;
    for (let number = 0; found === page; number += 1) {
      const due: { partnerId: string }[] = await step.run(`find-${number}`, () => findDueErasures(after, page));
      const events = due.map(({ partnerId }) => erasureDue.create({ partnerId }));
      if (events.length > 0) await step.sendEvent(`erase-${number}`, events);
      after = due.at(-1)?.partnerId ?? null;
      found = due.length;
    }
    // Should a run that mails have died for good.
    await step.run("forget-farewells", () => forgetFarewells(new Date(Date.now() - weekMs)));
  },
);

export const erasePartnerJob = inngest.createFunction(
  {
    id: "erase-partner",
    triggers: [erasureDue],
    // Two at once are enough for a night; the partner's own row lets in one of its runs at a time.
    concurrency: { limit: 2 },
    retries: 4,
  },
  async ({ event, step }) => ({
    erased: await step.run("erase", () => retrying(() => erasePartner(event.data.partnerId))),
  }),
);

/** The last mail to the owner; after it nobody's address is left. */
export const mailFarewellJob = inngest.createFunction(
  { id: "mail-farewell", triggers: [partnerErased], retries: 8 },
  async ({ event, step }) => {
    const { partnerId, closureId } = event.data;
    await step
      .run("mail", () => retrying(() => mailFarewell(partnerId, closureId)))
      .catch(() => step.run("forget", () => forgetFarewell(partnerId, closureId)));
  },
);
