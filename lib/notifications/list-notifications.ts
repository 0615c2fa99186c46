import "server-only";
import { type ShownTime, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { areaOf, isNotificationEvent, pathOf, type Severity } from "@/lib/notifications/events";
import { inBooks } from "@/lib/notifications/in-books";
import { listPage } from "@/lib/notifications/list-repository";
import { eventsFor, type Reader } from "@/lib/notifications/reader";
import { makeTeller } from "@/lib/notifications/say-notification";
import { type ListInput, writeCursor } from "@/lib/notifications/schema";

const pageSize = 20;

export type NotificationView = {
  id: string;
  title: string;
  text: string;
  button: string;
  href: string;
  severity: Severity;
  isRead: boolean;
  time: ShownTime;
};

/** Newest first, in the reader's words, of what the reader may be told now. */
export async function listNotifications(
  reader: Reader,
  { show, area, before }: ListInput,
  locale: Locale,
): Promise<{ items: NotificationView[]; nextBefore: string | null }> {
  const events = eventsFor(reader).filter((event) => !area || areaOf(event) === area);
  const page = { isUnread: show === "unread", events, before, most: pageSize + 1 };
  const rows = await inBooks(reader.partnerId, (db) => listPage(reader, page, db));
  const say = await makeTeller(locale);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    items: shown.flatMap(({ id, event, severity, subjectId, values, readAt, createdAt }) => {
      if (!isNotificationEvent(event)) return [];
      const time = showTime(createdAt, new Date(), locale);
      const href = pathOf(event, subjectId);
      return [{ id, ...say({ event, values }), href, severity, isRead: readAt !== null, time }];
    }),
    nextBefore: rows.length > pageSize && last ? writeCursor(last) : null,
  };
}
