import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { Prisma } from "@/prisma/generated/client";

type ConnectionRow = Omit<
  Prisma.ConnectionUncheckedCreateInput,
  "id" | "partnerId" | "webhookToken" | "webhookTokenHash"
>;
type PushToken = Pick<Prisma.ConnectionUncheckedCreateInput, "webhookToken" | "webhookTokenHash">;
type SealedKey = Omit<Prisma.ConnectionCredentialUncheckedCreateInput, "partnerId" | "connectionId">;
type ShopRow = Omit<Prisma.ShopUncheckedCreateInput, "partnerId" | "connectionId">;

const shopFields = { id: true, externalId: true, name: true, currency: true, warehouseExternalId: true } as const;

export function findConnectionWithKey(partnerId: string, connectionId: string, db: Db) {
  return db.connection.findFirst({
    where: { partnerId, id: connectionId },
    select: {
      id: true,
      status: true,
      marketplace: true,
      accountExternalId: true,
      accountName: true,
      missingRights: true,
      credential: { select: { wrappedKey: true, key: true, clientId: true } },
      shops: { select: shopFields, orderBy: { createdAt: "asc" } },
    },
  });
}

export function listConnectionRows(partnerId: string, db: Db) {
  return db.connection.findMany({
    where: { partnerId },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      marketplace: true,
      accountName: true,
      status: true,
      keyLastFour: true,
      keyExpiresAt: true,
      checkedAt: true,
      ordersPolledAt: true,
      lastError: true,
      limitedUntil: true,
      missingRights: true,
      webhookToken: true,
      shops: { select: { name: true }, orderBy: { createdAt: "asc" } },
    },
  });
}

export function findConnectionByAccount(
  partnerId: string,
  marketplace: MarketplaceId,
  accountExternalId: string,
  db: Db,
) {
  return db.connection.findFirst({ where: { partnerId, marketplace, accountExternalId }, select: { id: true } });
}

/** The push address of a connection outlives its keys: `push` is for a new row alone. */
export async function saveConnection(
  partnerId: string,
  connectionId: string,
  row: ConnectionRow,
  push: PushToken,
  db: Db,
) {
  await db.connection.upsert({
    where: { partnerId_id: { partnerId, id: connectionId } },
    create: { ...row, ...push, id: connectionId, partnerId },
    update: row,
  });
}

export async function saveCredential(partnerId: string, connectionId: string, sealed: SealedKey, db: Db) {
  await db.connectionCredential.upsert({
    where: { partnerId_connectionId: { partnerId, connectionId } },
    create: { ...sealed, partnerId, connectionId },
    update: sealed,
  });
}

export async function saveShop(partnerId: string, connectionId: string, shop: ShopRow, db: Db) {
  const { externalId, name, currency, warehouseExternalId = null } = shop;
  await db.shop.upsert({
    where: { connectionId_externalId: { connectionId, externalId }, partnerId },
    create: { externalId, name, currency, warehouseExternalId, partnerId, connectionId },
    update: { name, currency, warehouseExternalId },
  });
}

/** False when this partner has no such connection in that state. */
export async function updateConnection(
  partnerId: string,
  connectionId: string,
  data: Prisma.ConnectionUpdateManyMutationInput,
  db: Db,
  state: Prisma.ConnectionWhereInput = {},
): Promise<boolean> {
  const { count } = await db.connection.updateMany({ where: { ...state, partnerId, id: connectionId }, data });
  return count > 0;
}

/** A stored message that nobody has looked at yet. */
export function findPush(partnerId: string, inboxId: string, db: Db) {
  return db.inboxMessage.findFirst({
    where: { partnerId, id: inboxId, processedAt: null },
    select: {
      body: true,
      connectionId: true,
      connection: { select: { marketplace: true, accountExternalId: true, shops: { select: { externalId: true } } } },
    },
  });
}

export async function markPushProcessed(partnerId: string, inboxId: string, processedAt: Date, db: Db) {
  await db.inboxMessage.updateMany({ where: { partnerId, id: inboxId, processedAt: null }, data: { processedAt } });
}
