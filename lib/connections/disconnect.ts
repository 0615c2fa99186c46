import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { updateConnection } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { deleteConnectionData, forgetKey } from "@/lib/db/doors";
import { AppError } from "@/lib/errors";
import { publishToPartner } from "@/lib/realtime/publish";

/**
 * Stops everything automatic and forgets the key. `delete` also removes what was read there or made for it: listings,
 * cards, messages, alarms. Orders, fees and stock movements stay, for the books; connecting again goes on with them.
 */
export async function disconnect(
  partnerId: string,
  connectionId: string,
  data: "keep" | "delete" = "keep",
): Promise<void> {
  await inPartner(partnerId, async (db) => {
    const change = { active: false, status: "DISCONNECTED", lastError: null, limitedUntil: null } as const;
    if (!(await updateConnection(partnerId, connectionId, change, db))) {
      throw new AppError("not-found", "connections.gone");
    }
    await forgetKey(connectionId, db);
    if (data === "delete") await deleteConnectionData(connectionId, db);
    const subject = { kind: "connection", id: connectionId };
    await recordAudit({ partnerId, action: "connections.disconnected", subject, after: { data } }, db);
  });
  await publishToPartner(partnerId, { kind: "connections.changed" });
}
