import "server-only";
import type { Db } from "@/lib/db/client";
import type { StockOfLine } from "@/lib/stock/settle-line";

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
export async function lockOrderById(partnerId: string, orderId: string, db: Db) {
  await db.$queryRaw`select from orders where "partnerId" = ${partnerId}::uuid and id = ${orderId}::uuid for update`;
  return db.order.findFirst({ where: { partnerId, id: orderId }, select: known });
}

/** Lines of goods that we know, with what their stock follows from. */
export async function listStockLines(partnerId: string, orderIds: string[], db: Db) {
  const rows = await db.orderLine.findMany({
    where: { partnerId, orderId: { in: orderIds } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      orderId: true,
      productId: true,
      quantity: true,
      reserved: true,
      shipped: true,
      movements: true,
      product: { select: { createdAt: true } },
    },
  });
  return rows.flatMap(({ productId, product, ...line }) =>
    productId && product ? [{ ...line, productId, productSince: product.createdAt }] : [],
  );
}

/** By line id. */
export async function saveStockLines(partnerId: string, stock: Map<string, StockOfLine>, db: Db): Promise<void> {
  if (stock.size === 0) return;
  const rows = [...stock].map(([id, line]) => ({ id, ...line }));
  await db.$executeRaw`
    update order_lines l set reserved = r.reserved, shipped = r.shipped, movements = r.movements,
      shortage = r.shortage, "updatedAt" = now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, reserved int, shipped int, movements int, shortage int)
    where l.id = r.id and l."partnerId" = ${partnerId}::uuid`;
}

export async function findShopOfOrder(partnerId: string, connectionId: string, externalId: string, db: Db) {
  const row = await db.order.findFirst({ where: { partnerId, connectionId, externalId }, select: { shopId: true } });
  return row?.shopId ?? null;
}

/** By shop: orders changed before this were read and committed. */
export async function findReadUntil(partnerId: string, connectionId: string, db: Db): Promise<Map<string, Date>> {
  const rows = await db.shop.findMany({
    where: { partnerId, connectionId, ordersReadUntil: { not: null } },
    select: { id: true, ordersReadUntil: true },
  });
  return new Map(rows.flatMap(({ id, ordersReadUntil }) => (ordersReadUntil ? [[id, ordersReadUntil]] : [])));
}

/** Only ever forward: of two readings at once the later one stays. The connection is read as far as its last shop. */
export async function moveReadUntil(partnerId: string, shopId: string, until: Date, db: Db): Promise<void> {
  await db.shop.updateMany({
    where: { partnerId, id: shopId, OR: [{ ordersReadUntil: null }, { ordersReadUntil: { lt: until } }] },
    data: { ordersReadUntil: until },
  });
  await db.$executeRaw`
    update marketplace_integrations c set "ordersReadUntil" = read.until
    from (select o."connectionId" as id, case when bool_and(o."ordersReadUntil" is not null)
            then min(o."ordersReadUntil") end as until
          from shops s join shops o on o."connectionId" = s."connectionId" and o."partnerId" = s."partnerId"
          where s."partnerId" = ${partnerId}::uuid and s.id = ${shopId}::uuid group by o."connectionId") read
    where c.id = read.id and c."partnerId" = ${partnerId}::uuid`;
}

const confirmation = {
  id: true,
  externalId: true,
  state: true,
  confirmedAt: true,
  confirmAskedAt: true,
  confirmAskedBy: true,
  connection: { select: { marketplace: true, status: true, partner: { select: { autoConfirm: true } } } },
} as const;

export function findOrderToConfirm(partnerId: string, orderId: string, db: Db) {
  return db.order.findFirst({
    where: { partnerId, id: orderId },
    select: {
      ...confirmation,
      connectionId: true,
      shopId: true,
      lines: { select: { productId: true, shortage: true } },
    },
  });
}

/** New orders of a partner who lets them be confirmed without a question. */
export async function listSelfConfirmed(partnerId: string, db: Db): Promise<string[]> {
  const rows = await db.order.findMany({
    where: {
      partnerId,
      state: { in: ["NEW", "TO_PACK"] },
      confirmedAt: null,
      connection: { active: true, partner: { autoConfirm: true } },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Before the marketplace is asked; who asked first stays. */
export async function noteConfirmAsked(
  partnerId: string,
  orderId: string,
  { askedAt, askedBy }: { askedAt: Date; askedBy: string },
  db: Db,
): Promise<boolean> {
  const { count } = await db.order.updateMany({
    where: { partnerId, id: orderId, confirmedAt: null, confirmAskedAt: null },
    data: { confirmAskedAt: askedAt, confirmAskedBy: askedBy },
  });
  return count > 0;
}

/** Asked once more: the wait for its end begins anew. */
export async function renewConfirmation(partnerId: string, orderId: string, askedAt: Date, db: Db): Promise<void> {
  await db.order.updateMany({
    where: { partnerId, id: orderId, confirmedAt: null },
    data: { confirmAskedAt: askedAt },
  });
}

/** The marketplace said no, or the order ended otherwise: nothing is left to be finished. */
export async function dropConfirmation(partnerId: string, orderId: string, db: Db): Promise<void> {
  await db.order.updateMany({
    where: { partnerId, id: orderId, confirmedAt: null },
    data: { confirmAskedAt: null, confirmAskedBy: null },
  });
}

export function listOpenConfirmations(
  partnerId: string,
  { connectionId, askedBefore }: { connectionId: string; askedBefore: Date },
  db: Db,
) {
  return db.order.findMany({
    where: { partnerId, connectionId, confirmedAt: null, confirmAskedAt: { lt: askedBefore } },
    orderBy: { id: "asc" },
    take: 100,
    select: confirmation,
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
