import "server-only";
import { raiseAlarm } from "@/lib/connections/alarms";
import {
  findPushOwner,
  finishPushes,
  giveUpPushes,
  listWaitingPushes,
  putOffPushes,
} from "@/lib/connections/push-repository";
import { decideNextTry, isConnectionTrouble } from "@/lib/connections/push-retry";
import { type ReadOutcome, readPushedOrders } from "@/lib/connections/read-pushed-orders";
import { recordFailure, recordSuccess } from "@/lib/connections/record-failure";
import { type PushedOrder, type SortedPushes, sortPushes } from "@/lib/connections/sort-pushes";
import { type Db, inPartner } from "@/lib/db/client";
import { logError } from "@/lib/log";
import { pushProtocols } from "@/lib/marketplaces/registry";
import { publishToPartner } from "@/lib/realtime/publish";

/** Messages looked at in one round, and orders read in it: a round must be over within a call of the jobs server. */
const mostMessages = 2_000;
const mostOrders = 500;

export type Round = {
  orders: number;
  /** How long to wait for the next round; null when there is nothing more to do for now. */
  nextInMs: number | null;
};

/**
 * One round of work on a connection's stored messages: what they point at is read again through the API. A message is
 * marked only after that, so a round that breaks off is done again. Messages that come in meanwhile are not marked.
 */
export async function processPushes(partnerId: string, connectionId: string, now = new Date()): Promise<Round> {
  const loaded = await inPartner(partnerId, async (db) => {
    const owner = await findPushOwner(partnerId, connectionId, db);
    return owner && { owner, pushes: await listWaitingPushes(partnerId, connectionId, now, mostMessages, db) };
  });
  if (!loaded || loaded.pushes.length === 0) return { orders: 0, nextInMs: null };
  const { owner, pushes } = loaded;
  const sorted = sortPushes(pushes, owner, pushProtocols[owner.marketplace]);
  if (sorted.rest.length > 0 || sorted.unknownTypes.size > 0) {
    await inPartner(partnerId, (db) => settleRest(partnerId, connectionId, sorted, now, db));
  }
  const wanted = sorted.orders.slice(0, mostOrders);
  const outcomes = wanted.length > 0 ? await readOrPause(partnerId, connectionId, wanted) : [];
  const { isPaused, waitMs } = await settleOrders(partnerId, connectionId, outcomes, now);
  const isMore = sorted.orders.length > outcomes.length || pushes.length === mostMessages;
  const orders = outcomes.filter(({ error }) => error === null).length;
  return { orders, nextInMs: isPaused ? null : (waitMs ?? (isMore ? 0 : null)) };
}

async function settleRest(partnerId: string, connectionId: string, sorted: SortedPushes, now: Date, db: Db) {
  for (const [outcome, some] of Map.groupBy(sorted.rest, ({ outcome }) => outcome)) {
    await finishPushes(
      partnerId,
      some.map(({ id }) => id),
      outcome,
      now,
      db,
    );
    if (outcome === "FOREIGN") {
      await raiseAlarm(db, { partnerId, connectionId, kind: "push-forged" }, some.length);
    }
  }
  for (const [type, times] of sorted.unknownTypes) {
    await raiseAlarm(db, { partnerId, connectionId, kind: "unknown-value", detail: `push ${type}` }, times);
  }
}

/** The connection may have been paused or disconnected since: its messages wait for it. */
async function readOrPause(partnerId: string, connectionId: string, wanted: PushedOrder[]): Promise<ReadOutcome[]> {
  try {
    const outcomes = await readPushedOrders(partnerId, connectionId, wanted, isConnectionTrouble);
    if (outcomes.every(({ error }) => error === null)) await recordSuccess(partnerId, connectionId);
    return outcomes;
  } catch (error) {
    if (isConnectionTrouble(error)) return wanted.slice(0, 1).map((one) => ({ wanted: one, error }));
    throw error;
  }
}

/** Marks what was read, puts off or gives up what failed. `waitMs`: the shortest pause, null when nothing waits. */
async function settleOrders(
  partnerId: string,
  connectionId: string,
  outcomes: ReadOutcome[],
  now: Date,
): Promise<{ isPaused: boolean; waitMs: number | null }> {
  const failed = outcomes.filter(({ error }) => error !== null);
  const trouble = failed.find(({ error }) => isConnectionTrouble(error)) ?? failed[0];
  if (trouble) await recordFailure(partnerId, connectionId, trouble.error);
  const idsOf = (some: ReadOutcome[]) => some.flatMap(({ wanted }) => wanted.pushes.map(({ id }) => id));
  let waitMs: number | null = null;
  let isPaused = false;
  let givenUp = 0;
  await inPartner(partnerId, async (db) => {
    const read = outcomes.filter(({ error }) => error === null);
    if (read.length > 0) await finishPushes(partnerId, idsOf(read), "READ", now, db);
    for (const outcome of failed) {
      const [first] = outcome.wanted.pushes;
      if (!first) continue;
      const next = decideNextTry(outcome.error, {
        tries: first.tries,
        ageMs: now.getTime() - first.createdAt.getTime(),
      });
      if (next.kind === "give-up") givenUp += await giveUpPushes(partnerId, idsOf([outcome]), next.failure, now, db);
      isPaused ||= next.kind === "pause";
      if (next.kind !== "wait") continue;
      const nextTryAt = new Date(now.getTime() + next.ms);
      await putOffPushes(partnerId, idsOf([outcome]), { nextTryAt, isCounted: next.isCounted }, now, db);
      waitMs = Math.min(waitMs ?? next.ms, next.ms);
    }
    if (givenUp > 0) await raiseAlarm(db, { partnerId, connectionId, kind: "dead-letter" }, givenUp);
  });
  for (const { error } of failed) logError("pushed order not read", error, { partnerId, connectionId });
  if (givenUp > 0) await publishToPartner(partnerId, { kind: "connections.changed" });
  return { isPaused, waitMs };
}
