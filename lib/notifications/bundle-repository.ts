import "server-only";
import type { Db } from "@/lib/db/client";
import type { Channel } from "@/lib/notifications/events";
import type { DeliveryOutcome, NotificationChannel } from "@/prisma/generated/enums";

/** One person's part of a bundle that goes through one channel. */
export type Parcel = { partnerId: string | null; userId: string; bundleId: string; channel: Channel };

const stored = { mail: "MAIL", telegram: "TELEGRAM" } as const satisfies Record<Channel, NotificationChannel>;

const ofParcel = ({ channel, ...rest }: Parcel) => ({ ...rest, channel: stored[channel], settledAt: null });

/**
 * What is not settled of it, with what it tells of. In two queries: what administrators are told has no partner, and
 * the key that ties a delivery to its notification has one.
 */
export async function listParcel(parcel: Parcel, db: Db) {
  const deliveries = await db.notificationDelivery.findMany({
    where: ofParcel(parcel),
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, notificationId: true, subjectKey: true, startedAt: true },
  });
  const { partnerId, userId } = parcel;
  const told = await db.notification.findMany({
    where: { partnerId, userId, id: { in: deliveries.map(({ notificationId }) => notificationId) } },
    select: { id: true, event: true, subjectId: true, values: true, readAt: true },
  });
  const byId = new Map(told.map((one) => [one.id, one]));
  return deliveries.map(({ notificationId, ...delivery }) => ({
    ...delivery,
    // What leaves at once is a bundle of its own, under its notification's id.
    hasWaited: parcel.bundleId !== notificationId,
    notification: byId.get(notificationId) ?? null,
  }));
}

/** Whoever tells the same person of the same subject at the same moment waits here for the other's commit. */
export async function lockSubject({ userId, channel }: Parcel, subjectKey: string, db: Db): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${userId}/${channel}/${subjectKey}`}, 0))`;
}

/** When the person was told this of the same subject last, by another bundle. */
export async function findLastTold(
  { partnerId, userId, bundleId, channel }: Parcel,
  subjectKey: string,
  db: Db,
): Promise<Date | null> {
  const last = await db.notificationDelivery.findFirst({
    where: {
      ...{ partnerId, userId, subjectKey, channel: stored[channel], startedAt: { not: null } },
      NOT: { bundleId },
    },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  });
  return last?.startedAt ?? null;
}

/** Back among what waits, as if it had not been begun. */
export async function postpone(parcel: Parcel, dueAt: Date, db: Db): Promise<void> {
  const data = { bundleId: null, startedAt: null, dueAt };
  await db.notificationDelivery.updateMany({ where: ofParcel(parcel), data });
}

/** The first time counts. */
export async function noteFailing(parcel: Parcel, failingSince: Date, db: Db): Promise<void> {
  const where = { ...ofParcel(parcel), failingSince: null };
  await db.notificationDelivery.updateMany({ where, data: { failingSince } });
}

export async function giveUpFailingSince(parcel: Parcel, before: Date, db: Db): Promise<void> {
  await db.notificationDelivery.updateMany({
    where: { ...ofParcel(parcel), failingSince: { lte: before } },
    data: { outcome: "GIVEN_UP", settledAt: new Date() },
  });
}

export async function markStarted(parcel: Parcel, startedAt: Date, db: Db): Promise<void> {
  await db.notificationDelivery.updateMany({ where: { ...ofParcel(parcel), startedAt: null }, data: { startedAt } });
}

export async function settleParcel(parcel: Parcel, outcome: DeliveryOutcome, db: Db): Promise<void> {
  await db.notificationDelivery.updateMany({ where: ofParcel(parcel), data: { outcome, settledAt: new Date() } });
}

export async function settleSome(parcel: Parcel, ids: string[], outcome: DeliveryOutcome, db: Db): Promise<void> {
  if (ids.length === 0) return;
  await db.notificationDelivery.updateMany({
    where: { ...ofParcel(parcel), id: { in: ids } },
    data: { outcome, settledAt: new Date() },
  });
}

type Person = { partnerId: string | null; userId: string };

/** Puts what is due together; how many that are. */
export async function bundleDue({ partnerId, userId }: Person, bundleId: string, now: Date, db: Db): Promise<number> {
  const { count } = await db.notificationDelivery.updateMany({
    where: { partnerId, userId, bundleId: null, settledAt: null, dueAt: { lte: now } },
    data: { bundleId },
  });
  return count;
}
