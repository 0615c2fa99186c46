import "server-only";
import type { Db } from "@/lib/db/client";

/** A lane for each active connection that has none yet; returns all of the product's lanes. */
export async function openLanes(partnerId: string, productId: string, db: Db) {
  const connections = await db.connection.findMany({ where: { partnerId, active: true }, select: { id: true } });
  await db.cardLane.createMany({
    data: connections.map(({ id }) => ({ partnerId, productId, connectionId: id })),
    skipDuplicates: true,
  });
  return db.cardLane.findMany({
    where: { partnerId, productId, connection: { active: true } },
    select: { id: true, connectionId: true, state: true },
    orderBy: { id: "asc" },
  });
}
