import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { resolveAlarm } from "@/lib/connections/alarms";
import { findPushToken, reviveFailedPushes } from "@/lib/connections/push-repository";
import { wakePushes } from "@/lib/connections/wake-pushes";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { publishToPartner } from "@/lib/realtime/publish";

/** The button of the alarm `dead-letter`: messages that were given up are worked on again. Returns how many. */
export async function retryPushes(partnerId: string, connectionId: string): Promise<number> {
  const now = new Date();
  const revived = await inPartner(partnerId, async (db) => {
    if (!(await findPushToken(partnerId, connectionId, db))) throw new AppError("not-found", "connections.gone");
    await resolveAlarm(db, { partnerId, connectionId, kind: "dead-letter" }, now);
    const revived = await reviveFailedPushes(partnerId, connectionId, now, db);
    const subject = { kind: "connection", id: connectionId };
    await recordAudit({ partnerId, action: "connections.messages-retried", subject, after: { messages: revived } }, db);
    return revived;
  });
  if (revived > 0) wakePushes({ partnerId, connectionId });
  await publishToPartner(partnerId, { kind: "connections.changed" });
  return revived;
}
