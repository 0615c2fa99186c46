import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { cleanSignIns } from "@/lib/auth/clean-sign-ins";
import { rewrapSeeds } from "@/lib/auth/second-factor/seal-seed";
import { expireRegistrations } from "@/lib/partners/expire-registrations";

/** Each night: what is over is forgotten. */
export const cleanSignInsJob = inngest.createFunction(
  { id: "clean-sign-ins", triggers: [cron("40 22 * * *")], concurrency: { limit: 1 }, retries: 3 },
  async ({ step }) => ({
    ...(await step.run("clean", cleanSignIns)),
    ...(await step.run("expire-registrations", () => expireRegistrations())),
  }),
);

/** Each hour: seeds of second factors that an older key-encryption key encrypted. */
export const rewrapSeedsJob = inngest.createFunction(
  { id: "rewrap-seeds", triggers: [cron("25 * * * *")], concurrency: { limit: 1 }, retries: 3 },
  async ({ step }) => {
    let after: string | null = null;
    let rewrapped = 0;
    let number = 0;
    do {
      const from: string | null = after;
      const page: Awaited<ReturnType<typeof rewrapSeeds>> = await step.run(`page-${number}`, () => rewrapSeeds(from));
      rewrapped += page.rewrapped;
      after = page.after;
      number += 1;
    } while (after !== null && number < 300);
    return { rewrapped };
  },
);
