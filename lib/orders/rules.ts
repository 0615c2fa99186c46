import type { OrderState } from "@/lib/marketplaces/types";
import type { StockTarget } from "@/lib/stock/settle-line";

export type Reading = { state: OrderState; rawState: string; changedAt: Date; shipBy: Date | null };
export type KnownOrder = Reading & { deliveredAt: Date | null };

/** What a reading changes about an order that is stored already; null: nothing. */
export function mergeReading(known: KnownOrder, read: Reading): KnownOrder | null {
  const shipBy = read.shipBy ?? known.shipBy;
  const differs =
    read.state !== known.state || read.rawState !== known.rawState || shipBy?.getTime() !== known.shipBy?.getTime();
  const next = differs && isNotOlder(read, known) ? { ...known, ...read, shipBy } : known;
  const deliveredAt = findDelivery(known, read, next.state);
  if (next === known && deliveredAt?.getTime() === known.deliveredAt?.getTime()) return null;
  return { ...next, deliveredAt };
}

/** Whole seconds: some marketplaces tell no more, and their second may lie before the millisecond we read at. */
const isNotOlder = (read: Reading, known: Reading) =>
  Math.floor(read.changedAt.getTime() / 1000) >= Math.floor(known.changedAt.getTime() / 1000);

/**
 * States that a marketplace documents and that want a person's eye: disputes, and requests to call an order off. What
 * else arrives as ATTENTION is a word that no table of ours knows.
 */
const knownAttention = /arbitration|not_accepted|pending_cancellation|returned:/i;

export const isUnknownState = ({ state, rawState }: Pick<Reading, "state" | "rawState">): boolean =>
  state === "ATTENTION" && !knownAttention.test(rawState);

const beforeDelivery: OrderState[] = ["NEW", "TO_PACK", "PACKED", "IN_TRANSIT", "AT_PICKUP"];

/** The first time that it was seen at the buyer; also a late reading tells it, of an order that came back since. */
function findDelivery(known: KnownOrder, read: Reading, state: OrderState): Date | null {
  if (beforeDelivery.includes(state)) return null;
  if (read.state !== "DELIVERED") return known.deliveredAt;
  return known.deliveredAt && known.deliveredAt <= read.changedAt ? known.deliveredAt : read.changedAt;
}

/** Where an order's goods are. Null: a state that we do not know moves nothing. */
export function stockTarget(state: OrderState): StockTarget | null {
  switch (state) {
    case "NEW":
    case "TO_PACK":
    case "PACKED":
      return "held";
    case "IN_TRANSIT":
    case "AT_PICKUP":
    case "DELIVERED":
    case "NOT_COLLECTED":
    case "RETURNED":
      return "gone";
    case "CANCELLED":
      return "released";
    case "ATTENTION":
      return null;
  }
}

/** What a partner, or the AI Manager, may still confirm. */
export const isConfirmable = (order: { state: OrderState; confirmedAt: Date | null }): boolean =>
  (order.state === "NEW" || order.state === "TO_PACK") && order.confirmedAt === null;

/** The seller's yes has reached the marketplace, or a parcel that is on its way tells that it must have. */
export const showsConfirmed = ({ state }: { state: OrderState }): boolean =>
  !["NEW", "TO_PACK", "CANCELLED", "ATTENTION"].includes(state);

const minuteMs = 60_000;

/** Marketplaces round their times, and their clocks are not ours: a sale of the last minute before is not from before. */
export const wasSoldBefore = (connectedAt: Date, { orderedAt }: { orderedAt: Date }): boolean =>
  orderedAt.getTime() < connectedAt.getTime() - minuteMs;

const dayMs = 86_400_000;

/** What to read of a connection: from a little before the last time (promise I7), the last 90 days at first. */
export function findWindow({ readUntil, now, isSweep }: WindowInput): { since: Date; until: Date } {
  const daysBack = (days: number) => now.getTime() - days * dayMs;
  const usual = readUntil ? readUntil.getTime() - 10 * minuteMs : daysBack(90);
  const since = isSweep ? Math.min(usual, daysBack(45)) : usual;
  return { since: new Date(Math.max(since, daysBack(90))), until: now };
}

type WindowInput = { readUntil: Date | null; now: Date; isSweep: boolean };

/**
 * When to ask for an order's fees again: marketplaces book them over days, so each pause is as long as the order has
 * been closed, a minute at least. After 45 days nothing more is expected.
 */
export function findNextFeeReading(closedAt: Date, readAt: Date): Date | null {
  const elapsed = readAt.getTime() - closedAt.getTime();
  const next = readAt.getTime() + Math.max(minuteMs, elapsed);
  return next > closedAt.getTime() + 45 * dayMs ? null : new Date(next);
}
