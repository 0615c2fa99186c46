import "server-only";
import { importRequested, ordersSyncRequested, stockChanged } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { isImportDone } from "@/lib/connections/import-repository";
import { findConnectionState, listLinkedProducts, updateConnection } from "@/lib/connections/repository";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToPartner } from "@/lib/realtime/publish";

/** Nothing automatic runs for the connection until it is resumed; its key and data stay. */
export async function pauseConnection(partnerId: string, connectionId: string): Promise<void> {
  await change(partnerId, connectionId, "paused", (db) =>
    updateConnection(partnerId, connectionId, { status: "PAUSED" }, db, { status: "ACTIVE" }),
  );
}

/**
 * Goes on where it stopped: orders of the meantime are read, stock that moved meanwhile is sent, and an import that the
 * pause broke off is taken up again.
 */
export async function resumeConnection(partnerId: string, connectionId: string): Promise<void> {
  await change(partnerId, connectionId, "resumed", async (db) => {
    const isResumed = await updateConnection(partnerId, connectionId, { status: "ACTIVE" }, db, { status: "PAUSED" });
    if (!isResumed) return false;
    const products = await listLinkedProducts(partnerId, connectionId, db);
    if (!(await isImportDone(partnerId, connectionId, db))) {
      await enqueue(db, importRequested.create({ partnerId, connectionId }));
    }
    await enqueue(
      db,
      ordersSyncRequested.create({ partnerId, connectionId }),
      ...products.map((productId) => stockChanged.create({ partnerId, productId })),
    );
    return true;
  });
  kickOutbox();
}

/** Reads the catalogue once more: after a failed import, or because much was changed in the cabinet. */
export async function requestImport(partnerId: string, connectionId: string): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const connection = await findConnectionState(partnerId, connectionId, db);
    if (!connection || connection.status === "DISCONNECTED") throw new AppError("not-found", "connections.gone");
    if (connection.status === "PAUSED") throw new AppError("conflict", "connections.paused");
    if (connection.status === "NEEDS_KEY") throw new AppError("conflict", "connections.needsKey");
    await enqueue(db, importRequested.create({ partnerId, connectionId }));
  });
  kickOutbox();
}

/** What is there already is no failure: a second press does nothing. */
async function change(
  partnerId: string,
  connectionId: string,
  verb: "paused" | "resumed",
  work: (db: Db) => Promise<boolean>,
): Promise<void> {
  await inPartner(partnerId, async (db) => {
    if (await work(db)) {
      const subject = { kind: "connection", id: connectionId };
      return recordAudit({ partnerId, action: `connections.${verb}`, subject }, db);
    }
    const connection = await findConnectionState(partnerId, connectionId, db);
    if (!connection || connection.status === "DISCONNECTED") throw new AppError("not-found", "connections.gone");
    if (connection.status === "NEEDS_KEY") throw new AppError("conflict", "connections.needsKey");
  });
  await publishToPartner(partnerId, { kind: "connections.changed" });
}
