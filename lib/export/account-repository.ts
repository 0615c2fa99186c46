import "server-only";
import type { Db } from "@/lib/db/client";

/** As the page of connections lists them: nothing of a key. */
export const listConnectionRows = (partnerId: string, db: Db) =>
  db.connection.findMany({
    where: { partnerId, dataDeletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      marketplace: true,
      accountName: true,
      status: true,
      createdAt: true,
      keyExpiresAt: true,
      ordersReadUntil: true,
      shops: { select: { name: true, currency: true }, orderBy: { createdAt: "asc" } },
    },
  });

type Counts = { team: number; connections: number; products: number; listings: number; cards: number; orders: number };

/** In one question. Orders are summed up from the days' figures; what grows with them is not counted. */
export async function countRows(partnerId: string, db: Db): Promise<Counts> {
  const [counts] = await db.$queryRaw<Counts[]>`
    select
      (select count(*)::int from users where "partnerId" = ${partnerId}::uuid) as team,
      (select count(*)::int from marketplace_integrations
       where "partnerId" = ${partnerId}::uuid and "dataDeletedAt" is null) as connections,
      (select count(*)::int from products where "partnerId" = ${partnerId}::uuid) as products,
      (select count(*)::int from listings where "partnerId" = ${partnerId}::uuid) as listings,
      (select count(*)::int from card_lanes where "partnerId" = ${partnerId}::uuid) as cards,
      (select coalesce(sum(orders), 0)::int from analytics where "partnerId" = ${partnerId}::uuid) as orders`;
  if (!counts) throw new Error("no counts");
  return counts;
}
