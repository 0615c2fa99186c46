import "server-only";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";

export type LinkView = "open" | "linked" | "ignored";

/** `linked` are those of before us: a card that we made ourselves is no question. */
const views = {
  open: { productId: null, ignoredAt: null },
  linked: { productId: { not: null }, linkedBy: { not: null } },
  ignored: { productId: null, ignoredAt: { not: null } },
} as const satisfies Record<LinkView, Prisma.ListingWhereInput>;

const listingFields = {
  id: true,
  shopId: true,
  sku: true,
  title: true,
  barcodes: true,
  url: true,
  state: true,
  priceMinor: true,
  currency: true,
  stock: true,
  linkedBy: true,
  ignoredAt: true,
  shop: { select: { name: true } },
  product: { select: { id: true, name: true, sku: true } },
} as const;

type Page = { connectionId: string; view: LinkView; after: string | null; most: number };

export function listListings(partnerId: string, { connectionId, view, after, most }: Page, db: Db) {
  return db.listing.findMany({
    where: { partnerId, connectionId, ...views[view], ...(after && { id: { gt: after } }) },
    orderBy: { id: "asc" },
    take: most,
    select: listingFields,
  });
}

export async function countViews(partnerId: string, connectionId: string, db: Db): Promise<Record<LinkView, number>> {
  const count = (view: LinkView) => db.listing.count({ where: { partnerId, connectionId, ...views[view] } });
  return { open: await count("open"), linked: await count("linked"), ignored: await count("ignored") };
}

/** What a listing may be compared with; the newest ones where there are very many. */
export function listComparable(partnerId: string, most: number, db: Db) {
  return db.product.findMany({
    where: { partnerId, archivedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    select: { id: true, sku: true, name: true, barcode: true },
  });
}

export function listShown(partnerId: string, productIds: string[], db: Db) {
  return db.product.findMany({
    where: { partnerId, id: { in: productIds } },
    select: { id: true, sku: true, name: true, photo: { select: { token: true } } },
  });
}

export function searchProducts(partnerId: string, { query, most }: { query: string; most: number }, db: Db) {
  const has = { contains: query, mode: "insensitive" } as const;
  return db.product.findMany({
    where: { partnerId, archivedAt: null, OR: [{ name: has }, { sku: has }, { barcode: query }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, sku: true, name: true, photo: { select: { token: true } } },
  });
}

export function findOpenListing(partnerId: string, listingId: string, db: Db) {
  return db.listing.findFirst({
    where: { partnerId, id: listingId },
    select: { id: true, sku: true, title: true, barcodes: true, stock: true, productId: true, pictureUrl: true },
  });
}

export async function hasProduct(partnerId: string, productId: string, db: Db): Promise<boolean> {
  return (await db.product.count({ where: { partnerId, id: productId } })) > 0;
}

/** From one state into another; tells whether it was so. */
export async function changeListing(
  partnerId: string,
  listingId: string,
  from: Prisma.ListingWhereInput,
  data: Prisma.ListingUncheckedUpdateManyInput,
  db: Db,
): Promise<boolean> {
  const { count } = await db.listing.updateMany({ where: { ...from, partnerId, id: listingId }, data });
  return count === 1;
}
