import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { bundleReady, deliveriesDue, notificationWritten } from "@/inngest/events";
import { isAway, retrying } from "@/inngest/retry";
import { findDueDeliveries } from "@/lib/db/doors";
import { bundleWhatIsDue } from "@/lib/notifications/bundle-what-is-due";
import { deliverParcel } from "@/lib/notifications/deliver-parcel";
import { channels } from "@/lib/notifications/events";
import { giveUpParcel, putOffParcel } from "@/lib/notifications/put-off-parcel";
import { ringBell } from "@/lib/notifications/ring-bell";
import { nobodysBooks } from "@/lib/outbox/nobody";

/** Told in the bell alone. */
export const ringBellJob = inngest.createFunction(
  { id: "ring-bell", triggers: [notificationWritten], retries: 1 },
  ({ event, step }) => step.run("ring", () => ringBell(event.data.partnerId)),
);

/**
 * The bell, then each channel for itself: a mailbox that is away holds nothing up for Telegram. What the last retry could
 * not send either is put off, and the sweep below takes it up; what no retry will help is given up.
 */
export const deliverBundleJob = inngest.createFunction(
  {
    id: "deliver-bundle",
    triggers: [bundleReady],
    concurrency: { key: "event.data.partnerId", limit: 2 },
    retries: 8,
  },
  async ({ event, step }) => {
    const { partnerId: books, userId, bundleId } = event.data;
    const partnerId = books === nobodysBooks ? null : books;
    await step.run("ring", () => ringBell(books));
    await Promise.all(
      channels.map((channel) => {
        const parcel = { partnerId, userId, bundleId, channel };
        return step
          .run(`send-${channel}`, () => retrying(() => deliverParcel(parcel)))
          .catch((error: unknown) =>
            step.run(`give-up-${channel}`, () => (isAway(error) ? putOffParcel(parcel) : giveUpParcel(parcel))),
          );
      }),
    );
  },
);

const page = 200;
type DuePerson = { partnerId: string | null; userId: string };

/** Digests, ends of quiet hours, second messages about one matter, what was put off: whoever something is due for, page by page. */
export const findDueDeliveriesJob = inngest.createFunction(
  { id: "find-due-deliveries", triggers: [cron("*/5 * * * *")], concurrency: { limit: 1 }, retries: 2 },
  async ({ step }) => {
    let after: string | null = null;
    let found = page;
    for (let number = 0; found === page; number += 1) {
      const people: DuePerson[] = await step.run(`find-${number}`, () => findDueDeliveries(after, page));
      const events = people.map(({ partnerId, userId }) =>
        deliveriesDue.create({ partnerId: partnerId ?? nobodysBooks, userId }),
      );
      if (events.length > 0) await step.sendEvent(`put-together-${number}`, events);
      after = people.at(-1)?.userId ?? null;
      found = people.length;
    }
  },
);

/** One person's: put together once, then delivered as any bundle. */
export const bundleDeliveriesJob = inngest.createFunction(
  {
    id: "bundle-deliveries",
    triggers: [deliveriesDue],
    concurrency: { key: "event.data.userId", limit: 1 },
    retries: 4,
  },
  async ({ event, step, runId }) => {
    const { partnerId: books, userId } = event.data;
    const partnerId = books === nobodysBooks ? null : books;
    return step.run("put-together", () => bundleWhatIsDue({ partnerId, userId }, runId));
  },
);
