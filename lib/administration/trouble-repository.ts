import "server-only";
import { expiringDays, type MarketplaceLoad, silentMinutes } from "@/lib/administration/trouble-rules";
import type { Db } from "@/lib/db/client";
import { env } from "@/lib/env";

/** Every `db` here is that of `inAdmin`. */

export type Tally = { count: number; since: Date | null };

/** From so many failures in a row on, calls are held back (circuit-repository.ts). */
const failuresToOpen = 10;

type Tallies = Record<
  | "outbox"
  | "inbox"
  | "jobs"
  | "letters"
  | "pushes"
  | "imports"
  | "alarms"
  | "refused"
  | "expiring"
  | "silent"
  | "circuits"
  | "mail"
  | "telegram"
  | "undelivered"
  | "applications",
  Tally
>;

/** In one round trip; each part reads an index of open rows alone. */
export async function readTallies(db: Db): Promise<Tallies> {
  const isConfirming = env().EMAIL_CONFIRMATION === "on";
  const rows = await db.$queryRaw<(Tally & { name: keyof Tallies })[]>`
    with live as (
      select status, "keyExpiresAt", "updatedAt", "circuitOpenUntil", "failuresInRow",
        coalesce("ordersReadUntil", "createdAt") as "readUntil"
      from marketplace_integrations where active and status in ('ACTIVE', 'NEEDS_KEY'))
    select 'outbox' as name, 0 as count, min("createdAt") as since from outbox_events where "sentAt" is null
    union all select 'inbox', 0, min("createdAt") from inbox_messages where "processedAt" is null and "failedAt" is null
    union all select 'jobs', count(*)::int, min("failedAt") from failed_jobs where "settledAt" is null
    union all select 'letters', count(*)::int, min("createdAt") from dead_letters where "resolvedAt" is null
    union all select 'pushes', count(*)::int, min("failedAt") from inbox_messages where "failedAt" is not null
    union all select 'imports', count(*)::int, min("finishedAt") from connection_imports where state = 'FAILED'
    union all select 'alarms', count(*)::int, min("raisedAt") from connection_alarms where "resolvedAt" is null
    union all select 'refused', count(*)::int, min("updatedAt") from live where status = 'NEEDS_KEY'
    union all select 'expiring', count(*)::int, null from live
      where "keyExpiresAt" between now() and now() + ${expiringDays}::int * interval '1 day'
    union all select 'silent', count(*)::int, min("readUntil") from live
      where status = 'ACTIVE' and "readUntil" < now() - ${silentMinutes}::int * interval '1 minute'
    union all select 'circuits', count(*)::int, null from live
      where status = 'ACTIVE' and "circuitOpenUntil" is not null and "failuresInRow" >= ${failuresToOpen}::int
    union all select lower(kind), coalesce(sum(count), 0)::int, min(hour)
      from unnest(array['MAIL', 'TELEGRAM']) kind left join failure_counts
        on source = kind::"FailureSource" and hour >= date_trunc('hour', now() - interval '1 hour')
      group by kind
    union all select 'undelivered', count, since from undelivered_notices()
    union all select 'applications', count(*)::int, min("submittedAt") from (
      select "submittedAt" from partner_search where status = 'PENDING' and not ("isUnconfirmed" and ${isConfirming})
      order by "isUnconfirmed", "submittedAt" limit 1) oldest`;
  return Object.fromEntries(rows.map(({ name, count, since }) => [name, { count, since }])) as Tallies;
}

/** How many of each marketplace's live connections are slowed down or held back just now, and of how many partners. */
export function readMarketplaceLoads(db: Db): Promise<MarketplaceLoad[]> {
  return db.$queryRaw<MarketplaceLoad[]>`
    select marketplace::text as marketplace, count(*)::int as live,
      count(*) filter (where troubled)::int as troubled,
      count(distinct "partnerId") filter (where troubled)::int as partners,
      min("checkedAt") filter (where troubled) as since
    from (select marketplace, "partnerId", "checkedAt",
            coalesce("limitedUntil" > now(), false) or coalesce("circuitOpenUntil" > now(), false)
              or coalesce("lastError" in ('unavailable', 'unexpected-reply'), false) as troubled
          from marketplace_integrations where active and status = 'ACTIVE') c
    group by marketplace order by marketplace`;
}

/** Since when it has been red: from now on, where nobody had noticed it yet. */
export async function findTroubleSince(key: string, now: Date, db: Db): Promise<Date> {
  const trouble = await db.trouble.upsert({
    where: { key },
    create: { key, since: now },
    update: {},
    select: { since: true },
  });
  return trouble.since;
}

/** All others are over. */
export async function keepTroubles(keys: string[], db: Db): Promise<void> {
  await db.trouble.deleteMany({ where: { key: { notIn: keys } } });
}
