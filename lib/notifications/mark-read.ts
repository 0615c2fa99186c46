import "server-only";
import { AppError } from "@/lib/errors";
import { inBooks } from "@/lib/notifications/in-books";
import * as notifications from "@/lib/notifications/list-repository";
import { eventsFor, type Reader } from "@/lib/notifications/reader";
import { ringBell } from "@/lib/notifications/ring-bell";
import { nobodysBooks } from "@/lib/outbox/nobody";

type Whose = Pick<Reader, "partnerId" | "userId">;

export async function markRead(reader: Whose, id: string, isRead: boolean): Promise<void> {
  const readAt = isRead ? new Date() : null;
  const isFound = await inBooks(reader.partnerId, (db) => notifications.setRead(reader, id, readAt, db));
  if (!isFound) throw new AppError("not-found", "notFound");
  ringOwn(reader);
}

/** `readAt` is what `undoReadAll` takes back. */
export async function markAllRead(reader: Reader): Promise<{ count: number; readAt: string }> {
  const readAt = new Date();
  const shown = { events: eventsFor(reader), readAt };
  const count = await inBooks(reader.partnerId, (db) => notifications.readAll(reader, shown, db));
  ringOwn(reader);
  return { count, readAt: readAt.toISOString() };
}

export async function undoReadAll(reader: Whose, readAt: string): Promise<number> {
  const count = await inBooks(reader.partnerId, (db) => notifications.unreadAll(reader, new Date(readAt), db));
  ringOwn(reader);
  return count;
}

/** The person's other devices; not waited for. */
function ringOwn({ partnerId }: Whose) {
  void ringBell(partnerId ?? nobodysBooks);
}
