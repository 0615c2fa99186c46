import "server-only";
import type { Db } from "@/lib/db/client";

type Bytes = Uint8Array<ArrayBuffer>;

export async function findWrappedKey(partnerId: string, connectionId: string, db: Db): Promise<Bytes | null> {
  const row = await db.connectionCredential.findFirst({
    where: { partnerId, connectionId },
    select: { wrappedKey: true },
  });
  return row?.wrappedKey ?? null;
}

type Rewrapped = { before: Bytes; wrapped: Bytes; wrappingKeyId: string };

/** Only while it is still the one that was read. */
export function replaceWrappedKey(partnerId: string, connectionId: string, key: Rewrapped, db: Db) {
  const { before, wrapped, wrappingKeyId } = key;
  return db.connectionCredential.updateMany({
    where: { partnerId, connectionId, wrappedKey: before },
    data: { wrappedKey: wrapped, wrappingKeyId },
  });
}

export async function findPushToken(partnerId: string, connectionId: string, db: Db): Promise<Bytes | null> {
  const row = await db.connection.findFirst({ where: { partnerId, id: connectionId }, select: { webhookToken: true } });
  return row?.webhookToken ?? null;
}

type SealedToken = { webhookToken: Bytes; sealKeyId: string };

export function replacePushToken(partnerId: string, connectionId: string, before: Bytes, sealed: SealedToken, db: Db) {
  return db.connection.updateMany({ where: { partnerId, id: connectionId, webhookToken: before }, data: sealed });
}
