import "server-only";
import { inPartner } from "@/lib/db/client";
import { dayOf } from "@/lib/profit/days";

type TaxEstimate = { year: number; revenueMinor: bigint; taxMinor: bigint };

/**
 * Turnover tax of this year so far, on delivered revenue in so'm: each day by the regime and the rate that were in force
 * on it. Null where no day was taxed by turnover; under the general regime the tax hangs on costs that we do not know.
 */
export async function estimateTax(partnerId: string, now: Date): Promise<TaxEstimate | null> {
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  const [row] = await inPartner(
    partnerId,
    (db) => db.$queryRaw<{ revenue: bigint | null; tax: bigint | null }[]>`
    with spans as (
      select regime, "validFrom" as since, lead("validFrom") over (order by "validFrom") as until
      from tax_statuses where "partnerId" = ${partnerId}::uuid and "withdrawnAt" is null)
    select sum(a."revenueMinor")::bigint as revenue,
      round(sum(a."revenueMinor" * (
        select r."basisPoints" from tax_rates r where r.kind::text = s.regime::text and r."validFrom" <= a.day
        order by r."validFrom" desc limit 1)) / 10000.0)::bigint as tax
    from spans s join analytics a
      on a."partnerId" = ${partnerId}::uuid and a.day >= s.since and (s.until is null or a.day < s.until)
    where s.regime <> 'GENERAL' and a.day >= make_date(${year}::int, 1, 1) and a.day <= ${today}::date`,
  );
  return row?.tax == null ? null : { year, revenueMinor: row.revenue ?? 0n, taxMinor: row.tax };
}
