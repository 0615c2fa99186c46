import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { rewrapPage } from "@/lib/connections/rewrap-secrets";

/** Each hour: what an older key-encryption key encrypted is wrapped with the newest, until that key is needed no more. */
export const rewrapSecretsJob = inngest.createFunction(
  { id: "rewrap-secrets", triggers: [cron("20 * * * *")], concurrency: { limit: 1 }, retries: 3 },
  async ({ step }) => {
    const sums = { rewrapped: 0, failed: 0 };
    for (const kind of ["credential", "push", "bank", "pinfl"] as const) {
      let after: string | null = null;
      let number = 0;
      do {
        const from: string | null = after;
        const page: Awaited<ReturnType<typeof rewrapPage>> = await step.run(`${kind}-${number}`, () =>
          rewrapPage(kind, from),
        );
        sums.rewrapped += page.rewrapped;
        sums.failed += page.failed;
        after = page.after;
        number += 1;
      } while (after !== null && number < 300);
    }
    return sums;
  },
);
