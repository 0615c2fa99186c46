import "server-only";
import type { ConnectInput } from "@/lib/connections/schema";
import { storeConnection } from "@/lib/connections/store-connection";
import { testKey } from "@/lib/connections/test-key";
import { isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ConnectionCheck } from "@/lib/marketplaces/types";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
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
  const store = () => storeConnection(partnerId, input, check, null);
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
