import "server-only";
import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";

type Receipt = {
  partnerId: string;
  productId: string;
  quantity: number;
  /** The same cause never adds twice (promise K1). */
  causeKey: string;
};

/** Goods came in: one movement, and the balance with it. Tells whether it was the first time. */
export async function receiveStock(db: Db, { partnerId, productId, quantity, causeKey }: Receipt): Promise<boolean> {
  // One statement: the balance moves only if the movement is new, and nothing is read in between (promise K2).
  const moved = await db.$executeRaw`
    with movement as (
      insert into stock_movements (id, "partnerId", "productId", kind, "onHand", reserved, "causeKey")
      values (${randomUUID()}::uuid, ${partnerId}::uuid, ${productId}::uuid, 'RECEIPT', ${quantity}, 0, ${causeKey})
      on conflict ("partnerId", "causeKey") do nothing
      returning "partnerId", "productId", "onHand"
    )
    insert into stock_balances as b ("productId", "partnerId", "onHand", "updatedAt")
    select "productId", "partnerId", "onHand", now() from movement
    on conflict ("productId") do update set "onHand" = b."onHand" + excluded."onHand", "updatedAt" = now()`;
  return moved === 1;
}
