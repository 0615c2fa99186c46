import "server-only";
import { findConnectionState } from "@/lib/connections/repository";
import { connectSchema, type ReplaceKeyInput } from "@/lib/connections/schema";
import { storeConnection } from "@/lib/connections/store-connection";
import { testKey } from "@/lib/connections/test-key";
import { inPartner, isUniqueViolation } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { publishToPartner } from "@/lib/realtime/publish";

/** A new key for a connection: tested first, of the same account, and nothing of what was read is lost. */
export async function replaceKey(
  partnerId: string,
  { connectionId, key, clientId }: ReplaceKeyInput,
): Promise<{ connectionId: string }> {
  const connection = await inPartner(partnerId, (db) => findConnectionState(partnerId, connectionId, db));
  if (!connection) throw new AppError("not-found", "connections.gone");
  const { marketplace } = connection;
  const parsed = connectSchema.safeParse({ marketplace, key, ...(clientId !== undefined && { clientId }) });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError("invalid", issue?.message ?? "checkField", { field: String(issue?.path[0] ?? "key") });
  }
  const check = await testKey(parsed.data);
  try {
    await storeConnection(partnerId, parsed.data, check, connectionId);
  } catch (error) {
    // It was disconnected here, and is live for somebody else by now.
    if (isUniqueViolation(error)) throw new AppError("conflict", "connections.taken", { field: "key" });
    throw error;
  }
  kickOutbox();
  await publishToPartner(partnerId, { kind: "connections.changed" });
  return { connectionId };
}
