import "server-only";
import { type Db, openDb } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";

/** What must look across partners: database functions that give ids only. */

export type ClaimedEvent = { id: string; name: string; data: Record<string, unknown>; createdAt: Date };

/** Partners in turns, the oldest of each first; what is neither finished nor released comes back after 30 s. */
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

/** All active connections by id, page by page. */
export function listActiveConnections(afterId: string | null, most: number) {
  return openDb().$queryRaw<{ partnerId: string; connectionId: string }[]>`
    select * from active_connections(${afterId}::uuid, ${most}::int)`;
}

/** Live connections with messages from before then that nobody has worked off, or that are due for another try. */
export function findWaitingPushes(storedBefore: Date, most: number) {
  return openDb().$queryRaw<{ partnerId: string; connectionId: string }[]>`
    select * from waiting_pushes(${storedBefore}, ${most}::int)`;
}

/** Live connections of the marketplaces that push. */
export function findPushingConnections() {
  return openDb().$queryRaw<{ partnerId: string; connectionId: string }[]>`select * from pushing_connections()`;
}

/** One batch; how many rows were emptied or deleted. */
export async function expirePushRows(bodiesBefore: Date, keysBefore: Date, most: number): Promise<number> {
  const rows = await openDb().$queryRaw<{ changed: number }[]>`
    select expire_pushes(${bodiesBefore}, ${keysBefore}, ${most}::int) as changed`;
  return rows[0]?.changed ?? 0;
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

/** Live connections whose key ends within the span. */
export function findExpiringConnections({ after, before, most }: { after: Date; before: Date; most: number }) {
  return openDb().$queryRaw<{ partnerId: string; connectionId: string }[]>`
    select * from expiring_connections(${after}, ${before}, ${most}::int)`;
}

export type SecretKind = "credential" | "push" | "bank" | "pinfl";

/**
 * What another key than the named one encrypted, sorted by id; `id` is a connection's, of `bank` and `pinfl` a
 * partner's. `pinfl` gives those too that were stored before they were encrypted.
 */
export function findStaleSecrets(kind: SecretKind, keyId: string, { after, most }: { after: string; most: number }) {
  return openDb().$queryRaw<{ partnerId: string; id: string }[]>`
    select * from stale_secrets(${kind}, ${keyId}, ${after}::uuid, ${most}::int)`;
}

/** Inside `inPartner` alone: it answers for the partner of the transaction. */
export async function isOwnTaxNumberKnown(isConfirmedOnly: boolean, db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<{ known: boolean }[]>`select own_tax_number_is_known(${isConfirmedOnly}) as known`;
  return rows[0]?.known ?? false;
}

/** Inside `inPartner` alone: both delete for the partner of the transaction. */
export async function forgetKey(connectionId: string, db: Db): Promise<void> {
  await db.$executeRaw`select forget_key(${connectionId}::uuid)`;
}

/** All of a disconnected connection but its orders and what they rest on. */
export async function deleteConnectionData(connectionId: string, db: Db): Promise<void> {
  await db.$executeRaw`select delete_connection_data(${connectionId}::uuid)`;
}

/** The buckets of one operation, entry by entry. */
export type BucketSet = {
  names: string[];
  counts: number[];
  perMss: number[];
  bursts: number[];
};

/** 0: a token of each bucket is taken. Else how many ms until there would be one for all of them. */
export async function takeTurn(
  marketplace: MarketplaceId,
  holder: Uint8Array<ArrayBuffer>,
  { names, counts, perMss, bursts }: BucketSet,
  reserves: number[],
): Promise<number> {
  const rows = await openDb().$queryRaw<{ wait: number }[]>`
    select take_turn(${marketplace}::"MarketplaceName", ${holder}, ${names}::text[], ${counts}::float8[],
                     ${perMss}::float8[], ${bursts}::float8[], ${reserves}::float8[]) as wait`;
  return rows[0]?.wait ?? 0;
}

export async function heedLimit(
  marketplace: MarketplaceId,
  holder: Uint8Array<ArrayBuffer>,
  { names, counts, perMss, bursts }: BucketSet,
  { pauseMs, extraCost }: { pauseMs: number; extraCost: number },
): Promise<void> {
  await openDb().$queryRaw`
    select heed_limit(${marketplace}::"MarketplaceName", ${holder}, ${names}::text[], ${counts}::float8[],
                      ${perMss}::float8[], ${bursts}::float8[], ${pauseMs}::float8, ${extraCost}::float8)::text`;
}

/** Forgets buckets that nobody used for days; tells how many. */
export async function cleanBuckets(): Promise<number> {
  const rows = await openDb().$queryRaw<{ deleted: number }[]>`select clean_buckets() as deleted`;
  return rows[0]?.deleted ?? 0;
}

/** Connections that no marketplace slows down any more are marked so; whose they are. */
export function clearLimits() {
  return openDb().$queryRaw<{ partnerId: string }[]>`select * from clear_limits()`;
}

/** Partners with rows that cannot be searched for yet. */
export function findUnfoldedPartners(most: number) {
  return openDb().$queryRaw<{ partnerId: string }[]>`select * from unfolded_partners(${most}::int)`;
}

/** Connections with a stock or a price to send, or to look at again. */
export function findDueSendings(most: number) {
  return openDb().$queryRaw<{ partnerId: string; connectionId: string }[]>`select * from due_sendings(${most}::int)`;
}

/** People for whom a mail or a message waits whose time has come, sorted by person; an administrator has no partner. */
export function findDueDeliveries(afterUserId: string | null, most: number) {
  return openDb().$queryRaw<{ partnerId: string | null; userId: string }[]>`
    select * from due_deliveries(${afterUserId}::uuid, ${most}::int)`;
}

/** Partners whose account is to be erased by now, sorted by id. */
export function findDueErasures(afterId: string | null, most: number) {
  return openDb().$queryRaw<{ partnerId: string }[]>`select * from due_erasures(${afterId}::uuid, ${most}::int)`;
}

/**
 * Inside `inPartner` alone: erases the partner of the transaction. False: `most` rows of something were not all; call it
 * again in the next transaction. Throws where the account is not being closed, or its day has not come.
 */
export async function erasePartnerRows(most: number, db: Db): Promise<boolean> {
  const rows = await db.$queryRaw<{ done: boolean }[]>`select erase_partner(${most}::int) as done`;
  return rows[0]?.done ?? false;
}

/** Addresses of last mails that nobody sends any more; tells how many. */
export async function forgetFarewells(erasedBefore: Date): Promise<number> {
  const rows = await openDb().$queryRaw<{ forgotten: number }[]>`select forget_farewells(${erasedBefore}) as forgotten`;
  return rows[0]?.forgotten ?? 0;
}

/** Decided applications of the last 30 days, the newest 200 at most, and their median wait. */
export async function findReviewPace(): Promise<{ reviews: number; medianMinutes: number | null }> {
  const rows = await openDb().$queryRaw<
    { reviews: number; medianMinutes: number | null }[]
  >`select * from review_pace()`;
  return rows[0] ?? { reviews: 0, medianMinutes: null };
}
