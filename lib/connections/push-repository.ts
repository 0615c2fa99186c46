import "server-only";
import type { Db } from "@/lib/db/client";
import type { PushOutcome } from "@/prisma/generated/client";

const waiting = { processedAt: null, failedAt: null } as const;

/** What can be worked off now, oldest first. */
export function listWaitingPushes(partnerId: string, connectionId: string, now: Date, most: number, db: Db) {
  return db.inboxMessage.findMany({
    where: { partnerId, connectionId, ...waiting, OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }] },
    orderBy: { createdAt: "asc" },
    take: most,
    select: { id: true, body: true, tries: true, createdAt: true },
  });
}

export function findPushOwner(partnerId: string, connectionId: string, db: Db) {
  return db.connection.findFirst({
    where: { partnerId, id: connectionId, status: "ACTIVE" },
    select: { marketplace: true, accountExternalId: true, shops: { select: { externalId: true } } },
  });
}

export async function finishPushes(
  partnerId: string,
  ids: string[],
  outcome: PushOutcome,
  now: Date,
  db: Db,
): Promise<void> {
  await db.inboxMessage.updateMany({
    where: { partnerId, id: { in: ids }, processedAt: null },
    data: { processedAt: now, outcome, failedAt: null, failure: null, updatedAt: now },
  });
}

export async function putOffPushes(
  partnerId: string,
  ids: string[],
  { nextTryAt, isCounted }: { nextTryAt: Date; isCounted: boolean },
  now: Date,
  db: Db,
): Promise<void> {
  await db.inboxMessage.updateMany({
    where: { partnerId, id: { in: ids }, ...waiting },
    data: { nextTryAt, updatedAt: now, ...(isCounted && { tries: { increment: 1 } }) },
  });
}

export async function giveUpPushes(
  partnerId: string,
  ids: string[],
  failure: string,
  now: Date,
  db: Db,
): Promise<number> {
  const { count } = await db.inboxMessage.updateMany({
    where: { partnerId, id: { in: ids }, ...waiting },
    data: { failedAt: now, failure, updatedAt: now },
  });
  return count;
}

/** What was given up waits again. */
export async function reviveFailedPushes(partnerId: string, connectionId: string, now: Date, db: Db): Promise<number> {
  const { count } = await db.inboxMessage.updateMany({
    where: { partnerId, connectionId, processedAt: null, failedAt: { not: null } },
    data: { failedAt: null, failure: null, tries: 0, nextTryAt: null, updatedAt: now },
  });
  return count;
}

/** The address of before goes on to be taken until `oldUntil`. False when this partner has no such connection. */
export async function replacePushToken(
  partnerId: string,
  connectionId: string,
  next: { webhookToken: Uint8Array<ArrayBuffer>; webhookTokenHash: Uint8Array<ArrayBuffer>; oldUntil: Date },
  db: Db,
): Promise<boolean> {
  const { webhookToken, webhookTokenHash, oldUntil } = next;
  const changed = await db.$executeRaw`
    update marketplace_integrations set "oldWebhookTokenHash" = "webhookTokenHash", "oldWebhookTokenUntil" = ${oldUntil},
      "webhookTokenHash" = ${webhookTokenHash}, "webhookToken" = ${webhookToken}, "updatedAt" = now()
    where "partnerId" = ${partnerId}::uuid and id = ${connectionId}::uuid and active`;
  return changed > 0;
}

export function findPushToken(partnerId: string, connectionId: string, db: Db) {
  return db.connection.findFirst({
    where: { partnerId, id: connectionId, active: true },
    select: { id: true, marketplace: true, webhookToken: true },
  });
}
