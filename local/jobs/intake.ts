import type { Changes } from "./changes.ts";
import { parseMoment } from "./duration.ts";
import { isTrue, shortKey } from "./expression.ts";
import { batch, debounce, isWithinRate } from "./flow-control.ts";
import type { Fn, Registry } from "./registry.ts";
import { completeStep, createRun, type Entry, endRun, matchesRun } from "./run-life.ts";
import type { Event } from "./types.ts";
import { makeUlid } from "./ulid.ts";
import type { Change } from "./writer.ts";

/** For how long an event id is remembered (Inngest, "Handling idempotency", November 2026). */
const dedupeMs = 86_400_000;

/** An event as it was sent; `id` is the server's own id, `event.id` the one that functions see. */
export type Incoming = Entry & { dedupe: string | null };

const dedupeKey = (id: string) => `event:${shortKey(id)}`;

/** Takes in a request of events: everything that follows from them is stored with them. */
export function acceptEvents(registry: Registry, findRuns: (fn: string) => Promise<string[]>, incoming: Incoming[]) {
  return {
    events: incoming.map(({ id }) => id),
    marks: incoming.flatMap(({ dedupe }) => (dedupe === null ? [] : [dedupeKey(dedupe)])),
    apply: async (changes: Changes) => {
      for (const { id, event, dedupe } of incoming) {
        if (await changes.hasEvent(id)) continue;
        if (dedupe !== null) {
          if (await changes.getMark(dedupeKey(dedupe))) continue;
          changes.setMark(dedupeKey(dedupe), 1, changes.now + dedupeMs);
        }
        await acceptEvent(changes, registry, { id, event });
        await cancelRuns(changes, registry, findRuns, event);
      }
    },
  } satisfies Change<void>;
}

async function acceptEvent(changes: Changes, registry: Registry, entry: Entry) {
  changes.addEvent(entry.id, entry.event);
  // Those that wait for it first: a run that the event starts cannot have waited for it.
  await resumeWaiting(changes, entry.event);
  const started = new Set<Fn>();
  for (const { fn, condition } of registry.triggeredBy(entry.event.name)) {
    if (started.has(fn) || !isTrue(condition, { event: entry.event })) continue;
    started.add(fn);
    await trigger(changes, fn, entry);
  }
}

/** An event of the server itself; stored only when something listens to it. */
export async function acceptInternalEvent(changes: Changes, registry: Registry, event: Event) {
  const isHeard =
    changes.findWaits(event.name).length > 0 ||
    registry.triggeredBy(event.name).some(({ condition }) => isTrue(condition, { event }));
  if (isHeard) await acceptEvent(changes, registry, { id: makeUlid(changes.now), event });
}

async function trigger(changes: Changes, fn: Fn, entry: Entry) {
  if (!(await isWithinRate(changes, fn, entry.event))) return;
  if (fn.definition.debounce) return debounce(changes, fn, entry);
  const entries = await batch(changes, fn, entry);
  if (entries) await createRun(changes, fn, entries);
}

async function resumeWaiting(changes: Changes, event: Event) {
  for (const wait of changes.findWaits(event.name)) {
    if (wait.expiresAt <= changes.now) continue;
    const run = await changes.getRun(wait.run);
    if (!run || !matchesRun(run, wait.condition, event)) continue;
    completeStep(changes, run, { id: wait.step, name: event.name, op: "WaitForEvent", value: event });
  }
}

async function cancelRuns(
  changes: Changes,
  registry: Registry,
  findRuns: (fn: string) => Promise<string[]>,
  event: Event,
) {
  for (const fn of registry.cancelledBy(event.name)) {
    for (const id of new Set([...(await findRuns(fn.slug)), ...changes.createdRunIds(fn.slug)])) {
      const run = await changes.getRun(id);
      if (!run || run.endedAt !== null || run.events.some((own) => own.id === event.id)) continue;
      const rules = fn.definition.cancel?.filter((rule) => rule.event === event.name) ?? [];
      const applies = rules.some((rule) => {
        const until = rule.timeout ? parseMoment(rule.timeout, run.createdAt) : null;
        return (until === null || changes.now <= until) && matchesRun(run, rule.if, event);
      });
      if (applies) await endRun(changes, run, "cancelled", null);
    }
  }
}
