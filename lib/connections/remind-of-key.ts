import "server-only";
import { countDaysLeft, findReminderStep } from "@/lib/connections/key-expiry";
import { findExpiringKey } from "@/lib/connections/repository";
import { inPartner } from "@/lib/db/client";
import { notify } from "@/lib/notifications/notify";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { isSuspended } from "@/lib/partners/suspension";

/** Tells whoever looks after the connections that a key ends soon: once a step and key, however often the job runs. */
export async function remindOfKey(partnerId: string, connectionId: string, now = new Date()): Promise<number | null> {
  // A suspended partner cannot give another key.
  if (await isSuspended(partnerId)) return null;
  const step = await inPartner(partnerId, async (db) => {
    const key = await findExpiringKey(partnerId, connectionId, db);
    const found = key?.keyExpiresAt ? findReminderStep(key.keyExpiresAt, now) : null;
    if (!key?.keyExpiresAt || found === null) return null;
    await notify(
      {
        event: "connections.key-expiring",
        partnerId,
        subject: { kind: "connection", id: connectionId },
        values: {
          marketplace: key.marketplace,
          account: key.accountName,
          days: countDaysLeft(key.keyExpiresAt, now),
          endsOn: key.keyExpiresAt.toISOString(),
        },
        causeKey: `key-expiry/${connectionId}/${key.keyVersion}/${found}`,
      },
      db,
    );
    return found;
  });
  kickOutbox();
  return step;
}
