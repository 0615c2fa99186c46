import "server-only";
import type { Db } from "@/lib/db/client";
import type { NotificationEvent } from "@/lib/notifications/events";
import type { Cursor } from "@/lib/notifications/schema";

type Whose = { partnerId: string | null; userId: string };
/** `events`: those that the person may be told of now; a right that was lost takes along what it brought. */
type Page = { isUnread: boolean; events: NotificationEvent[]; before: Cursor | null; most: number };

export function listPage({ partnerId, userId }: Whose, { isUnread, events, before, most }: Page, db: Db) {
  return db.notification.findMany({
    where: {
      ...{ partnerId, userId, isInBell: true, event: { in: events } },
      ...(isUnread && { readAt: null }),
      ...(before && { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    select: {
      ...{ id: true, event: true, severity: true, subjectId: true, values: true, readAt: true, createdAt: true },
    },
  });
}

/** At most `most`: the bell writes "99+". */
export async function countUnreadRows(
  { partnerId, userId }: Whose,
  { events, most }: { events: NotificationEvent[]; most: number },
  db: Db,
): Promise<number> {
  const rows = await db.notification.findMany({
    where: { partnerId, userId, isInBell: true, readAt: null, event: { in: events } },
    take: most,
    select: { id: true },
  });
  return rows.length;
}

export async function setRead({ partnerId, userId }: Whose, id: string, readAt: Date | null, db: Db): Promise<boolean> {
  const { count } = await db.notification.updateMany({ where: { partnerId, userId, id }, data: { readAt } });
  return count > 0;
}

export async function readAll(
  { partnerId, userId }: Whose,
  { events, readAt }: { events: NotificationEvent[]; readAt: Date },
  db: Db,
): Promise<number> {
  const where = { partnerId, userId, isInBell: true, readAt: null, event: { in: events } };
  return (await db.notification.updateMany({ where, data: { readAt } })).count;
}

/** Those that were marked in that very moment. */
export async function unreadAll({ partnerId, userId }: Whose, readAt: Date, db: Db): Promise<number> {
  const { count } = await db.notification.updateMany({ where: { partnerId, userId, readAt }, data: { readAt: null } });
  return count;
}
