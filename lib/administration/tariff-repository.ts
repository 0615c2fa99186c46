import "server-only";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

/** Every `db` here is that of `inAdmin`. */

export function listTariffRows(db: Db) {
  return db.tariff.findMany({
    orderBy: { sort: "asc" },
    select: {
      key: true,
      versions: {
        orderBy: { validFrom: "desc" },
        select: { id: true, validFrom: true, monthlyPriceMinor: true, commissionBasisPoints: true, limits: true },
      },
    },
  });
}

export async function countByTariff(db: Db): Promise<Map<string, number>> {
  const rows = await db.partner.groupBy({ by: ["tariffKey"], _count: true });
  return new Map(rows.map(({ tariffKey, _count }) => [tariffKey, _count]));
}

export type NewVersion = {
  id: string;
  tariffKey: string;
  validFrom: Date;
  monthlyPriceMinor: bigint;
  commissionBasisPoints: number;
  limits: Prisma.InputJsonObject;
};

/** `taken`: another version begins at that very moment. */
export async function addVersion(version: NewVersion, db: Db): Promise<"added" | "taken"> {
  const { count } = await db.tariffVersion.createMany({ data: [version], skipDuplicates: true });
  return count === 1 ? "added" : "taken";
}

/** Locked until the transaction ends: two changes at once follow each other. */
export async function lockTariff(partnerId: string, db: Db): Promise<{ tariffKey: string } | null> {
  const rows = await db.$queryRaw<{ tariffKey: string }[]>`
    select "tariffKey" from partners where id = ${partnerId}::uuid for update`;
  return rows[0] ?? null;
}

export async function saveTariff(partnerId: string, tariffKey: string, by: string, db: Db): Promise<void> {
  const before = await db.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { tariffKey: true } });
  const known = await db.partnerTariff.count({ where: { partnerId } });
  // What was in force until now is written down before it goes: sales from then stay with it, whenever they are read.
  const first = { partnerId, tariffKey: before.tariffKey, validFrom: new Date(0) };
  const next = { partnerId, tariffKey, validFrom: new Date(), setById: by };
  await db.partnerTariff.createMany({ data: known === 0 ? [first, next] : [next] });
  await db.partner.update({ where: { id: partnerId }, data: { tariffKey }, select: { id: true } });
}

export function listTariffHistory(partnerId: string, db: Db) {
  return db.partnerTariff.findMany({
    where: { partnerId },
    orderBy: { validFrom: "desc" },
    take: 20,
    select: { id: true, tariffKey: true, validFrom: true },
  });
}
