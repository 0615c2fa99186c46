import "server-only";
import { openDb } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";

/** What must look across partners: database functions that give ids only. */

/** `unknown`: no live connection has this token. `repeated`: the same message was stored before. */
export async function receivePush(
  marketplace: MarketplaceId,
  tokenHash: Uint8Array<ArrayBuffer>,
  dedupeKey: Uint8Array<ArrayBuffer>,
  body: Uint8Array<ArrayBuffer>,
): Promise<"stored" | "repeated" | "unknown"> {
  const rows = await openDb().$queryRaw<{ inbox_id: string | null }[]>`
    select inbox_id from receive_push(${marketplace}::"MarketplaceName", ${tokenHash}, ${dedupeKey}, ${body})`;
  const [row] = rows;
  if (!row) return "unknown";
  return row.inbox_id ? "stored" : "repeated";
}

export type ClaimedEvent = { id: string; name: string; data: Record<string, unknown>; createdAt: Date };

/** Oldest first; what is neither finished nor released comes back after 30 s. */
export function claimOutbox(most: number): Promise<ClaimedEvent[]> {
  return openDb().$queryRaw<ClaimedEvent[]>`select * from claim_outbox(${most}::int) order by id`;
}

export async function finishOutbox(ids: string[]): Promise<void> {
  await openDb().$executeRaw`select finish_outbox(${ids}::uuid[])`;
}

export async function releaseOutbox(ids: string[]): Promise<void> {
  await openDb().$executeRaw`select release_outbox(${ids}::uuid[])`;
}

/** Active connections that were not polled since; marks them as polled now. */
export function claimDueConnections(polledBefore: Date, most: number) {
  return openDb().$queryRaw<{ partnerId: string; connectionId: string }[]>`
    select * from due_connections(${polledBefore}, ${most}::int)`;
}

/** Cards that a marketplace is looking at, or that the seller adds by hand. */
export function findDueLanes(most: number) {
  return openDb().$queryRaw<{ partnerId: string; laneId: string }[]>`select * from due_lanes(${most}::int)`;
}

export function findPartnersWithoutRate() {
  return openDb().$queryRaw<{ partnerId: string }[]>`select * from partners_without_rate()`;
}

export async function findPhotoOwner(token: string): Promise<{ partnerId: string; photoId: string } | null> {
  const rows = await openDb().$queryRaw<
    { partnerId: string; photoId: string }[]
  >`select * from find_photo_owner(${token})`;
  return rows[0] ?? null;
}

/** When the oldest event and the oldest pushed message that still wait came in. */
export async function findOldestWaiting(): Promise<{ outbox: Date | null; inbox: Date | null }> {
  const rows = await openDb().$queryRaw<{ outbox: Date | null; inbox: Date | null }[]>`select * from oldest_waiting()`;
  return rows[0] ?? { outbox: null, inbox: null };
}
