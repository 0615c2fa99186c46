import "server-only";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

export async function saveImport(partnerId: string, connectionId: string, startedAt: Date, db: Db): Promise<void> {
  const fresh = { state: "RUNNING", failure: null, startedAt, finishedAt: null } as const;
  await db.connectionImport.upsert({
    where: { partnerId_connectionId: { partnerId, connectionId } },
    create: { ...fresh, partnerId, connectionId },
    update: fresh,
  });
}

/** False too where none was begun. */
export async function isImportDone(partnerId: string, connectionId: string, db: Db): Promise<boolean> {
  return (await db.connectionImport.count({ where: { partnerId, connectionId, state: "DONE" } })) > 0;
}

export function updateImport(
  partnerId: string,
  connectionId: string,
  data: Prisma.ConnectionImportUpdateManyMutationInput,
  db: Db,
) {
  return db.connectionImport.updateMany({ where: { partnerId, connectionId }, data });
}

export type ImportCounts = {
  connectionId: string;
  listings: number;
  prices: number;
  stocks: number;
  /** Without a product, and not put aside. */
  open: number;
  linked: number;
};

/** Counted, not kept: a step that runs twice counts nothing twice. */
export function countListings(partnerId: string, db: Db): Promise<ImportCounts[]> {
  return db.$queryRaw<ImportCounts[]>`
    select "connectionId", count(*)::int as listings, count("priceMinor")::int as prices, count(stock)::int as stocks,
      count(*) filter (where "productId" is null and "ignoredAt" is null)::int as open,
      count("productId")::int as linked
    from listings where "partnerId" = ${partnerId}::uuid group by "connectionId"`;
}

export function countOrders(partnerId: string, db: Db) {
  return db.$queryRaw<{ connectionId: string; orders: number }[]>`
    select "connectionId", count(*)::int as orders from orders
    where "partnerId" = ${partnerId}::uuid group by "connectionId"`;
}

/** By shop: what stands there, for connections with several. */
export function countByShop(partnerId: string, db: Db) {
  return db.$queryRaw<{ shopId: string; listings: number }[]>`
    select "shopId", count(*)::int as listings from listings
    where "partnerId" = ${partnerId}::uuid group by "shopId"`;
}
