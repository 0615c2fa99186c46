import "server-only";
import type { Db } from "@/lib/db/client";
import { makeSearchKey } from "@/lib/search/search-key";
import type { Prisma } from "@/prisma/generated/client";

const photo = { select: { token: true } } as const;
const balance = { select: { onHand: true, reserved: true } } as const;

const lanes = {
  where: { connection: { active: true } },
  orderBy: { id: "asc" },
  select: { id: true, state: true, connection: { select: { marketplace: true } } },
} as const;

type NewProduct = Omit<Prisma.ProductUncheckedCreateInput, "partnerId"> & {
  brand?: string | null;
  barcode?: string | null;
};

export function createProduct(partnerId: string, data: NewProduct, db: Db) {
  const { name, brand = null, sku, barcode = null } = data;
  const foldKey = makeSearchKey({ names: [name, brand], codes: [sku, barcode] });
  return db.product.create({ data: { ...data, foldKey, partnerId }, select: { id: true } });
}

export async function isSkuTaken(partnerId: string, sku: string, db: Db): Promise<boolean> {
  return (await db.product.count({ where: { partnerId, sku } })) > 0;
}

/** Newest first; `before` is the last product of the page before. */
export function listProductPage(partnerId: string, { before, most }: { before: string | null; most: number }, db: Db) {
  return db.product.findMany({
    where: { partnerId, archivedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...(before && { cursor: { partnerId_id: { partnerId, id: before } }, skip: 1 }),
    take: most,
    select: { id: true, sku: true, name: true, costMinor: true, createdAt: true, photo, balance, lanes },
  });
}

export function findProductDetails(partnerId: string, productId: string, db: Db) {
  return db.product.findFirst({
    where: { partnerId, id: productId },
    select: {
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
      facts: true,
      createdAt: true,
      photo,
      balance,
    },
  });
}
