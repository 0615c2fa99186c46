import "server-only";
import { expiringDays, type MarketplaceLoad, silentMinutes } from "@/lib/administration/trouble-rules";
import type { Db } from "@/lib/db/client";

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
  | "applications",
  Tally
>;

/** In one round trip; each part reads an index of open rows alone. */
export async function readTallies(db: Db): Promise<Tallies> {
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
    union all select 'mail', coalesce(sum(count), 0)::int, min(hour) from failure_counts
      where source = 'MAIL' and hour >= date_trunc('hour', now() - interval '1 hour')
    union all select 'applications', count(*)::int, min("submittedAt") from (
      select "submittedAt" from partners where status = 'PENDING' order by "submittedAt" limit 1) oldest`;
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
