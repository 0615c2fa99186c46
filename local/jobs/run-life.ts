import { randomBytes } from "node:crypto";
import type { Changes } from "./changes.ts";
import { parseDuration } from "./duration.ts";
import { isTrue, keyOf, numberOf } from "./expression.ts";
import { reserveStart } from "./flow-control.ts";
import type { Fn } from "./registry.ts";
import type { Event, Item, Run, RunStatus } from "./types.ts";
import { makeUlid } from "./ulid.ts";

const idempotencyMs = 86_400_000;
const noEnd = 8.64e15;
/** A function may move a run by this many seconds in its queue (Inngest, "Priority", November 2026). */
const largestPriority = 600;

export type Entry = { id: string; event: Event };
type Parent = { run: string; step: string };

/** Creates a run and its first item, unless idempotency or a singleton says that there must be none. */
export async function createRun(
  changes: Changes,
  fn: Fn,
  entries: Entry[],
  options: { parent?: Parent; startAt?: number } = {},
): Promise<Run | null> {
  const event = entries[0]?.event;
  if (!event) return null;
  const { idempotency, singleton, timeouts, priority } = fn.definition;
  const scope = { event };
  if (idempotency) {
    const value = keyOf(idempotency, scope);
    const key = `idempotency:${fn.slug}:${value}`;
    if (value !== null) {
      if (await changes.getMark(key)) return null;
      changes.setMark(key, 1, changes.now + idempotencyMs);
    }
  }
  const id = makeUlid(changes.now);
  const single = singleton && `singleton:${fn.slug}:${singleton.key ? keyOf(singleton.key, scope) : ""}`;
  if (single) {
    const holder = await changes.getMark<string>(single);
    const other = holder ? await changes.getRun(holder) : null;
    if (other && other.endedAt === null) {
      if (singleton.mode === "skip") return null;
      await endRun(changes, other, "cancelled", null);
    }
    changes.setMark(single, id, noEnd);
  }
  const factor = priority?.run ? numberOf(priority.run, scope) : 0;
  const run: Run = {
    id,
    fn: fn.slug,
    status: "queued",
    createdAt: changes.now,
    startedAt: null,
    endedAt: null,
    output: null,
    events: entries.map((entry) => entry.event),
    steps: [],
    state: {
      items: {},
      pending: [],
      race: false,
      version: -1,
      traceId: randomBytes(16).toString("hex"),
      rank: changes.now - Math.max(-largestPriority, Math.min(largestPriority, factor)) * 1000,
      limits: limitsOf(fn, event),
      ...(single ? { singleton: single } : {}),
      ...(options.parent ? { parent: options.parent } : {}),
    },
  };
  changes.addRun(
    run,
    entries.map((entry) => entry.id),
  );
  const startAt = Math.max(options.startAt ?? changes.now, await reserveStart(changes, fn, event));
  addItem(changes, run, { attempt: 0, generation: 1 }, startAt);
  if (timeouts?.start) {
    const runAt = changes.now + (parseDuration(timeouts.start) ?? 0);
    changes.addJob({ task: "due", payload: { kind: "start-timeout", run: id }, runAt });
  }
  return run;
}

/** Which concurrency limits a run of this function falls under. */
function limitsOf(fn: Fn, event: Event) {
  const given = fn.definition.concurrency;
  const list =
    given === undefined ? [] : Array.isArray(given) ? given : [typeof given === "number" ? { limit: given } : given];
  return list.flatMap(({ limit, key, scope }) => {
    const value = key ? keyOf(key, { event }) : "";
    if (limit === 0 || value === null) return [];
    return [{ key: (scope ?? "fn") === "fn" ? `fn:${fn.slug}:${key ?? ""}:${value}` : `${scope}:${value}`, limit }];
  });
}

/** Puts an item on the queue; one with the id of an earlier item takes its place. */
export function addItem(
  changes: Changes,
  run: Run,
  given: Omit<Item, "id" | "dueAt"> & { id?: string },
  dueAt = changes.now,
) {
  const item: Item = { ...given, id: given.id ?? randomBytes(8).readBigUInt64BE().toString(36), dueAt };
  run.state.items[item.id] = item;
  changes.touchRun(run);
  if (dueAt <= changes.now && run.state.limits.length > 0) parkItem(changes, run, item);
  else changes.addJob({ task: "item", payload: { run: run.id, item: item.id }, runAt: dueAt });
}

/** Items under a concurrency limit do not go through the queue but stand in line, in their order. */
export function parkItem(changes: Changes, run: Run, item: Item) {
  item.parked = true;
  changes.touchRun(run);
  changes.addParked(run, item);
}

/** Records what a step came to, and calls the function again once nothing else that it announced is open. */
export function completeStep(
  changes: Changes,
  run: Run,
  step: { id: string; name: string; op: string; value: unknown },
) {
  if (run.endedAt !== null || run.steps.some((ended) => ended.id === step.id)) return;
  changes.addStep(run, { ...step, at: changes.now });
  changes.endWaits(run.id, step.id);
  run.state.pending = run.state.pending.filter((id) => id !== step.id);
  const waitsForSiblings = run.state.pending.length > 0 && run.state.version >= 2 && !run.state.race;
  if (!waitsForSiblings) addItem(changes, run, { attempt: 0, generation: 1 });
}

export type RunError = { name: string; message: string; stack?: string; final?: boolean };

/** Ends a run in any way; `output` is its result or its {@link RunError}. */
export async function endRun(
  changes: Changes,
  run: Run,
  status: Extract<RunStatus, "completed" | "failed" | "cancelled">,
  output: unknown,
) {
  if (run.endedAt !== null) return;
  run.status = status;
  run.endedAt = changes.now;
  run.startedAt ??= status === "cancelled" ? null : changes.now;
  run.output = output;
  run.state.items = {};
  run.state.pending = [];
  changes.touchRun(run);
  changes.endWaits(run.id, null);
  const { singleton, parent } = run.state;
  if (singleton && (await changes.getMark(singleton)) === run.id) changes.dropMark(singleton);
  const error = status === "completed" ? null : (output as RunError | null);
  if (parent) {
    const value = status === "completed" ? { data: output } : { error: errorForParent(run, error) };
    const waiting = await changes.getRun(parent.run);
    if (waiting) completeStep(changes, waiting, { id: parent.step, name: run.fn, op: "InvokeFunction", value });
  }
  announceEnd(changes, run, error);
}

function errorForParent(run: Run, error: RunError | null) {
  if (error) return { name: error.name, message: error.message, stack: error.stack ?? "" };
  return { name: "Error", message: `the invoked function ${run.fn} was cancelled`, stack: "" };
}

/** Events of the server itself: `inngest/function.failed` is what starts an `onFailure` handler. */
function announceEnd(changes: Changes, run: Run, error: RunError | null) {
  const names = run.status === "cancelled" ? ["inngest/function.cancelled"] : ["inngest/function.finished"];
  if (run.status === "failed") names.unshift("inngest/function.failed");
  const isSystemRun = run.events[0]?.name === "inngest/function.failed";
  for (const name of names) {
    if (isSystemRun && name === "inngest/function.failed") continue;
    const failure = error && {
      error: {
        error: error.final ? "NonRetriableError" : "Error",
        message: error.message,
        name: error.name,
        stack: error.stack ?? "",
      },
      result: { __serialized: true, message: error.message, name: error.name, stack: error.stack ?? "" },
    };
    changes.raise({
      id: run.id,
      name,
      ts: changes.now,
      user: {},
      data: {
        _inngest: { status: `${run.status.slice(0, 1).toUpperCase()}${run.status.slice(1)}` },
        event: run.events[0],
        events: run.events.map(({ user: _user, ...event }) => event),
        function_id: run.fn,
        run_id: run.id,
        ...(failure ?? { result: run.output }),
      },
    });
  }
}

/** Whether an incoming event matches a condition that also looks at the run's own event. */
export function matchesRun(run: Run, condition: string | null | undefined, incoming: Event) {
  const event = run.events[0];
  return event !== undefined && isTrue(condition, { event, async: incoming });
}
