import "server-only";
import { randomUUID } from "node:crypto";
import { connectionCreated } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { sealPushToken } from "@/lib/connections/push-address";
import { findKnownConnection, saveConnection, saveCredential, saveShop } from "@/lib/connections/repository";
import type { ConnectInput } from "@/lib/connections/schema";
import { sealCredential } from "@/lib/connections/seal-credential";
import { newestKeyId } from "@/lib/crypto/secret-box";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { type Db, inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ConnectionCheck } from "@/lib/marketplaces/types";
import { enqueue } from "@/lib/outbox/enqueue";

/**
 * Stores a key that the marketplace has taken, and asks for a first import. `replacing` names the connection whose key
 * it is to become: then it must be a key of the same account. One that rests goes on resting with its new key.
 */
export function storeConnection(
  partnerId: string,
  input: ConnectInput,
  check: ConnectionCheck,
  replacing: string | null,
): Promise<string> {
  const { marketplace, key } = input;
  const { account, shops, missingRights, expiresAt } = check;
  return inPartner(partnerId, async (db) => {
    await requireApproved(partnerId, db);
    const known = await findKnownConnection(partnerId, { marketplace, account, shops }, db);
    if (replacing && known?.id !== replacing) {
      throw new AppError("conflict", "connections.otherAccount", { field: "key", values: { name: account.name } });
    }
    const connectionId = known?.id ?? randomUUID();
    const token = makeToken();
    const row = {
      marketplace,
      accountExternalId: known?.accountExternalId ?? account.externalId,
      accountName: account.name,
      active: true,
      status: replacing && known?.status === "PAUSED" ? "PAUSED" : "ACTIVE",
      lastError: null,
      limitedUntil: null,
      missingRights,
      keyLastFour: key.slice(-4),
      keyExpiresAt: expiresAt,
      checkedAt: new Date(),
      dataDeletedAt: null,
    } as const;
    const push = {
      webhookTokenHash: hashToken(token),
      webhookToken: sealPushToken(partnerId, connectionId, token),
      sealKeyId: newestKeyId(),
    };
    await saveConnection(partnerId, connectionId, row, push, db);
    await saveCredential(partnerId, connectionId, sealCredential(partnerId, connectionId, input), db);
    for (const shop of shops) await saveShop(partnerId, connectionId, shop, db);
    await enqueue(db, connectionCreated.create({ partnerId, connectionId }));
    const after = { marketplace, account: account.name, keyLastFour: row.keyLastFour };
    const action = replacing ? "connections.key-replaced" : "connections.connected";
    await recordAudit({ partnerId, action, subject: { kind: "connection", id: connectionId }, after }, db);
    return connectionId;
  });
}

/** The marketplace was asked for seconds: meanwhile the approval may have been taken back. */
async function requireApproved(partnerId: string, db: Db): Promise<void> {
  const [partner] = await db.$queryRaw<{ approved: boolean }[]>`
    select approved from partners where id = ${partnerId}::uuid for share`;
  if (!partner?.approved) throw new AppError("forbidden", "notApproved");
}
