import "server-only";
import { type Db, openDb } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { Prisma } from "@/prisma/generated/client";

export type NewFailedJob = {
  partnerId: string | null;
  runId: string;
  job: string;
  eventName: string;
  eventData: Record<string, string>;
  code: string;
  failedAt: Date;
};

/** By the application's role, with the job's partner set where it has one: one row a run, however often it is told. */
export async function addFailedJob(job: NewFailedJob, db: Db = openDb()): Promise<void> {
  const { eventData, ...row } = job;
  await db.failedJob.createMany({
    data: [{ id: newId(), ...row, eventData: eventData as Prisma.InputJsonObject }],
    skipDuplicates: true,
  });
}

export type Place = { at: Date; id: string };

const shown = { id: true, partnerId: true, job: true, eventName: true, code: true, failedAt: true } as const;

/** From here on every `db` is that of `inAdmin`. Open ones, the newest first. */
export function listFailedJobs(partnerId: string | null, after: Place | null, take: number, db: Db) {
  return db.failedJob.findMany({
    where: {
      settledAt: null,
      ...(partnerId && { partnerId }),
      ...(after && { OR: [{ failedAt: { lt: after.at } }, { failedAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ failedAt: "desc" }, { id: "desc" }],
    take,
    select: shown,
  });
}

/** The row, for whoever settles it first; null: nobody's, or settled. */
export async function settleFailedJob(id: string, { by, isRetried }: { by: string; isRetried: boolean }, db: Db) {
  const { count } = await db.failedJob.updateMany({
    where: { id, settledAt: null },
    data: { settledAt: new Date(), settledBy: by, isRetried, updatedAt: new Date() },
  });
  if (count === 0) return null;
  return db.failedJob.findUniqueOrThrow({
    where: { id },
    select: { partnerId: true, job: true, eventName: true, eventData: true },
  });
}

/** Open again, if it was put aside and not sent once more; null: nobody's, or it is open. */
export async function reopenFailedJob(id: string, db: Db) {
  const { count } = await db.failedJob.updateMany({
    where: { id, settledAt: { not: null }, settledBy: { not: null }, isRetried: false },
    data: { settledAt: null, settledBy: null, updatedAt: new Date() },
  });
  if (count === 0) return null;
  return db.failedJob.findUniqueOrThrow({ where: { id }, select: { partnerId: true, job: true } });
}

/**
 * What a clock starts runs again by itself: its failure is news until it has had another chance, half an hour for what
 * runs each few minutes, a day for the rest.
 */
export function settleClockJobs(db: Db): Promise<number> {
  return db.$executeRaw`
    update failed_jobs set "settledAt" = now(), "updatedAt" = now()
    where "settledAt" is null and "eventName" like 'inngest/%' and "failedAt" < now()
      - case when "eventData"->>'cron' ~ '[*](/[0-9]+)? [*] [*] [*] [*]$' then interval '30 minutes' else interval '25 hours' end`;
}

export function listOpenLetters(partnerId: string | null, after: Place | null, take: number, db: Db) {
  return db.deadLetter.findMany({
    where: {
      resolvedAt: null,
      ...(partnerId && { partnerId }),
      ...(after && { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
    select: { id: true, partnerId: true, connectionId: true, reason: true, createdAt: true },
  });
}

export type FailedPushes = { partnerId: string; connectionId: string; count: number; since: Date };

/** Messages that were given up, a line a connection. */
export function listFailedPushes(partnerId: string | null, most: number, db: Db): Promise<FailedPushes[]> {
  return db.$queryRaw<FailedPushes[]>`
    select "partnerId", "connectionId", count(*)::int as count, min("failedAt") as since from inbox_messages
    where "failedAt" is not null and (${partnerId}::uuid is null or "partnerId" = ${partnerId}::uuid)
    group by "partnerId", "connectionId" order by since limit ${most}::int`;
}

export type WaitingEvent = { id: string; partnerId: string; name: string; createdAt: Date };

/** Events that have not left, the oldest first. */
export function listUnsentEvents(partnerId: string | null, most: number, db: Db): Promise<WaitingEvent[]> {
  return db.outboxEvent.findMany({
    where: { sentAt: null, ...(partnerId && { partnerId }) },
    orderBy: { id: "asc" },
    take: most,
    select: { id: true, partnerId: true, name: true, createdAt: true },
  });
}

export async function listNames(partnerIds: string[], db: Db): Promise<Map<string, string>> {
  const rows = await db.partner.findMany({
    where: { id: { in: partnerIds } },
    select: { id: true, businessName: true },
  });
  return new Map(rows.map(({ id, businessName }) => [id, businessName]));
}

export async function listConnectionNames(connectionIds: string[], db: Db) {
  const rows = await db.connection.findMany({
    where: { id: { in: connectionIds } },
    select: { id: true, marketplace: true, accountName: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}
