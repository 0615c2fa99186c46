import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { Prisma } from "@/prisma/generated/client";

type ConnectionRow = Omit<
  Prisma.ConnectionUncheckedCreateInput,
  "id" | "partnerId" | "webhookToken" | "webhookTokenHash" | "sealKeyId"
>;
type PushToken = Pick<Prisma.ConnectionUncheckedCreateInput, "webhookToken" | "webhookTokenHash" | "sealKeyId">;
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
      keyVersion: true,
      failuresInRow: true,
      circuitOpenUntil: true,
      credential: { select: { wrappedKey: true, key: true, clientId: true } },
      shops: { select: shopFields, orderBy: { createdAt: "asc" } },
    },
  });
}

export function listConnectionRows(partnerId: string, db: Db) {
  return db.connection.findMany({
    where: { partnerId, dataDeletedAt: null },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      marketplace: true,
      accountName: true,
      status: true,
      keyLastFour: true,
      keyExpiresAt: true,
      checkedAt: true,
      ordersReadUntil: true,
      ordersPolledAt: true,
      lastError: true,
      limitedUntil: true,
      circuitOpenUntil: true,
      missingRights: true,
      webhookToken: true,
      createdAt: true,
      shops: { select: { id: true, name: true, currency: true }, orderBy: { createdAt: "asc" } },
      import: { select: { state: true, failure: true, updatedAt: true } },
    },
  });
}

type Seen = { marketplace: MarketplaceId; account: { externalId: string }; shops: { externalId: string }[] };

/**
 * The partner's connection to this account. Uzum names no account: its first shop stands for one, and the order of
 * shops may change, so a key that sees a shop of the connection is a key of it.
 */
export function findKnownConnection(partnerId: string, { marketplace, account, shops }: Seen, db: Db) {
  const shopIds = shops.map(({ externalId }) => externalId);
  return db.connection.findFirst({
    where: {
      partnerId,
      marketplace,
      OR: [{ accountExternalId: account.externalId }, { shops: { some: { externalId: { in: shopIds } } } }],
    },
    // A live one before one that was given up.
    orderBy: [{ active: "desc" }, { createdAt: "asc" }],
    select: { id: true, accountExternalId: true, status: true },
  });
}

export function findConnectionState(partnerId: string, connectionId: string, db: Db) {
  return db.connection.findFirst({
    where: { partnerId, id: connectionId },
    select: { id: true, marketplace: true, status: true, accountName: true },
  });
}

/** Products on sale there, whose stock the marketplace is to be told. */
export async function listLinkedProducts(partnerId: string, connectionId: string, db: Db): Promise<string[]> {
  const rows = await db.listing.findMany({
    where: { partnerId, connectionId, state: "LIVE", productId: { not: null } },
    distinct: ["productId"],
    select: { productId: true },
  });
  return rows.flatMap(({ productId }) => (productId ? [productId] : []));
}

/** A live connection's key; null where there is nothing to be reminded of. */
export function findExpiringKey(partnerId: string, connectionId: string, db: Db) {
  return db.connection.findFirst({
    where: { partnerId, id: connectionId, active: true, status: { in: ["ACTIVE", "PAUSED"] } },
    select: { marketplace: true, accountName: true, keyVersion: true, keyExpiresAt: true },
  });
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
    update: { ...row, keyVersion: { increment: 1 }, failuresInRow: 0, circuitOpenUntil: null },
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
