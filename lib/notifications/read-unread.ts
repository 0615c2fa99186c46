import "server-only";
import { getTranslations } from "next-intl/server";
import { inBooks } from "@/lib/notifications/in-books";
import { countUnreadRows } from "@/lib/notifications/list-repository";
import type { Unread } from "@/lib/notifications/queries";
import { eventsFor, type Reader } from "@/lib/notifications/reader";

/** More than these are not counted. */
const most = 99;

/** In the reader's words: the bell brings no catalogue to the browser. */
export async function readUnread(reader: Reader): Promise<Unread> {
  const page = { events: eventsFor(reader), most: most + 1 };
  const [found, t] = await Promise.all([
    inBooks(reader.partnerId, (db) => countUnreadRows(reader, page, db)),
    getTranslations("notifications"),
  ]);
  const count = found > most ? `${most}+` : String(found || "");
  return { count, label: t("bell", { count: found }) };
}
