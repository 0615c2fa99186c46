/** When a wanted value is sent, waited for, or taken as confirmed. Pure: what time it is stands in the row. */
export type SendField = "STOCK" | "PRICE";

export type Standing = {
  wanted: bigint;
  version: number;
  confirmedVersion: number;
  sentVersion: number;
  /** Until the same version may be sent again; negative or null: it may. */
  settlesInMs: number | null;
  /** Until the item's own limit lets another call through; negative or null: it does. */
  allowedInMs: number | null;
};

/**
 * `keep`: the marketplace did not name the item: that neither confirms nor denies what it said before.
 * `wait`: it was sent and may still show; `later`: the item's own limit is used up.
 */
export type Decision =
  | { act: "confirm" }
  | { act: "keep" }
  | { act: "send" }
  | { act: "wait"; inMs: number }
  | { act: "later"; inMs: number };

/** `shown`: what the marketplace shows for the item now; null when its answer did not name it. */
export function decide(row: Standing, shown: bigint | null): Decision {
  if (shown === row.wanted) return { act: "confirm" };
  const isConfirmed = row.confirmedVersion === row.version;
  if (isConfirmed && shown === null) return { act: "keep" };
  const settlesInMs = row.settlesInMs ?? 0;
  if (!isConfirmed && row.sentVersion === row.version && settlesInMs > 0) return { act: "wait", inMs: settlesInMs };
  const allowedInMs = row.allowedInMs ?? 0;
  return allowedInMs > 0 ? { act: "later", inMs: allowedInMs } : { act: "send" };
}

const second = 1_000;
const minute = 60 * second;

/**
 * How long a value may take to show before it is sent again (our own choice, 2026-11-22): prices pass through the
 * marketplaces' queues. A lost answer is shorter: what had arrived would show by then.
 */
const settleMs = {
  accepted: { STOCK: 30 * second, PRICE: 10 * minute },
  unknown: { STOCK: 15 * second, PRICE: 30 * second },
} as const;

/** Each further try of the same version waits twice as long, an hour at most. */
export function settleFor(field: SendField, outcome: keyof typeof settleMs, attempts: number): number {
  return Math.min(60 * minute, settleMs[outcome][field] * 2 ** Math.max(0, attempts - 1));
}

/** A call whose answer was lost is either done by then or never. */
export const unsureMs = minute;

/** After so many tries without the value showing, a person is told. */
export const triesBeforeAlarm = 3;

/** A confirmed stock is looked at again by then: buyers, cabinets and lost calls change it behind our back (PAINS A). */
export const stockCheckMs = 60 * minute;

/** Exponential wait with full jitter and a cap (promise O4). `chance`: 0 to 1. */
export function backOff(attempts: number, chance: number): number {
  const longest = Math.min(30 * minute, 2 * second * 2 ** Math.min(attempts, 12));
  return 500 + Math.round(chance * longest);
}

/** How soon to look whether a sent value shows: at first at once, then ever more seldom. */
export function lookAgainIn(attempts: number, settlesInMs: number, chance: number): number {
  return Math.min(Math.max(settlesInMs, second), backOff(attempts, chance), minute);
}
