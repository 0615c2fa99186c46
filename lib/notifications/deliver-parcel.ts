import "server-only";
import type { Db } from "@/lib/db/client";
import { sendMail } from "@/lib/email/send-mail";
import type { Parcel } from "@/lib/notifications/bundle-repository";
import * as bundles from "@/lib/notifications/bundle-repository";
import { isNight } from "@/lib/notifications/due-time";
import { isNotificationEvent, type NotificationEvent, ruleOf } from "@/lib/notifications/events";
import { inBooks } from "@/lib/notifications/in-books";
import { findReader } from "@/lib/notifications/recipients";
import { type Letter, writeMail, writeTelegram } from "@/lib/notifications/write-letter";
import { sendTelegram } from "@/lib/telegram/send-telegram";

/** No more than one message about the same subject within this time, unless money is at risk (UZBEKISTAN 5.7). */
const pauseMs = 3_600_000;

type Outcome = "nothing" | "later" | "sent" | "unreachable";

/** Sends one parcel once, however often it runs; throws when the channel is away. */
export async function deliverParcel(parcel: Parcel, now = new Date()): Promise<Outcome> {
  const letters = await inBooks(parcel.partnerId, (db) => takeUp(parcel, now, db));
  if (typeof letters === "string") return letters;
  const outcome = (await send(parcel, letters, now)) ? "SENT" : "UNREACHABLE";
  await inBooks(parcel.partnerId, (db) => bundles.settleParcel(parcel, outcome, db));
  return outcome === "SENT" ? "sent" : "unreachable";
}

/** After the last retry: it is seen among what was not delivered. */
export function giveUpParcel(parcel: Parcel): Promise<void> {
  return inBooks(parcel.partnerId, (db) => bundles.settleParcel(parcel, "GIVEN_UP", db));
}

async function takeUp(parcel: Parcel, now: Date, db: Db) {
  const rows = await bundles.listParcel(parcel, db);
  if (rows.length === 0) return "nothing";
  const [only] = rows;
  if (rows.length === 1 && only && !only.startedAt && mayWait(only)) {
    await bundles.lockSubject(parcel, only.subjectKey, db);
    const last = await bundles.findLastTold(parcel, only.subjectKey, db);
    if (last && last.getTime() + pauseMs > now.getTime()) {
      await bundles.postpone(parcel, new Date(last.getTime() + pauseMs), db);
      return "later";
    }
  }
  // What waited for its digest and was read in the bell meanwhile is no news; a retry sends what it began with.
  const read = rows.filter((row) => !row.startedAt && row.notification?.readAt && row.dueAt > row.createdAt);
  const readIds = read.map(({ id }) => id);
  if (readIds.length > 0) await bundles.settleSome(parcel, readIds, "READ", db);
  const letters = rows.filter((row) => !readIds.includes(row.id)).flatMap(toLetter);
  if (letters.length === 0) return "nothing";
  await bundles.markStarted(parcel, now, db);
  return letters;
}

type Row = Awaited<ReturnType<typeof bundles.listParcel>>[number];

function mayWait({ subjectKey, notification }: Row): boolean {
  if (!subjectKey || !notification || !isNotificationEvent(notification.event)) return false;
  const { severity, isUrgent } = ruleOf(notification.event);
  return severity !== "DANGER" && !isUrgent;
}

function toLetter({ notification }: Row): Letter[] {
  if (!notification || !isNotificationEvent(notification.event)) return [];
  const { event, subjectId, values } = notification as typeof notification & { event: NotificationEvent };
  return [{ event, subjectId, values }];
}

/** False where there is nobody to send to. */
async function send({ partnerId, userId, bundleId, channel }: Parcel, letters: Letter[], now: Date): Promise<boolean> {
  const reader = await findReader(partnerId, userId);
  if (!reader) return false;
  const key = `notification/${bundleId}`;
  if (channel === "mail") {
    if (!reader.email) return false;
    await sendMail(key, reader.email, await writeMail(letters, partnerId, reader.locale));
    return true;
  }
  // Whoever chose no quiet hours is not woken either (PAINS R): the message is there, and makes no sound.
  const isSilent = isNight(now) && letters.every(({ event }) => ruleOf(event).severity !== "DANGER");
  const message = await writeTelegram(letters, partnerId, reader.locale);
  return (await sendTelegram({ userId, key, ...message, isSilent })) === "sent";
}
