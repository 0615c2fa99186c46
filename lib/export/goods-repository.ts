import "server-only";
import type { Db } from "@/lib/db/client";
import { rowsBehind } from "@/lib/db/rows-behind";
import type { Place } from "@/lib/export/table";
import { Prisma } from "@/prisma/generated/client";

const productFields = {
  id: true,
  sku: true,
  name: true,
  barcode: true,
  brand: true,
  category: true,
  ikpu: true,
  costMinor: true,
  lengthMm: true,
  widthMm: true,
  heightMm: true,
  weightGrams: true,
  archivedAt: true,
  createdAt: true,
  balance: { select: { onHand: true, reserved: true } },
} as const satisfies Prisma.ProductSelect;

export type ProductRow = Prisma.ProductGetPayload<{ select: typeof productFields }>;

export const listProductRows = (partnerId: string, { after, most }: Place<ProductRow>, db: Db): Promise<ProductRow[]> =>
  db.product.findMany({
    where: { partnerId, ...(after && rowsBehind("createdAt", after)) },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: most,
    select: productFields,
  });

const place = { marketplace: true, accountName: true } as const;

const listingFields = {
  id: true,
  sku: true,
  externalId: true,
  title: true,
  state: true,
  rawState: true,
  url: true,
  priceMinor: true,
  currency: true,
  stock: true,
  barcodes: true,
  updatedAt: true,
  connection: { select: place },
  shop: { select: { name: true } },
  product: { select: { sku: true } },
} as const satisfies Prisma.ListingSelect;

export type ListingRow = Prisma.ListingGetPayload<{ select: typeof listingFields }>;

export const listListingRows = (partnerId: string, { after, most }: Place<ListingRow>, db: Db): Promise<ListingRow[]> =>
  db.listing.findMany({
    where: { partnerId, ...(after && { id: { gt: after.id } }) },
    orderBy: { id: "asc" },
    take: most,
    select: listingFields,
  });

const cardFields = {
  id: true,
  state: true,
  titleUz: true,
  titleRu: true,
  descriptionUz: true,
  descriptionRu: true,
  categoryName: true,
  attributes: true,
  priceMinor: true,
  currency: true,
  updatedAt: true,
  connection: { select: place },
  product: { select: { sku: true, name: true } },
} as const satisfies Prisma.CardLaneSelect;

export type CardRow = Prisma.CardLaneGetPayload<{ select: typeof cardFields }>;

export const listCardRows = (partnerId: string, { after, most }: Place<CardRow>, db: Db): Promise<CardRow[]> =>
  db.cardLane.findMany({
    where: { partnerId, ...(after && { id: { gt: after.id } }) },
    orderBy: { id: "asc" },
    take: most,
    select: cardFields,
  });

export type MovementRow = {
  id: string;
  productId: string;
  createdAt: Date;
  kind: string;
  onHand: number;
  reserved: number;
  sku: string;
  name: string;
};

/** Product by product, each from its first movement on: the only order that an index of theirs has. */
export const listMovementRows = (
  partnerId: string,
  { after, most }: Place<MovementRow>,
  db: Db,
): Promise<MovementRow[]> =>
  db.$queryRaw<MovementRow[]>`
    select m.id, m."productId", m."createdAt", m.kind::text as kind, m."onHand", m.reserved, p.sku, p.name
    from stock_movements m join products p on p."partnerId" = m."partnerId" and p.id = m."productId"
    where m."partnerId" = ${partnerId}::uuid ${
      after
        ? Prisma.sql`and (m."productId", m."createdAt", m.id)
            > (${after.productId}::uuid, ${after.createdAt}::timestamptz, ${after.id}::uuid)`
        : Prisma.empty
    }
    order by m."productId", m."createdAt", m.id limit ${most}`;
