import "server-only";
import type { Db } from "@/lib/db/client";

/** Folded spellings of what is looked for; each is a list of words that all have to be there. */
export type Spellings = string[][];
type Page = { after: string | null; most: number };

const sayAny = (spellings: Spellings) =>
  spellings.map((words) => ({ AND: words.map((word) => ({ foldKey: { contains: word } })) }));

/** Two queries: the first is answered from the index alone, the second reads only what is shown. Newest first. */
export async function findProducts(partnerId: string, spellings: Spellings, { after, most }: Page, db: Db) {
  const found = await db.product.findMany({
    where: { partnerId, archivedAt: null, ...(after && { id: { lt: after } }), OR: sayAny(spellings) },
    orderBy: { id: "desc" },
    take: most,
    select: { id: true },
  });
  return db.product.findMany({
    where: { partnerId, id: { in: found.map(({ id }) => id) } },
    orderBy: { id: "desc" },
    select: { id: true, name: true, sku: true },
  });
}

/** Those that have no product: the others are found by it. */
export async function findListings(partnerId: string, spellings: Spellings, { after, most }: Page, db: Db) {
  const found = await db.listing.findMany({
    where: { partnerId, productId: null, ...(after && { id: { lt: after } }), OR: sayAny(spellings) },
    orderBy: { id: "desc" },
    take: most,
    select: { id: true },
  });
  return db.listing.findMany({
    where: { partnerId, id: { in: found.map(({ id }) => id) } },
    orderBy: { id: "desc" },
    select: {
      id: true,
      title: true,
      sku: true,
      connectionId: true,
      ignoredAt: true,
      connection: { select: { marketplace: true } },
    },
  });
}

/** By the beginning of the marketplace's number. Compared letter by letter, which its index can answer. */
export async function findOrders(partnerId: string, number: string, { after, most }: Page, db: Db) {
  const found = await db.$queryRaw<{ id: string }[]>`
    select id from orders
    where "partnerId" = ${partnerId}::uuid and "externalId" collate "C" >= ${number}
      and "externalId" collate "C" < ${`${number}\u{10ffff}`} and (${after}::uuid is null or id < ${after}::uuid)
    order by id desc limit ${most}::int`;
  return db.order.findMany({
    where: { partnerId, id: { in: found.map(({ id }) => id) } },
    orderBy: { id: "desc" },
    select: { id: true, externalId: true, state: true, orderedAt: true, connection: { select: { marketplace: true } } },
  });
}

export type Unfolded = { id: string; sku: string; names: (string | null)[]; barcodes: (string | null)[] };

export async function listUnfoldedProducts(partnerId: string, most: number, db: Db): Promise<Unfolded[]> {
  const rows = await db.product.findMany({
    where: { partnerId, foldKey: null },
    take: most,
    select: { id: true, sku: true, name: true, brand: true, barcode: true },
  });
  return rows.map(({ id, sku, name, brand, barcode }) => ({ id, sku, names: [name, brand], barcodes: [barcode] }));
}

export async function listUnfoldedListings(partnerId: string, most: number, db: Db): Promise<Unfolded[]> {
  const rows = await db.listing.findMany({
    where: { partnerId, foldKey: null },
    take: most,
    select: { id: true, sku: true, title: true, barcodes: true },
  });
  return rows.map(({ id, sku, title, barcodes }) => ({ id, sku, names: [title], barcodes }));
}

type FoldedRow = { id: string; foldKey: string };

export async function saveProductKeys(partnerId: string, rows: FoldedRow[], db: Db): Promise<void> {
  await db.$executeRaw`
    update products p set "foldKey" = r."foldKey"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "foldKey" text)
    where p."partnerId" = ${partnerId}::uuid and p.id = r.id and p."foldKey" is null`;
}

export async function saveListingKeys(partnerId: string, rows: FoldedRow[], db: Db): Promise<void> {
  await db.$executeRaw`
    update listings l set "foldKey" = r."foldKey"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "foldKey" text)
    where l."partnerId" = ${partnerId}::uuid and l.id = r.id and l."foldKey" is null`;
}
