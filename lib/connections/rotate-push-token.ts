import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { openPushAddress, sealPushToken } from "@/lib/connections/push-address";
import { findPushToken, replacePushToken } from "@/lib/connections/push-repository";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { publishToPartner } from "@/lib/realtime/publish";

/** Time enough to enter the new address at the marketplace, and for what it still repeats to the old one. */
const bothWorkMs = 14 * 86_400_000;

/**
 * A new push address. The old one goes on working until the first message came to the new one, or for 14 days; so a
 * seller who takes their time loses none. Null where the marketplace has no pushes.
 */
export async function rotatePushToken(partnerId: string, connectionId: string): Promise<{ pushUrl: string | null }> {
  const token = makeToken();
  const pushUrl = await inPartner(partnerId, async (db) => {
    const next = {
      webhookTokenHash: hashToken(token),
      webhookToken: sealPushToken(partnerId, connectionId, token),
      oldUntil: new Date(Date.now() + bothWorkMs),
    };
    const isReplaced = await replacePushToken(partnerId, connectionId, next, db);
    const connection = isReplaced && (await findPushToken(partnerId, connectionId, db));
    if (!connection) throw new AppError("not-found", "connections.gone");
    const subject = { kind: "connection", id: connectionId };
    await recordAudit({ partnerId, action: "connections.push-address-changed", subject }, db);
    return openPushAddress(partnerId, connection);
  });
  await publishToPartner(partnerId, { kind: "connections.changed" });
  return { pushUrl };
}
