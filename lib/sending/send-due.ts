import "server-only";
import { randomUUID } from "node:crypto";
import { type OpenConnection, openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { isSuspended } from "@/lib/partners/suspension";
import { publishToPartner } from "@/lib/realtime/publish";
import { claimDue, findNextDue } from "@/lib/sending/repository";
import type { SendField } from "@/lib/sending/rules";
import { sendHeld } from "@/lib/sending/send-held";

/** Rows in one hand: one call's worth where the marketplace takes fewer, and never too many for one transaction. */
const mostRows = 100;
/** A pass ends somewhere; what is left is due at once. */
const mostRounds = 50;

export type Pass = {
  /** Rows that were looked at. */
  handled: number;
  /** Of these, values that went out and that the marketplace took. */
  taken: number;
  /** Until the next row is due; null: none. */
  nextInMs: number | null;
};

/**
 * The connection's sender: compares what is wanted with what the marketplace shows, sends the newest value where it
 * differs, and reads it back (promises O1 to O3). What fails keeps its row and its time of the next try, so nothing is
 * thrown but for a connection that cannot be opened. A suspended partner's rows stay due.
 */
export async function sendDue(partnerId: string, connectionId: string): Promise<Pass> {
  if (await isSuspended(partnerId)) return { handled: 0, taken: 0, nextInMs: null };
  let open: OpenConnection | null = null;
  let [handled, taken] = [0, 0];
  for (let round = 0; round < mostRounds; round += 1) {
    const before = handled;
    for (const field of ["STOCK", "PRICE"] as const) {
      open ??= await openMarketplace(partnerId, connectionId);
      const done = await sendField(partnerId, open, field);
      handled += done.handled;
      taken += done.taken;
      if (done.isStopped) return end(partnerId, connectionId, { handled, taken });
    }
    if (handled === before) break;
  }
  return end(partnerId, connectionId, { handled, taken });
}

async function end(partnerId: string, connectionId: string, done: Omit<Pass, "nextInMs">): Promise<Pass> {
  if (done.handled > 0) {
    const kinds = ["receipts.changed", "products.changed", "lanes.changed", "prices.changed"] as const;
    await publishToPartner(partnerId, ...kinds.map((kind) => ({ kind })));
  }
  return { ...done, nextInMs: await inPartner(partnerId, (db) => findNextDue(partnerId, connectionId, db)) };
}

async function sendField(partnerId: string, open: OpenConnection, field: SendField) {
  const { marketplace, connection } = open;
  const itemLimit = marketplace.itemLimits[field === "STOCK" ? "stock" : "price"];
  const claim = {
    connectionId: connection.id,
    field,
    lease: randomUUID(),
    most: Math.min(mostRows, itemLimit.maxItems),
    itemLimit,
  };
  const ids = await inPartner(partnerId, (db) => claimDue(partnerId, claim, db));
  if (ids.length === 0) return { handled: 0, taken: 0, isStopped: false };
  const { taken, failure } = await sendHeld({ partnerId, open, field, itemLimit, lease: claim.lease, ids });
  // A limit is shown by the limiter itself, and another item's limit is nobody's trouble.
  if (failure instanceof MarketplaceError && failure.failure !== "rate-limited") {
    await recordFailure(partnerId, connection.id, failure);
  }
  return { handled: ids.length, taken, isStopped: failure !== null };
}
