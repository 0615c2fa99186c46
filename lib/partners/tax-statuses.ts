import "server-only";
import type { Db } from "@/lib/db/client";
import type { TaxRegime } from "@/lib/partners/tax-regimes";
import { dayOf } from "@/lib/profit/days";

export type TaxStatusView = {
  id: string;
  /** `2026-01-31` */
  validFrom: string;
  regime: TaxRegime;
  isVatPayer: boolean;
  /** In force today. */
  isCurrent: boolean;
  isFuture: boolean;
  /** In basis points, at the day that it began; null where no turnover is taxed. */
  rate: number | null;
};

type Row = { id: string; valid_from: string; regime: TaxRegime; is_vat_payer: boolean; rate: number | null };

/** Newest first; what was withdrawn is left out. Rates come from the dated table. */
export async function listTaxStatuses(partnerId: string, now: Date, db: Db): Promise<TaxStatusView[]> {
  const rows = await db.$queryRaw<Row[]>`
    select s.id, to_char(s."validFrom", 'YYYY-MM-DD') as valid_from, s.regime, s."isVatPayer" as is_vat_payer,
      (select r."basisPoints" from tax_rates r
       where r.kind::text = s.regime::text and r."validFrom" <= greatest(s."validFrom", ${dayOf(now)}::date)
       order by r."validFrom" desc limit 1) as rate
    from tax_statuses s
    where s."partnerId" = ${partnerId}::uuid and s."withdrawnAt" is null
    order by s."validFrom" desc limit 50`;
  const today = dayOf(now);
  const current = rows.find((row) => row.valid_from <= today)?.id;
  return rows.map((row) => ({
    id: row.id,
    validFrom: row.valid_from,
    regime: row.regime,
    isVatPayer: row.is_vat_payer,
    isCurrent: row.id === current,
    isFuture: row.valid_from > today,
    rate: row.rate,
  }));
}

type NewStatus = { validFrom: string; regime: TaxRegime; isVatPayer: boolean; recordedById: string };

export async function addTaxStatus(partnerId: string, { validFrom, ...status }: NewStatus, db: Db): Promise<string> {
  const { id } = await db.taxStatus.create({
    data: { ...status, partnerId, validFrom: new Date(`${validFrom}T00:00:00Z`) },
    select: { id: true },
  });
  return id;
}

/** The one that began on this day, if there is one. */
export async function withdrawStatusOf(partnerId: string, validFrom: string, at: Date, db: Db): Promise<void> {
  await db.taxStatus.updateMany({
    where: { partnerId, validFrom: new Date(`${validFrom}T00:00:00Z`), withdrawnAt: null },
    data: { withdrawnAt: at },
  });
}

export function findTaxStatus(partnerId: string, taxStatusId: string, db: Db) {
  return db.taxStatus.findFirst({
    where: { id: taxStatusId, partnerId },
    select: { id: true, validFrom: true, regime: true, isVatPayer: true, withdrawnAt: true },
  });
}

export async function setWithdrawn(partnerId: string, id: string, at: Date | null, db: Db): Promise<void> {
  await db.taxStatus.updateMany({ where: { id, partnerId }, data: { withdrawnAt: at } });
}
