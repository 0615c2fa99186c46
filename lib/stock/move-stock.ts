import "server-only";
import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { StockMovementKind } from "@/prisma/generated/client";

type Movement = {
  partnerId: string;
  productId: string;
  kind: StockMovementKind;
  /** Changes, not values. */
  onHand: number;
  reserved: number;
  /** The same cause never moves twice (promise K1). */
  causeKey: string;
};

/** One movement and the balance with it, in one statement. Never below zero: the table's checks refuse it. */
export async function moveStock(db: Db, movement: Movement): Promise<boolean> {
  const { partnerId, productId, kind, onHand, reserved, causeKey } = movement;
  const moved = await db.$executeRaw`
    with movement as (
      insert into stock_movements (id, "partnerId", "productId", kind, "onHand", reserved, "causeKey")
      values (${randomUUID()}::uuid, ${partnerId}::uuid, ${productId}::uuid, ${kind}::"StockMovementKind",
              ${onHand}, ${reserved}, ${causeKey})
      on conflict ("partnerId", "causeKey") do nothing
      returning "productId", "onHand", reserved
    )
    update stock_balances b
    set "onHand" = b."onHand" + m."onHand", reserved = b.reserved + m.reserved, "updatedAt" = now()
    from movement m where b."productId" = m."productId" and b."partnerId" = ${partnerId}::uuid`;
  return moved === 1;
}

type Wish = { partnerId: string; productId: string; wanted: number; causeKey: string };

/**
 * Reserves as much of `wanted` as is free and tells how much that was. The balance row is locked before it is read,
 * so that what is free cannot change in between (promise K2).
 */
export async function reserveFree(db: Db, { partnerId, productId, wanted, causeKey }: Wish): Promise<number> {
  const [balance] = await db.$queryRaw<{ free: number }[]>`
    select "onHand" - reserved as free from stock_balances
    where "productId" = ${productId}::uuid and "partnerId" = ${partnerId}::uuid for update`;
  const units = Math.min(wanted, balance?.free ?? 0);
  if (units <= 0) return 0;
  const isNew = await moveStock(db, { partnerId, productId, kind: "RESERVE", onHand: 0, reserved: units, causeKey });
  return isNew ? units : 0;
}
