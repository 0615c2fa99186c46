import "server-only";
import { ordersSyncRequested } from "@/inngest/events";
import { findConnectionState } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";

/** Reads the connection's orders now, without waiting for the next round. */
export async function requestOrders(partnerId: string, connectionId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const connection = await findConnectionState(partnerId, connectionId, db);
    if (!connection || connection.status === "DISCONNECTED") throw new AppError("not-found", "connections.gone");
    if (connection.status === "PAUSED") throw new AppError("conflict", "connections.paused");
    if (connection.status === "NEEDS_KEY") throw new AppError("conflict", "connections.needsKey");
    await enqueue(db, ordersSyncRequested.create({ partnerId, connectionId }));
  });
  kickOutbox();
}
