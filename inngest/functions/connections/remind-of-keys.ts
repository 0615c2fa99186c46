import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { keyExpiryFound } from "@/inngest/events";
import { retrying } from "@/inngest/retry";
import { findKeysToRemindOf } from "@/lib/connections/find-expiring-keys";
import { remindOfKey } from "@/lib/connections/remind-of-key";

/** Each morning, 09:00 in Tashkent: keys that end within the next 30 days. */
export const findExpiringKeysJob = inngest.createFunction(
  { id: "find-expiring-keys", triggers: [cron("TZ=Asia/Tashkent 0 9 * * *")], concurrency: { limit: 1 }, retries: 4 },
  async ({ step }) => {
    const keys = await step.run("find", () => findKeysToRemindOf(new Date()));
    if (keys.length === 0) return { keys: 0 };
    await step.sendEvent(
      "remind-each",
      keys.map((ids) => keyExpiryFound.create(ids)),
    );
    return { keys: keys.length };
  },
);

export const remindOfKeyJob = inngest.createFunction(
  {
    id: "remind-of-key",
    triggers: [keyExpiryFound],
    concurrency: { key: "event.data.partnerId", limit: 2 },
    retries: 8,
  },
  ({ event, step }) => {
    const { partnerId, connectionId } = event.data;
    return step.run("mail", () => retrying(() => remindOfKey(partnerId, connectionId)));
  },
);
