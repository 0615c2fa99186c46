import "server-only";
import type { Db } from "@/lib/db/client";

/**
 * A lane for each active connection that has none yet, and where the product is not on sale already: a second card would
 * take the place of the seller's own. Returns all of the product's lanes.
 */
export async function openLanes(partnerId: string, productId: string, db: Db) {
  const connections = await db.connection.findMany({
    where: { partnerId, active: true, listings: { none: { partnerId, productId } } },
    select: { id: true },
  });
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
