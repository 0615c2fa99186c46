import "server-only";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import type { StockMovementKind } from "@/prisma/generated/client";

export type Movement = {
  productId: string;
  kind: StockMovementKind;
  /** Changes, not values. */
  onHand: number;
  reserved: number;
  /** The same cause never moves twice (promise K1). */
  causeKey: string;
};

/**
 * What is free of each product. The rows stay locked until the transaction ends, always in one order, so that what is
 * planned by them cannot be overtaken (promise K2).
 */
export async function lockFreeStock(db: Db, partnerId: string, productIds: string[]): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ productId: string; free: number }[]>`
    select "productId", "onHand" - reserved as free from stock_balances
    where "partnerId" = ${partnerId}::uuid and "productId" = any(${productIds}::uuid[])
    order by "productId" for update`;
  return new Map(rows.map(({ productId, free }) => [productId, free]));
}

/** Movements and the balances with them, in one statement. Never below zero: the table's checks refuse it. */
export async function moveStock(db: Db, partnerId: string, movements: Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const rows = movements.map((movement) => ({ id: newId(), ...movement }));
  const [moved] = await db.$queryRaw<{ count: number }[]>`
    with movement as (
      insert into stock_movements (id, "partnerId", "productId", kind, "onHand", reserved, "causeKey")
      select id, ${partnerId}::uuid, "productId", kind, "onHand", reserved, "causeKey"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "productId" uuid, kind "StockMovementKind", "onHand" int, reserved int, "causeKey" text)
      on conflict ("partnerId", "causeKey") do nothing
      returning "productId", "onHand", reserved
    ), change as (
      select "productId", sum("onHand")::int as "onHand", sum(reserved)::int as reserved, count(*)::int as count
      from movement group by "productId"
    ), balance as (
      update stock_balances b
      set "onHand" = b."onHand" + c."onHand", reserved = b.reserved + c.reserved, "updatedAt" = now()
      from change c where b."productId" = c."productId" and b."partnerId" = ${partnerId}::uuid
    )
    select coalesce(sum(count), 0)::int as count from change`;
  // The callers hold the lines and the balances: a cause that moved before was planned from stale numbers.
  if (moved?.count !== movements.length) throw new Error("a cause of stock was there already");
}
