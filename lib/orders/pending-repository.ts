import "server-only";
import type { Db } from "@/lib/db/client";
import type { Currency } from "@/lib/money";

/** The oldest lines and fees whose rate was not known. */
export async function listWithoutRate(partnerId: string, most: number, db: Db) {
  const select = { orderId: true, currency: true, order: { select: { orderedAt: true } } } as const;
  const query = { where: { partnerId, rateToUzs: null }, orderBy: { id: "asc" }, take: most, select } as const;
  const lines = await db.orderLine.findMany(query);
  const fees = await db.orderFee.findMany(query);
  return [...lines, ...fees].map(({ orderId, currency, order }) => ({
    orderId,
    currency,
    orderedAt: order.orderedAt,
  }));
}

export async function listCurrenciesWithoutRate(partnerId: string, orderId: string, db: Db): Promise<Currency[]> {
  const query = { where: { partnerId, orderId, rateToUzs: null }, select: { currency: true } } as const;
  const lines = await db.orderLine.findMany(query);
  const fees = await db.orderFee.findMany(query);
  return [...new Set([...lines, ...fees].map(({ currency }) => currency))];
}

type Rate = { rateToUzs: string; rateDate: Date; rateSource: string };

/** Only what waits: a booked rate is never changed. */
export async function fillRate(
  partnerId: string,
  { orderId, currency }: { orderId: string; currency: Currency },
  data: Rate,
  db: Db,
): Promise<void> {
  const where = { partnerId, orderId, currency, rateToUzs: null };
  await db.orderLine.updateMany({ where, data });
  await db.orderFee.updateMany({ where, data });
}

export async function findLinesOfProduct(partnerId: string, productId: string, db: Db) {
  const product = await db.product.findFirst({
    where: { partnerId, id: productId },
    select: { id: true, sku: true, costMinor: true },
  });
  if (!product) return null;
  const lines = await db.orderLine.findMany({
    where: { partnerId, productId: null, sku: product.sku },
    select: { orderId: true },
  });
  return { product, orderIds: [...new Set(lines.map(({ orderId }) => orderId))].sort() };
}

export async function linkLines(
  partnerId: string,
  { orderId, sku }: { orderId: string; sku: string },
  product: { id: string; costMinor: bigint },
  db: Db,
): Promise<void> {
  await db.orderLine.updateMany({
    where: { partnerId, orderId, sku, productId: null },
    data: { productId: product.id, unitCostMinor: product.costMinor },
  });
}
