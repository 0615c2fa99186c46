import "server-only";
import { randomUUID } from "node:crypto";
import { connectionCreated } from "@/inngest/events";
import { sealPushToken } from "@/lib/connections/push-address";
import { findConnectionByAccount, saveConnection, saveCredential, saveShop } from "@/lib/connections/repository";
import type { ConnectInput } from "@/lib/connections/schema";
import { sealCredential } from "@/lib/connections/seal-credential";
import { testKey } from "@/lib/connections/test-key";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ConnectionCheck } from "@/lib/marketplaces/types";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { publishToPartner } from "@/lib/realtime/publish";

/**
 * Tests the key by a real call and stores it encrypted only when the marketplace took it. Connecting an account again
 * replaces its key and keeps its data.
 */
export async function createConnection(partnerId: string, input: ConnectInput): Promise<{ connectionId: string }> {
  const check = await testKey(input);
  const connectionId = await storeOnce(partnerId, input, check);
  kickOutbox();
  await publishToPartner(partnerId, { kind: "connections.changed" });
  return { connectionId };
}

async function storeOnce(partnerId: string, input: ConnectInput, check: ConnectionCheck): Promise<string> {
  const store = () => storeConnection(partnerId, input, check);
  const orNull = (error: unknown) => {
    if (isUniqueViolation(error)) return null;
    throw error;
  };
  // Of two presses at once one meets the row of the other: then it is there to be updated.
  const connectionId = (await store().catch(orNull)) ?? (await store().catch(orNull));
  // The account is live for somebody else; who that is stays theirs to know.
  if (!connectionId) throw new AppError("conflict", "connections.taken", { field: "key" });
  return connectionId;
}

function storeConnection(partnerId: string, input: ConnectInput, check: ConnectionCheck): Promise<string> {
  const { marketplace, key } = input;
  const { account, shops, missingRights, expiresAt } = check;
  return inPartner(partnerId, async (db) => {
    const known = await findConnectionByAccount(partnerId, marketplace, account.externalId, db);
    const connectionId = known?.id ?? randomUUID();
    const token = makeToken();
    const row = {
      marketplace,
      accountExternalId: account.externalId,
      accountName: account.name,
      active: true,
      status: "ACTIVE",
      lastError: null,
      limitedUntil: null,
      missingRights,
      keyLastFour: key.slice(-4),
      keyExpiresAt: expiresAt,
      checkedAt: new Date(),
    } as const;
    const push = {
      webhookTokenHash: hashToken(token),
      webhookToken: sealPushToken(partnerId, connectionId, token),
    };
    await saveConnection(partnerId, connectionId, row, push, db);
    await saveCredential(partnerId, connectionId, sealCredential(partnerId, connectionId, input), db);
    for (const shop of shops) await saveShop(partnerId, connectionId, shop, db);
    await enqueue(db, connectionCreated.create({ partnerId, connectionId }));
    return connectionId;
  });
}
