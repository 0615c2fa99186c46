import "server-only";
import type { Db } from "@/lib/db/client";
import { sendMail } from "@/lib/email/send-mail";
import { AppError } from "@/lib/errors";
import type { Parcel } from "@/lib/notifications/bundle-repository";
import * as bundles from "@/lib/notifications/bundle-repository";
import { isNight, skipQuiet } from "@/lib/notifications/due-time";
import { isNotificationEvent, type NotificationEvent, ruleOf } from "@/lib/notifications/events";
import { inBooks } from "@/lib/notifications/in-books";
import { findReader, type LetterReader } from "@/lib/notifications/recipients";
import { readSettings } from "@/lib/notifications/settings";
import { type Letter, writeMail, writeTelegram } from "@/lib/notifications/write-letter";
import { isOutage } from "@/lib/outage";
import { sendTelegram } from "@/lib/telegram/send-telegram";

/** No more than one message about the same matter within this time, unless money is at risk (UZBEKISTAN 5.7). */
const pauseMs = 3_600_000;

type Outcome = "nothing" | "later" | "sent" | "unreachable";

/** Sends one parcel once, however often it runs; throws `unavailable` when the channel or the database is away. */
export async function deliverParcel(parcel: Parcel, now = new Date()): Promise<Outcome> {
  try {
    return await deliver(parcel, now);
  } catch (error) {
    throw isOutage(error) ? new AppError("unavailable", "databaseAway", { cause: error }) : error;
  }
}

async function deliver(parcel: Parcel, now: Date): Promise<Outcome> {
  const reader = await findReader(parcel.partnerId, parcel.userId);
  const letters = await inBooks(parcel.partnerId, (db) => takeUp(parcel, reader, now, db));
  if (!Array.isArray(letters)) return letters;
  const outcome = reader && (await send(parcel, reader, letters, now)) ? "SENT" : "UNREACHABLE";
  await inBooks(parcel.partnerId, (db) => bundles.settleParcel(parcel, outcome, db));
  return outcome === "SENT" ? "sent" : "unreachable";
}

async function takeUp(parcel: Parcel, reader: LetterReader | null, now: Date, db: Db): Promise<Letter[] | Outcome> {
  const rows = await bundles.listParcel(parcel, db);
  if (rows.length === 0) return "nothing";
  const mayHear = rows.filter((row) => mayBeTold(row, reader));
  const lost = rows.filter((row) => !mayHear.includes(row));
  await bundles.settleSome(parcel, idsOf(lost), "UNREACHABLE", db);
  const read = mayHear.filter(isReadMeanwhile);
  await bundles.settleSome(parcel, idsOf(read), "READ", db);
  const left = mayHear.filter((row) => !read.includes(row));
  const [only] = left;
  if (!only) return read.length > 0 ? "nothing" : "unreachable";
  if (left.length === 1 && !only.startedAt && mayWait(only)) {
    await bundles.lockSubject(parcel, only.subjectKey, db);
    const last = await bundles.findLastTold(parcel, only.subjectKey, db);
    if (last && last.getTime() + pauseMs > now.getTime()) {
      const { pace } = await readSettings(parcel.userId, db);
      await bundles.postpone(parcel, skipQuiet(new Date(last.getTime() + pauseMs), pace), db);
      return "later";
    }
  }
  await bundles.markStarted(parcel, now, db);
  return left.flatMap(toLetter);
}

type Row = Awaited<ReturnType<typeof bundles.listParcel>>[number];

const idsOf = (rows: Row[]) => rows.map(({ id }) => id);

const findRule = ({ notification }: Row) =>
  notification && isNotificationEvent(notification.event) ? ruleOf(notification.event) : null;

/** Whoever lost a right, or left, is not told what is in the books (and what no table knows is told to nobody). */
const mayBeTold = ({ notification }: Row, reader: LetterReader | null): boolean =>
  notification !== null && isNotificationEvent(notification.event) && (reader?.events.has(notification.event) ?? false);

/**
 * What waited and was read in the bell meanwhile is no news; security and money go out all the same, because a thief
 * reads the bell too. A retry sends what it began with.
 */
const isReadMeanwhile = (row: Row): boolean =>
  row.hasWaited && !row.startedAt && Boolean(row.notification?.readAt) && !findRule(row)?.isFixed;

function mayWait(row: Row): boolean {
  const rule = findRule(row);
  return rule !== null && row.subjectKey !== "" && rule.severity !== "DANGER" && !rule.isUrgent;
}

function toLetter({ notification }: Row): Letter[] {
  if (!notification || !isNotificationEvent(notification.event)) return [];
  const { event, subjectId, values } = notification as typeof notification & { event: NotificationEvent };
  return [{ event, subjectId, values }];
}

/** False where there is nobody to send to. */
async function send(
  { partnerId, userId, bundleId, channel }: Parcel,
  { email, locale }: LetterReader,
  letters: Letter[],
  now: Date,
): Promise<boolean> {
  const key = `notification/${bundleId}`;
  if (channel === "mail") return email !== null && tryMail(key, email, await writeMail(letters, partnerId, locale));
  // Whoever chose no quiet hours is not woken either (PAINS R): the message is there, and makes no sound.
  const isSilent = isNight(now) && letters.every(({ event }) => ruleOf(event).severity !== "DANGER");
  const message = await writeTelegram(letters, partnerId, locale);
  return (await sendTelegram({ userId, key, ...message, isSilent })) === "sent";
}

/** False where the provider will never take it. */
async function tryMail(...sending: Parameters<typeof sendMail>): Promise<boolean> {
  try {
    await sendMail(...sending);
    return true;
  } catch (error) {
    // An address that is none today is none tomorrow.
    if (error instanceof AppError && error.code === "invalid") return false;
    throw error;
  }
}
