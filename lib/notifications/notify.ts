import "server-only";
import { bundleReady, notificationWritten } from "@/inngest/events";
import type { Db } from "@/lib/db/client";
import { channelsFor, isOn } from "@/lib/notifications/choices";
import { findDueTime } from "@/lib/notifications/due-time";
import { type NotificationEvent, ruleOf } from "@/lib/notifications/events";
import { makeId } from "@/lib/notifications/make-id";
import { listRecipients } from "@/lib/notifications/recipients";
import { insertDeliveries, insertNotifications } from "@/lib/notifications/repository";
import { enqueue } from "@/lib/outbox/enqueue";
import { nobodysBooks } from "@/lib/outbox/nobody";

export type NotifyInput = {
  event: NotificationEvent;
  /** Whose books it is about. Told to administrators or to one of them: whose it is does not matter, null will do. */
  partnerId: string | null;
  /** For events that are told to one person. */
  userId?: string;
  subject?: { kind: string; id: string };
  /** For the sentences; lib/notifications/say-notification.ts tells how their names decide how they are written. */
  values?: Record<string, string | number>;
  /** The same cause is told once to each person, however often the step runs: `review/<id>`. */
  causeKey: string;
};

/**
 * Tells whom the table of events names, in the transaction of the act: `inPartner` of that partner, or `inAdmin`. The
 * bell has it with the commit; mails and messages leave through the outbox (call `kickOutbox()` after the transaction).
 */
export async function notify(input: NotifyInput, db: Db): Promise<void> {
  const { event, subject, values = {}, causeKey } = input;
  const rule = ruleOf(event);
  const partnerId = rule.audience === "admins" ? null : input.partnerId;
  const now = new Date();
  const told = (await listRecipients(input, db)).flatMap(({ userId, choices, pace }) => {
    const isInBell = isOn(event, "bell", choices);
    const channels = channelsFor(event, choices);
    if (!isInBell && channels.length === 0) return [];
    const id = makeId(userId, event, causeKey);
    return [{ id, userId, isInBell, channels, dueAt: findDueTime(now, rule, pace) }];
  });
  const subjectKind = subject?.kind ?? null;
  const subjectId = subject?.id ?? null;
  const rows = told.map(({ id, userId, isInBell }) => ({
    ...{ id, partnerId, userId, event, subjectKind, subjectId, values, isInBell },
    severity: rule.severity,
  }));
  if ((await insertNotifications(rows, db)) === 0) return;
  // With the event: what happens to one subject does not hold back its contrary.
  const subjectKey = subject ? `${event}/${subject.kind}:${subject.id}` : "";
  const deliveries = told.flatMap(({ id: notificationId, userId, channels, dueAt }) =>
    channels.map((channel) => ({
      id: makeId(notificationId, channel),
      // What leaves at once is a bundle of its own; the rest is put together when its time has come.
      bundleId: dueAt.getTime() <= now.getTime() ? notificationId : null,
      ...{ partnerId, userId, notificationId, channel: channel.toUpperCase(), subjectKey, dueAt },
    })),
  );
  await insertDeliveries(deliveries, db);
  const books = partnerId ?? nobodysBooks;
  const ready = told
    .filter(({ channels, dueAt }) => channels.length > 0 && dueAt.getTime() <= now.getTime())
    .map(({ id, userId }) => bundleReady.create({ partnerId: books, userId, bundleId: id }));
  await enqueue(db, ...(ready.length > 0 ? ready : [notificationWritten.create({ partnerId: books })]));
}
