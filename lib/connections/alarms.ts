import "server-only";
import type { Db } from "@/lib/db/client";

/** Each has a text of its own in the catalogues, `connections.alarms.<kind>`. */
export const alarmKinds = [
  /** A right token, but an address that is none of the marketplace's; `detail` is the address. Ranges age. */
  "push-source",
  /** The marketplace had stopped its pushes, or they could not be switched on. */
  "push-suspended",
  /** Messages about somebody else's account. */
  "push-forged",
  /** A word of the marketplace that is not in its documentation; `detail` names it. */
  "unknown-value",
  /** Messages that were given up; `count` says how many. */
  "dead-letter",
  /** The marketplace refused a stock or a price; `detail` is the SKU, its words stand beside the listing. */
  "stock-refused",
  "price-refused",
  /** Sent several times, and the marketplace still shows something else; `detail` is the SKU. */
  "value-not-shown",
] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** `detail` tells apart what stands open within one kind: an address, a value. Nothing secret, no buyer's data. */
type Alarm = { partnerId: string; connectionId: string; kind: AlarmKind; detail?: string };

/** Raises the alarm, or counts it once more while it stands open. True when it was not open before. */
export async function raiseAlarm(
  db: Db,
  { partnerId, connectionId, kind, detail = "" }: Alarm,
  times = 1,
): Promise<boolean> {
  const rows = await db.$queryRaw<{ isNew: boolean }[]>`
    select raise_alarm(${partnerId}::uuid, ${connectionId}::uuid, ${kind}, ${storable(detail)}, ${times}::int) as "isNew"`;
  return rows[0]?.isNew ?? false;
}

/** A marketplace's word may hold what PostgreSQL's text does not: NUL and lone surrogates. */
const storable = (detail: string) => detail.toWellFormed().replace(/\p{Cc}/gu, "\ufffd");

/** Without `detail` all of the kind. True when one stood open. */
export async function resolveAlarm(
  db: Db,
  { partnerId, connectionId, kind, detail }: Alarm,
  now = new Date(),
): Promise<boolean> {
  const { count } = await db.connectionAlarm.updateMany({
    where: {
      partnerId,
      connectionId,
      kind,
      resolvedAt: null,
      ...(detail !== undefined && { detail: storable(detail) }),
    },
    data: { resolvedAt: now, updatedAt: now },
  });
  return count > 0;
}

/** For the health card: `isRetryable` shows a Retry button (`retryPushes`). */
export type AlarmView = {
  kind: AlarmKind;
  detail: string;
  count: number;
  raisedAt: Date;
  lastSeenAt: Date;
  isRetryable: boolean;
};

/** What stands open, newest first, by connection. */
export async function listAlarms(partnerId: string, db: Db): Promise<Map<string, AlarmView[]>> {
  const rows = await db.connectionAlarm.findMany({
    where: { partnerId, resolvedAt: null },
    orderBy: { raisedAt: "desc" },
    select: { connectionId: true, kind: true, detail: true, count: true, raisedAt: true, lastSeenAt: true },
  });
  const open = new Map<string, AlarmView[]>();
  for (const { connectionId, kind: stored, ...row } of rows) {
    const kind = alarmKinds.find((known) => known === stored);
    if (!kind) continue;
    open.set(connectionId, [...(open.get(connectionId) ?? []), { kind, ...row, isRetryable: kind === "dead-letter" }]);
  }
  return open;
}
