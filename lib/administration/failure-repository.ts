import "server-only";
import type { FailureSource } from "@/lib/administration/failure-codes";
import { type Db, openDb } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";

/** Sorted, so that two processes that write at once never wait for each other crosswise. */
export async function addCounts(counts: { source: FailureSource; code: string; count: number }[]): Promise<void> {
  const rows = counts.map((one) => ({ id: newId(), ...one }));
  await openDb().$executeRaw`
    insert into failure_counts as c (id, source, code, hour, count)
    select id, source::"FailureSource", code, date_trunc('hour', now()), count
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, source text, code text, count int)
    order by source, code
    on conflict (source, code, hour) do update set count = c.count + excluded.count, "updatedAt" = now()`;
}

export type FailureSum = { source: FailureSource; code: string; day: number; week: number; lastAt: Date };

/** Of the last day and the last seven, by `inAdmin`. */
export function sumCounts(now: Date, db: Db): Promise<FailureSum[]> {
  const [day, week] = [24, 7 * 24].map((hours) => new Date(now.getTime() - hours * 3_600_000));
  return db.$queryRaw<FailureSum[]>`
    select source::text as source, code, coalesce(sum(count) filter (where hour > ${day}), 0)::int as day,
      sum(count)::int as week, max("updatedAt") as "lastAt"
    from failure_counts where hour > ${week} group by source, code order by day desc, week desc, code`;
}

export async function dropCountsBefore(before: Date): Promise<number> {
  const { count } = await openDb().failureCount.deleteMany({ where: { hour: { lt: before } } });
  return count;
}
