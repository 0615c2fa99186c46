import "server-only";
import type { Db } from "@/lib/db/client";
import type { ListingRef, MarketplaceOrder, MarketplaceOrderLine } from "@/lib/marketplaces/types";
import type { KnownOrder } from "@/lib/orders/rules";
import { isClosed } from "@/lib/profit/order-facts";
import type { Prisma } from "@/prisma/generated/client";

type Place = { connectionId: string; shopId: string; order: MarketplaceOrder };

const totalOf = (lines: MarketplaceOrderLine[]) =>
  lines.reduce((total, { unitPrice, quantity }) => total + unitPrice.amountMinor * BigInt(quantity), 0n);

/** `INSERT … ON CONFLICT DO NOTHING` (promise I9): null when the order is there already, also from a call beside us. */
export async function insertOrder(partnerId: string, place: Place, db: Db): Promise<string | null> {
  const { connectionId, shopId, order } = place;
  const { externalId, state, rawState, orderedAt, changedAt, shipBy, lines } = order;
  const rows = await db.order.createManyAndReturn({
    data: [
      {
        partnerId,
        connectionId,
        shopId,
        externalId,
        state,
        rawState,
        orderedAt,
        changedAt,
        shipBy,
        deliveredAt: state === "DELIVERED" ? changedAt : null,
        feesDueAt: isClosed({ state, deliveredAt: null }) ? new Date() : null,
        totalMinor: totalOf(lines),
        currency: lines[0]?.unitPrice.currency ?? "UZS",
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  return rows[0]?.id ?? null;
}

const known = {
  id: true,
  shopId: true,
  state: true,
  rawState: true,
  orderedAt: true,
  changedAt: true,
  deliveredAt: true,
  shipBy: true,
} as const;

/** Changes of one order wait for each other. */
export async function lockOrder(partnerId: string, connectionId: string, externalId: string, db: Db) {
  await db.$queryRaw`select from orders where "partnerId" = ${partnerId}::uuid
    and "connectionId" = ${connectionId}::uuid and "externalId" = ${externalId} for update`;
  return db.order.findFirst({ where: { partnerId, connectionId, externalId }, select: known });
}

export async function lockOrderById(partnerId: string, orderId: string, db: Db) {
  await db.$queryRaw`select from orders where "partnerId" = ${partnerId}::uuid and id = ${orderId}::uuid for update`;
  return db.order.findFirst({ where: { partnerId, id: orderId }, select: known });
}

export async function updateReading(partnerId: string, orderId: string, reading: KnownOrder, db: Db) {
  const { state, rawState, changedAt, shipBy, deliveredAt } = reading;
  await db.order.updateMany({
    where: { partnerId, id: orderId },
    data: { state, rawState, changedAt, shipBy, deliveredAt, ...(isClosed(reading) && { feesDueAt: new Date() }) },
  });
}

export async function addToTotal(partnerId: string, orderId: string, lines: MarketplaceOrderLine[], db: Db) {
  if (lines.length === 0) return;
  await db.order.updateMany({
    where: { partnerId, id: orderId },
    data: { totalMinor: { increment: totalOf(lines) } },
  });
}

export async function listLineIds(partnerId: string, orderId: string, db: Db): Promise<Set<string>> {
  const rows = await db.orderLine.findMany({ where: { partnerId, orderId }, select: { externalLineId: true } });
  return new Set(rows.map(({ externalLineId }) => externalLineId));
}

export async function insertLines(
  partnerId: string,
  rows: Omit<Prisma.OrderLineCreateManyInput, "partnerId">[],
  db: Db,
): Promise<void> {
  await db.orderLine.createMany({ data: rows.map((row) => ({ ...row, partnerId })), skipDuplicates: true });
}

const productFields = { id: true, name: true, costMinor: true } as const;

/** By the shop's own listing first; else by the seller's code, which is the same everywhere. */
export async function findProductOfLine(partnerId: string, shopId: string, listing: ListingRef, db: Db) {
  const { sku, variantExternalId } = listing;
  const names = [{ sku }, { variantExternalId: sku }, ...(variantExternalId ? [{ variantExternalId }] : [])];
  const row = await db.listing.findFirst({
    where: { partnerId, shopId, OR: names },
    select: { product: { select: productFields } },
  });
  return row?.product ?? db.product.findUnique({ where: { partnerId_sku: { partnerId, sku } }, select: productFields });
}

/** The version of the partner's tariff in force when the buyer ordered; the first one for a sale from before it. */
export async function findTariffVersion(partnerId: string, orderedAt: Date, db: Db) {
  const { tariffKey } = await db.partner.findUniqueOrThrow({ where: { id: partnerId }, select: { tariffKey: true } });
  const select = { id: true, commissionBasisPoints: true } as const;
  const inForce = await db.tariffVersion.findFirst({
    where: { tariffKey, validFrom: { lte: orderedAt } },
    orderBy: { validFrom: "desc" },
    select,
  });
  return inForce ?? db.tariffVersion.findFirstOrThrow({ where: { tariffKey }, orderBy: { validFrom: "asc" }, select });
}

export async function findConnectedAt(partnerId: string, shopId: string, db: Db): Promise<Date> {
  const shop = await db.shop.findFirstOrThrow({
    where: { partnerId, id: shopId },
    select: { connection: { select: { createdAt: true } } },
  });
  return shop.connection.createdAt;
}

/** Sorted by product, so that two orders of the same goods never lock each other out. */
export function listStockLines(partnerId: string, orderId: string, db: Db) {
  return db.orderLine.findMany({
    where: { partnerId, orderId, productId: { not: null } },
    orderBy: [{ productId: "asc" }, { id: "asc" }],
    select: {
      id: true,
      productId: true,
      quantity: true,
      reserved: true,
      shipped: true,
      movements: true,
      product: { select: { createdAt: true } },
    },
  });
}

type StockOfLine = { reserved: number; shipped: number; movements: number; shortage: number };

export async function saveStockLine(partnerId: string, lineId: string, stock: StockOfLine, db: Db) {
  await db.orderLine.updateMany({ where: { partnerId, id: lineId }, data: stock });
}

export function listKnownOrders(partnerId: string, connectionId: string, externalIds: string[], db: Db) {
  return db.order.findMany({
    where: { partnerId, connectionId, externalId: { in: externalIds } },
    select: { ...known, externalId: true, _count: { select: { lines: true } } },
  });
}

export async function findShopOfOrder(partnerId: string, connectionId: string, externalId: string, db: Db) {
  const row = await db.order.findFirst({ where: { partnerId, connectionId, externalId }, select: { shopId: true } });
  return row?.shopId ?? null;
}

export async function findReadUntil(partnerId: string, connectionId: string, db: Db): Promise<Date | null> {
  const row = await db.connection.findFirst({
    where: { partnerId, id: connectionId },
    select: { ordersReadUntil: true },
  });
  return row?.ordersReadUntil ?? null;
}

/** Only ever forward: of two readings at once the later one stays. */
export async function moveReadUntil(partnerId: string, connectionId: string, until: Date, db: Db): Promise<void> {
  await db.connection.updateMany({
    where: { partnerId, id: connectionId, OR: [{ ordersReadUntil: null }, { ordersReadUntil: { lt: until } }] },
    data: { ordersReadUntil: until },
  });
}

export function findOrderToConfirm(partnerId: string, orderId: string, db: Db) {
  return db.order.findFirst({
    where: { partnerId, id: orderId },
    select: {
      connectionId: true,
      shopId: true,
      externalId: true,
      state: true,
      confirmedAt: true,
      connection: { select: { status: true, partner: { select: { autoConfirm: true } } } },
      lines: { select: { productId: true, shortage: true } },
    },
  });
}

export async function setConfirmed(partnerId: string, orderId: string, confirmedAt: Date, db: Db): Promise<void> {
  await db.order.updateMany({ where: { partnerId, id: orderId, confirmedAt: null }, data: { confirmedAt } });
}

/** The first open orders that wait for this product. */
export async function listShortOrders(partnerId: string, productId: string, db: Db): Promise<string[]> {
  const rows = await db.order.findMany({
    where: {
      partnerId,
      state: { in: ["NEW", "TO_PACK", "PACKED"] },
      lines: { some: { partnerId, productId, shortage: { gt: 0 } } },
    },
    orderBy: [{ orderedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export function findOrderToMail(partnerId: string, orderId: string, db: Db) {
  return db.order.findFirst({
    where: { partnerId, id: orderId },
    select: {
      externalId: true,
      createdAt: true,
      orderedAt: true,
      shipBy: true,
      totalMinor: true,
      currency: true,
      connection: { select: { marketplace: true } },
      lines: {
        select: { title: true, quantity: true, unitPriceMinor: true, currency: true },
        orderBy: { externalLineId: "asc" },
      },
    },
  });
}

/** Null: there is no such order, or it is not closed. */
export async function findConnectionWithDueFees(partnerId: string, orderId: string, db: Db): Promise<string | null> {
  const row = await db.order.findFirst({
    where: { partnerId, id: orderId, feesDueAt: { not: null } },
    select: { connectionId: true },
  });
  return row?.connectionId ?? null;
}
