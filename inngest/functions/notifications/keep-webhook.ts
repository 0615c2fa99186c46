import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { keepWebhook } from "@/lib/telegram/keep-webhook";

export const keepWebhookJob = inngest.createFunction(
  { id: "keep-telegram-webhook", triggers: [cron("17 * * * *")], concurrency: { limit: 1 }, retries: 2 },
  ({ step }) => step.run("keep", async () => ({ hasBot: await keepWebhook() })),
);
