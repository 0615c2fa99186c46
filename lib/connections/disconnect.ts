import "server-only";
import { updateConnection } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { publishToPartner } from "@/lib/realtime/publish";

/** Stops everything automatic for the connection. Its orders, cards and figures stay; connecting again goes on. */
export async function disconnect(partnerId: string, connectionId: string): Promise<void> {
  const found = await inPartner(partnerId, (db) =>
    updateConnection(partnerId, connectionId, { active: false, status: "DISCONNECTED" }, db),
  );
  if (!found) throw new AppError("not-found", "connections.gone");
  await publishToPartner(partnerId, { kind: "connections.changed" });
}
