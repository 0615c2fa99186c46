import "server-only";
import { liveSessions } from "@/lib/auth/session";
import type { Db } from "@/lib/db/client";
import type { DeliveryOutcome } from "@/prisma/generated/enums";

/** Every `db` here is that of `inAdmin`: states, times and ids of partners' work, nothing of what they sell. */

export async function listOwners(partnerIds: string[], db: Db) {
  const rows = await db.user.findMany({
    where: { partnerId: { in: partnerIds }, memberRole: "OWNER" },
    orderBy: { createdAt: "desc" },
    select: { partnerId: true, username: true, email: true },
  });
  // The longest one where there are several.
  return new Map(rows.map(({ partnerId, ...owner }) => [partnerId, owner]));
}

type Sum = { partnerId: string; live: number; refused: number; alarms: number };

export async function sumConnections(partnerIds: string[], db: Db): Promise<Map<string, Omit<Sum, "partnerId">>> {
  const rows = await db.$queryRaw<Sum[]>`
    select c."partnerId", count(*)::int as live, count(*) filter (where c.status = 'NEEDS_KEY')::int as refused,
      (select count(*)::int from connection_alarms a
       where a."partnerId" = c."partnerId" and a."resolvedAt" is null) as alarms
    from marketplace_integrations c where c."partnerId" = any(${partnerIds}::uuid[]) and c.active
    group by c."partnerId"`;
  return new Map(rows.map(({ partnerId, ...sum }) => [partnerId, sum]));
}

export function findPartner(partnerId: string, db: Db) {
  return db.partner.findUnique({
    where: { id: partnerId },
    select: {
      id: true,
      businessName: true,
      legalForm: true,
      legalName: true,
      phone: true,
      inn: true,
      pinflEnd: true,
      category: true,
      status: true,
      rejectReason: true,
      submittedAt: true,
      reviewedAt: true,
      tariffKey: true,
      createdAt: true,
    },
  });
}

/** The wish to close the account that stands: when it may be erased, and when it was. */
export async function listClosures(partnerIds: string[], db: Db) {
  const rows = await db.accountClosure.findMany({
    where: { partnerId: { in: partnerIds }, withdrawnAt: null },
    select: { partnerId: true, eraseAfter: true, erasedAt: true },
  });
  return new Map(rows.map(({ partnerId, ...closure }) => [partnerId, closure]));
}

export function listPeople(partnerId: string, now: Date, db: Db) {
  return db.user.findMany({
    where: { partnerId },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    take: 100,
    select: {
      id: true,
      username: true,
      email: true,
      emailVerifiedAt: true,
      memberRole: true,
      disabledAt: true,
      removedAt: true,
      secondFactorAt: true,
      _count: { select: { sessions: { where: liveSessions(now) } } },
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
    },
  });
}

export function listConnections(partnerId: string, db: Db) {
  return db.connection.findMany({
    where: { partnerId },
    orderBy: { createdAt: "asc" },
    take: 50,
    select: {
      id: true,
      marketplace: true,
      accountName: true,
      status: true,
      keyLastFour: true,
      keyExpiresAt: true,
      lastError: true,
      limitedUntil: true,
      circuitOpenUntil: true,
      failuresInRow: true,
      missingRights: true,
      ordersReadUntil: true,
      createdAt: true,
    },
  });
}

/** Open ones, by connection and kind. */
export function countAlarms(partnerId: string, db: Db) {
  return db.$queryRaw<{ connectionId: string; kind: string; count: number; since: Date }[]>`
    select "connectionId", kind, count(*)::int as count, min("raisedAt") as since from connection_alarms
    where "partnerId" = ${partnerId}::uuid and "resolvedAt" is null group by "connectionId", kind order by since`;
}

export async function countWaiting(partnerId: string, db: Db) {
  const failedJobs = await db.failedJob.count({ where: { partnerId, settledAt: null } });
  const letters = await db.deadLetter.count({ where: { partnerId, resolvedAt: null } });
  const unsentEvents = await db.outboxEvent.count({ where: { partnerId, sentAt: null } });
  return { failedJobs, letters, unsentEvents };
}

export type Figures = {
  products: number;
  listings: number;
  orders: number;
  recentOrders: number;
  lastOrderAt: Date | null;
};

export async function readFigures(partnerId: string, db: Db): Promise<Figures> {
  const rows = await db.$queryRaw<Figures[]>`select * from partner_figures(${partnerId}::uuid)`;
  return rows[0] ?? { products: 0, listings: 0, orders: 0, recentOrders: 0, lastOrderAt: null };
}

export function listReviews(partnerId: string, db: Db) {
  return db.partnerReview.findMany({
    where: { partnerId },
    orderBy: { createdAt: "desc" },
    take: 20,
    select: { id: true, decision: true, reason: true, createdAt: true },
  });
}

export type Told = {
  id: string;
  userId: string;
  event: string;
  createdAt: Date;
  readAt: Date | null;
  mail: DeliveryOutcome | null;
  telegram: DeliveryOutcome | null;
};

/** What the partner was told, and whether it went out. */
export function listTold(partnerId: string, before: Date, db: Db): Promise<Told[]> {
  return db.$queryRaw<Told[]>`
    select id, "userId", event, "createdAt", "readAt", mail::text as mail, telegram::text as telegram
    from told_partner(${partnerId}::uuid, ${before}, 15)`;
}
