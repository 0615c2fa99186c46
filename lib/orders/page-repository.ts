import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarketplaceId, MarketplaceOrder, MarketplaceOrderLine } from "@/lib/marketplaces/types";
import type { KnownOrder } from "@/lib/orders/rules";
import { isClosed } from "@/lib/profit/order-facts";

/** Statements over a whole page of orders: their number does not depend on how many orders there are. */

export type KnownRow = KnownOrder & {
  id: string;
  externalId: string;
  shopId: string;
  orderedAt: Date;
  /** How many lines are stored. */
  lines: number;
};

/** Reads without locking: what a poll reads is mostly known and needs nothing more. */
export function listKnownOrders(partnerId: string, connectionId: string, externalIds: string[], db: Db) {
  return db.$queryRaw<KnownRow[]>`
    select o.id, o."externalId", o."shopId", o.state::text as state, o."rawState", o."orderedAt", o."changedAt",
      o."shipBy", o."deliveredAt",
      (select count(*)::int from order_lines l where l."orderId" = o.id) as lines
    from orders o
    where o."partnerId" = ${partnerId}::uuid and o."connectionId" = ${connectionId}::uuid
      and o."externalId" = any(${externalIds}::text[])`;
}

export type LockedRow = Omit<KnownRow, "lines">;

/** In one order of ids everywhere, so that two pages never lock each other out. */
export function lockOrders(partnerId: string, connectionId: string, externalIds: string[], db: Db) {
  return db.$queryRaw<LockedRow[]>`
    select id, "externalId", "shopId", state::text as state, "rawState", "orderedAt", "changedAt", "shipBy", "deliveredAt"
    from orders
    where "partnerId" = ${partnerId}::uuid and "connectionId" = ${connectionId}::uuid
      and "externalId" = any(${externalIds}::text[])
    order by "externalId" for update`;
}

export const totalOf = (lines: MarketplaceOrderLine[]): bigint =>
  lines.reduce((total, { unitPrice, quantity }) => total + unitPrice.amountMinor * BigInt(quantity), 0n);

export type NewOrder = { id: string; shopId: string; order: MarketplaceOrder };

/** `INSERT … ON CONFLICT DO NOTHING` (promise I9): gives the ids that were new, also against a call beside us. */
export async function insertOrders(
  partnerId: string,
  connectionId: string,
  orders: NewOrder[],
  db: Db,
): Promise<Set<string>> {
  const rows = orders.map(({ id, shopId, order }) => {
    const { externalId, state, rawState, orderedAt, changedAt, shipBy, lines } = order;
    return {
      id,
      shopId,
      externalId,
      state,
      rawState,
      orderedAt,
      changedAt,
      shipBy,
      deliveredAt: state === "DELIVERED" ? changedAt : null,
      isClosed: isClosed({ state, deliveredAt: null }),
      totalMinor: String(totalOf(lines)),
      currency: lines[0]?.unitPrice.currency ?? "UZS",
    };
  });
  const inserted = await db.$queryRaw<{ id: string }[]>`
    insert into orders (id, "partnerId", "connectionId", "shopId", "externalId", state, "rawState", "orderedAt",
      "changedAt", "shipBy", "deliveredAt", "feesDueAt", "totalMinor", currency, "updatedAt")
    select id, ${partnerId}::uuid, ${connectionId}::uuid, "shopId", "externalId", state, "rawState", "orderedAt",
      "changedAt", "shipBy", "deliveredAt", case when "isClosed" then now() end, "totalMinor", currency, now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, "shopId" uuid, "externalId" text, state "OrderState", "rawState" text, "orderedAt" timestamptz,
      "changedAt" timestamptz, "shipBy" timestamptz, "deliveredAt" timestamptz, "isClosed" boolean,
      "totalMinor" bigint, currency "CurrencyCode")
    order by "externalId"
    on conflict ("connectionId", "externalId") do nothing
    returning id`;
  return new Set(inserted.map(({ id }) => id));
}

/** A newer reading of an order that is there, and what lines seen for the first time add to its total. */
export async function updateOrders(
  partnerId: string,
  readings: { id: string; reading: KnownOrder; addedMinor: bigint }[],
  db: Db,
): Promise<void> {
  if (readings.length === 0) return;
  const rows = readings.map(({ id, reading, addedMinor }) => {
    const { state, rawState, changedAt, shipBy, deliveredAt } = reading;
    const added = String(addedMinor);
    return { id, state, rawState, changedAt, shipBy, deliveredAt, isClosed: isClosed(reading), added };
  });
  await db.$executeRaw`
    update orders o set state = r.state, "rawState" = r."rawState", "changedAt" = r."changedAt", "shipBy" = r."shipBy",
      "deliveredAt" = r."deliveredAt", "feesDueAt" = case when r."isClosed" then now() else o."feesDueAt" end,
      "totalMinor" = o."totalMinor" + r.added, "updatedAt" = now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, state "OrderState", "rawState" text, "changedAt" timestamptz, "shipBy" timestamptz,
      "deliveredAt" timestamptz, "isClosed" boolean, added bigint)
    where o.id = r.id and o."partnerId" = ${partnerId}::uuid`;
}

export type FrozenLine = {
  id: string;
  orderId: string;
  externalLineId: string;
  productId: string | null;
  sku: string;
  title: string;
  quantity: number;
  unitPriceMinor: bigint;
  currency: MarketplaceOrderLine["unitPrice"]["currency"];
  rateToUzs: string | null;
  /** `2026-11-22` */
  rateDate: string | null;
  rateSource: string | null;
  unitCostMinor: bigint | null;
  tariffVersionId: string;
  commissionBasisPoints: number;
  shortage: number;
  reserved: number;
  shipped: number;
  movements: number;
};

export async function insertLines(partnerId: string, lines: FrozenLine[], db: Db): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ unitPriceMinor, unitCostMinor, ...line }) => ({
    ...line,
    unitPriceMinor: String(unitPriceMinor),
    unitCostMinor: unitCostMinor === null ? null : String(unitCostMinor),
  }));
  await db.$executeRaw`
    insert into order_lines (id, "partnerId", "orderId", "externalLineId", "productId", sku, title, quantity,
      "unitPriceMinor", currency, "rateToUzs", "rateDate", "rateSource", "unitCostMinor", "tariffVersionId",
      "commissionBasisPoints", shortage, reserved, shipped, movements, "updatedAt")
    select id, ${partnerId}::uuid, "orderId", "externalLineId", "productId", sku, title, quantity, "unitPriceMinor",
      currency, "rateToUzs", "rateDate", "rateSource", "unitCostMinor", "tariffVersionId", "commissionBasisPoints",
      shortage, reserved, shipped, movements, now()
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, "orderId" uuid, "externalLineId" text, "productId" uuid, sku text, title text, quantity int,
      "unitPriceMinor" bigint, currency "CurrencyCode", "rateToUzs" numeric, "rateDate" date, "rateSource" text,
      "unitCostMinor" bigint, "tariffVersionId" uuid, "commissionBasisPoints" int, shortage int, reserved int,
      shipped int, movements int)`;
}

export async function listLineIds(partnerId: string, orderIds: string[], db: Db): Promise<Map<string, Set<string>>> {
  const rows = await db.$queryRaw<{ orderId: string; externalLineId: string }[]>`
    select "orderId", "externalLineId" from order_lines
    where "partnerId" = ${partnerId}::uuid and "orderId" = any(${orderIds}::uuid[])`;
  const ids = new Map(orderIds.map((id): [string, Set<string>] => [id, new Set()]));
  for (const { orderId, externalLineId } of rows) ids.get(orderId)?.add(externalLineId);
  return ids;
}

export type Terms = {
  marketplace: MarketplaceId;
  connectedAt: Date;
  /** The partner's tariff through time, oldest first. */
  tariffs: { id: string; validFrom: Date; commissionBasisPoints: number }[];
};

/**
 * What a sale of this connection is booked by. Versions follow each other within a tariff, and tariffs through the
 * partner's time; a partner whose tariff was never changed has had it always. Null: no such connection.
 */
export async function findTerms(partnerId: string, connectionId: string, db: Db): Promise<Terms | null> {
  const rows = await db.$queryRaw<(Omit<Terms, "tariffs"> & Terms["tariffs"][number])[]>`
    with spans as (
      select "tariffKey", "validFrom" as since, lead("validFrom") over (order by "validFrom") as until
      from partner_tariffs where "partnerId" = ${partnerId}::uuid
      union all select p."tariffKey", to_timestamp(0), null from partners p where p.id = ${partnerId}::uuid
        and not exists (select from partner_tariffs where "partnerId" = ${partnerId}::uuid))
    select c.marketplace::text as marketplace, c."createdAt" as "connectedAt", v.id,
      greatest(v."validFrom", s.since) as "validFrom", v."commissionBasisPoints"
    from marketplace_integrations c cross join spans s
      join lateral (
        select t.*, lead(t."validFrom") over (order by t."validFrom") as next
        from tariff_versions t where t."tariffKey" = s."tariffKey") v
      on (s.until is null or v."validFrom" < s.until) and (v.next is null or v.next > s.since)
    where c."partnerId" = ${partnerId}::uuid and c.id = ${connectionId}::uuid order by "validFrom"`;
  const [first] = rows;
  return first ? { marketplace: first.marketplace, connectedAt: first.connectedAt, tariffs: rows } : null;
}

export type Goods = {
  /** Of a shop's listing; null where the product itself has the code. */
  shopId: string | null;
  listingSku: string | null;
  variantExternalId: string | null;
  id: string;
  sku: string;
  name: string;
  costMinor: bigint;
  createdAt: Date;
};

/** A listing that the partner parted from its product, or put aside: its code means nothing that we know. */
export type LetGo = Pick<Goods, "shopId" | "listingSku" | "variantExternalId"> & { id: null };

/** Products that these names of lines may mean: by the shops' own listings, and by the seller's code. */
export function listGoods(partnerId: string, shopIds: string[], names: string[], db: Db): Promise<(Goods | LetGo)[]> {
  return db.$queryRaw<(Goods | LetGo)[]>`
    select l."shopId", l.sku as "listingSku", l."variantExternalId", p.id, p.sku, p.name, p."costMinor", p."createdAt"
    from listings l left join products p on p.id = l."productId" and p."partnerId" = l."partnerId"
    where l."partnerId" = ${partnerId}::uuid and l."shopId" = any(${shopIds}::uuid[])
      and (p.id is not null or l."linkDecidedAt" is not null or l."ignoredAt" is not null)
      and (l.sku = any(${names}::text[]) or l."variantExternalId" = any(${names}::text[]))
    union all
    select null, null, null, p.id, p.sku, p.name, p."costMinor", p."createdAt" from products p
    where p."partnerId" = ${partnerId}::uuid and p.sku = any(${names}::text[])`;
}
