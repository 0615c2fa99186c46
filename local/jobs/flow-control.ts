import type { Changes } from "./changes.ts";
import { parseDuration } from "./duration.ts";
import { isTrue, keyOf } from "./expression.ts";
import type { Fn } from "./registry.ts";
import type { Entry } from "./run-life.ts";
import type { Event } from "./types.ts";
import { makeUlid } from "./ulid.ts";

const noEnd = 8.64e15;

const markKey = (kind: string, fn: Fn, expression: string | undefined, event: Event) =>
  `${kind}:${fn.slug}:${expression ? keyOf(expression, { event }) : ""}`;

/**
 * A hard limit: events beyond it are dropped. The period begins with the first event that counts
 * (Inngest, "Rate limiting", November 2026).
 */
export async function isWithinRate(changes: Changes, fn: Fn, event: Event) {
  const rate = fn.definition.rateLimit;
  if (!rate) return true;
  const key = markKey("rate", fn, rate.key, event);
  const used = await changes.getMark<{ count: number; endsAt: number }>(key);
  if (used && used.count >= rate.limit) return false;
  const endsAt = used?.endsAt ?? changes.now + (parseDuration(rate.period) ?? 0);
  changes.setMark(key, { count: (used?.count ?? 0) + 1, endsAt }, endsAt);
  return true;
}

/**
 * When a run of a throttled function may start. Limit + burst runs start at once, then one for each period ÷ limit
 * (Inngest, "Throttling", November 2026): the generic cell rate algorithm. The place is reserved at once, which keeps
 * the order of arrival.
 */
export async function reserveStart(changes: Changes, fn: Fn, event: Event) {
  const throttle = fn.definition.throttle;
  if (!throttle) return changes.now;
  const key = markKey("throttle", fn, throttle.key, event);
  const spacing = (parseDuration(throttle.period) ?? 0) / throttle.limit;
  const tolerance = spacing * (throttle.limit + (throttle.burst ?? 0) - 1);
  const expected = Math.max(changes.now, (await changes.getMark<number>(key)) ?? 0);
  changes.setMark(key, expected + spacing, expected + spacing);
  return Math.max(changes.now, Math.ceil(expected - tolerance));
}

type Debounce = { entry: Entry; fireAt: number; deadline: number | null };

/** Keeps only the last event of a burst; a job tells when the burst is over. */
export async function debounce(changes: Changes, fn: Fn, entry: Entry) {
  const options = fn.definition.debounce;
  if (!options) return;
  const key = markKey("debounce", fn, options.key, entry.event);
  const open = await changes.getMark<Debounce>(key);
  const deadline = open ? open.deadline : options.timeout ? changes.now + (parseDuration(options.timeout) ?? 0) : null;
  const fireAt = Math.min(changes.now + (parseDuration(options.period) ?? 0), deadline ?? noEnd);
  const state: Debounce = { entry, fireAt, deadline };
  changes.setMark(key, state, noEnd);
  changes.addJob({ task: "due", payload: { kind: "debounce", fn: fn.slug, key }, runAt: fireAt, key });
}

/** The event of a burst that is over; undefined while it goes on, and then a job looks again. */
export async function takeDebounced(changes: Changes, fn: string, key: string): Promise<Entry | undefined> {
  const open = await changes.getMark<Debounce>(key);
  if (!open) return undefined;
  if (open.fireAt > changes.now) {
    changes.addJob({ task: "due", payload: { kind: "debounce", fn, key }, runAt: open.fireAt, key });
    return undefined;
  }
  changes.dropMark(key);
  return open.entry;
}

type Batch = { id: string; entries: Entry[] };

/** Adds an event to its batch; returns the events to run with when the batch is full or the event takes no part. */
export async function batch(changes: Changes, fn: Fn, entry: Entry): Promise<Entry[] | null> {
  const options = fn.definition.batchEvents;
  if (!options) return [entry];
  if (!isTrue(options.if, { event: entry.event })) return [entry];
  const key = markKey("batch", fn, options.key, entry.event);
  const open = (await changes.getMark<Batch>(key)) ?? { id: makeUlid(changes.now), entries: [] };
  const entries = [...open.entries, entry];
  if (entries.length >= options.maxSize) {
    changes.dropMark(key);
    return entries;
  }
  if (entries.length === 1) {
    const runAt = changes.now + (parseDuration(options.timeout) ?? 0);
    changes.addJob({ task: "due", payload: { kind: "batch", fn: fn.slug, key, batch: open.id }, runAt });
  }
  changes.setMark(key, { id: open.id, entries }, noEnd);
  return null;
}

/** The events of a batch whose time is over; null when it has filled up before. */
export async function takeBatch(changes: Changes, key: string, id: string): Promise<Entry[] | null> {
  const open = await changes.getMark<Batch>(key);
  if (open?.id !== id) return null;
  changes.dropMark(key);
  return open.entries;
}
