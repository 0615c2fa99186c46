import "server-only";
import type { Db } from "@/lib/db/client";

export async function findListing(partnerId: string, listingId: string, db: Db) {
  const row = await db.listing.findFirst({
    where: { partnerId, id: listingId },
    select: {
      shopId: true,
      sku: true,
      variantExternalId: true,
      linkedBy: true,
      product: { select: { id: true, costMinor: true } },
    },
  });
  if (!row) return null;
  const { shopId, sku, variantExternalId, linkedBy, product } = row;
  return { shopId, product, linkedBy, names: variantExternalId ? [sku, variantExternalId] : [sku] };
}

type Place = { shopId: string; names: string[] };

/** Orders of the shop with lines under these names that have this product; null: that have none. */
export async function listOrders(partnerId: string, { shopId, names }: Place, productId: string | null, db: Db) {
  const rows = await db.orderLine.findMany({
    where: { partnerId, productId, sku: { in: names }, order: { shopId } },
    distinct: ["orderId"],
    orderBy: { orderId: "asc" },
    select: { orderId: true },
  });
  return rows.map(({ orderId }) => orderId);
}

export async function sumOpenUnits(partnerId: string, { shopId, names }: Place, db: Db): Promise<number> {
  const { _sum } = await db.orderLine.aggregate({
    where: {
      partnerId,
      productId: null,
      sku: { in: names },
      order: { shopId, state: { in: ["NEW", "TO_PACK", "PACKED"] } },
    },
    _sum: { quantity: true },
  });
  return _sum.quantity ?? 0;
}

type Sold = { orderId: string; names: string[] };

export function fillLines(
  partnerId: string,
  { orderId, names }: Sold,
  product: { id: string; costMinor: bigint },
  db: Db,
) {
  return db.orderLine.updateMany({
    where: { partnerId, orderId, sku: { in: names }, productId: null },
    data: { productId: product.id, unitCostMinor: product.costMinor },
  });
}

export function listLines(partnerId: string, { orderId, names, productId }: Sold & { productId: string }, db: Db) {
  return db.orderLine.findMany({
    where: { partnerId, orderId, productId, sku: { in: names } },
    orderBy: { id: "asc" },
    select: { id: true, reserved: true, shipped: true, movements: true },
  });
}

export function forgetProduct(partnerId: string, lineId: string, db: Db) {
  return db.orderLine.updateMany({
    where: { partnerId, id: lineId },
    data: {
      productId: null,
      unitCostMinor: null,
      reserved: 0,
      shipped: 0,
      shortage: 0,
      movements: { increment: 2 },
    },
  });
}
