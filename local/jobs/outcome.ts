import type { Changes } from "./changes.ts";
import { parseMoment } from "./duration.ts";
import { isEvaluable } from "./expression.ts";
import type { Fn, Registry } from "./registry.ts";
import { type Op, type Reply, readError } from "./reply.ts";
import { addItem, completeStep, createRun, endRun, type RunError } from "./run-life.ts";
import type { Item, Run } from "./types.ts";
import { makeUlid } from "./ulid.ts";

/** Waits between attempts in seconds, then the last one again (Inngest, "Retries", read in November 2026). */
const backoffSeconds = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];
const yearMs = 365 * 86_400_000;

/** Stores what a call to the app came to. A reply to an item that is gone comes from an earlier life and is dropped. */
export async function applyReply(changes: Changes, registry: Registry, fn: Fn, run: Run, itemId: string, reply: Reply) {
  const item = run.state.items[itemId];
  if (!item || run.endedAt !== null) return;
  changes.touchRun(run);
  delete run.state.items[itemId];
  if (reply.kind === "error") return retryOrFail(changes, fn, run, item, reply.error, reply.retryAt);
  run.state.version = reply.version;
  for (const op of announce(run, reply.ops)) {
    if (run.endedAt !== null) return;
    await applyOp(changes, registry, fn, run, item, op, reply.retryAt);
  }
  await failWhenStuck(changes, run);
}

/** Steps that finished while the function goes on. */
export function applyCheckpoint(changes: Changes, run: Run, ops: Op[]) {
  for (const op of ops) {
    if (op.op !== "StepRun" || run.steps.some((step) => step.id === op.id)) continue;
    const step = { id: op.id, name: nameOf(op), op: op.op, value: { data: op.data ?? null }, at: changes.now };
    changes.addStep(run, step);
  }
}

const announcing = new Set(["StepPlanned", "Sleep", "WaitForEvent", "InvokeFunction"]);

/** Opens all steps of one reply before the first of them can end; returns the reply without those that were known. */
function announce(run: Run, ops: Op[]) {
  const known = new Set([...run.state.pending, ...run.steps.map((step) => step.id)]);
  const fresh = ops.filter((op) => !announcing.has(op.op) || !known.has(op.id));
  const announced = fresh.filter((op) => announcing.has(op.op));
  // A step that follows in a chain of the race does not say so again.
  const isRacing = run.state.race && run.state.pending.length > 0;
  run.state.race = isRacing || announced.some((op) => op.opts?.parallelMode === "race");
  run.state.pending.push(...announced.map((op) => op.id));
  return fresh;
}

async function applyOp(
  changes: Changes,
  registry: Registry,
  fn: Fn,
  run: Run,
  item: Item,
  op: Op,
  retryAt: number | null,
) {
  const step = { id: op.id, name: nameOf(op), op: op.op };
  switch (op.op) {
    case "StepRun":
      return completeStep(changes, run, { ...step, value: { data: op.data ?? null } });
    case "StepFailed":
      return failStep(changes, run, op);
    case "StepError":
      if (item.attempt + 1 >= fn.maxAttempts) return failStep(changes, run, op);
      return retryItem(changes, run, item, retryAt);
    case "StepPlanned":
      return addItem(changes, run, { step: op.id, attempt: 0, generation: 1 });
    case "Sleep": {
      const runAt = parseMoment(op.name ?? "", changes.now) ?? changes.now;
      return changes.addJob({
        task: "due",
        payload: { kind: "sleep", run: run.id, step: op.id, name: nameOf(op) },
        runAt,
      });
    }
    case "WaitForEvent":
      return waitForEvent(changes, run, op);
    case "InvokeFunction":
      return invoke(changes, registry, fn, run, op);
    case "DiscoveryRequest":
      return addItem(changes, run, { attempt: 0, generation: 1 });
    case "RunComplete":
      return endRun(changes, run, "completed", op.data ?? null);
    default:
      return endRun(changes, run, "failed", unsupported(op.op));
  }
}

const unsupported = (op: string): RunError => ({
  name: "NonRetriableError",
  message: `this server does not support the operation ${op}`,
  final: true,
});

const nameOf = (op: Op) => (op.displayName ?? op.name ?? op.id).toWellFormed().replaceAll("\0", "");

function failStep(changes: Changes, run: Run, op: Op) {
  const { name, message, stack } = readError(op.error);
  const value = { error: { message, name, stack: stack ?? "" } };
  completeStep(changes, run, { id: op.id, name: nameOf(op), op: "StepFailed", value });
}

function retryItem(changes: Changes, run: Run, item: Item, retryAt: number | null) {
  const seconds = backoffSeconds[Math.min(item.attempt, backoffSeconds.length - 1)] ?? 0;
  // Up to a third more, so that what failed together does not come back together.
  const dueAt = retryAt ?? changes.now + seconds * 1000 * (1 + Math.random() / 3);
  const { parked: _parked, ...rest } = item;
  addItem(changes, run, { ...rest, attempt: item.attempt + 1, generation: item.generation + 1 }, Math.ceil(dueAt));
}

async function retryOrFail(changes: Changes, fn: Fn, run: Run, item: Item, error: RunError, retryAt: number | null) {
  if (error.final || item.attempt + 1 >= fn.maxAttempts) return endRun(changes, run, "failed", error);
  retryItem(changes, run, item, retryAt);
}

function waitForEvent(changes: Changes, run: Run, op: Op) {
  const condition = typeof op.opts?.if === "string" ? op.opts.if : null;
  if (condition !== null && !isEvaluable(condition)) {
    const error = { name: "NonRetriableError", message: `not a CEL expression: ${condition}`, final: true };
    return endRun(changes, run, "failed", error);
  }
  const expiresAt = parseMoment(String(op.opts?.timeout ?? ""), changes.now) ?? changes.now + yearMs;
  changes.addWait({ run: run.id, step: op.id, event: op.name ?? "", condition, expiresAt });
  const payload = { kind: "wait-timeout", run: run.id, step: op.id, name: nameOf(op) } as const;
  changes.addJob({ task: "due", payload, runAt: expiresAt });
}

async function invoke(changes: Changes, registry: Registry, fn: Fn, run: Run, op: Op) {
  const slug = String(op.opts?.function_id ?? "");
  const child = registry.find(slug);
  const fail = (message: string) =>
    completeStep(changes, run, {
      id: op.id,
      name: nameOf(op),
      op: op.op,
      value: { error: { name: "Error", message, stack: "" } },
    });
  if (!child) return fail(`could not find function with ID: ${slug}`);
  const timeout = typeof op.opts?.timeout === "string" ? parseMoment(op.opts.timeout, changes.now) : null;
  const payload = (op.opts?.payload ?? {}) as { data?: Record<string, unknown> };
  const id = makeUlid(changes.now);
  const data = {
    ...payload.data,
    _inngest: {
      correlation_id: `${run.id}.${op.id}`,
      expire: timeout ?? changes.now + yearMs,
      fn_id: slug,
      name: nameOf(op),
      source_fn_id: fn.id,
      source_fn_v: 1,
    },
  };
  const event = { id, name: "inngest/function.invoked", data, user: {}, ts: changes.now };
  changes.addEvent(id, event);
  const parent = { run: run.id, step: op.id };
  const started = await createRun(changes, child, [{ id, event }], { parent });
  if (!started) return fail(`the invoked function ${slug} was skipped`);
  if (timeout !== null) {
    const due = { kind: "invoke-timeout", run: run.id, step: op.id, name: nameOf(op) } as const;
    changes.addJob({ task: "due", payload: due, runAt: timeout });
  }
}

/** Every run ends: one that has nothing left to do, and does not say that it is done, has failed. */
async function failWhenStuck(changes: Changes, run: Run) {
  if (run.endedAt !== null || run.state.pending.length > 0 || Object.keys(run.state.items).length > 0) return;
  const message = "the app's reply holds neither a step nor a result";
  await endRun(changes, run, "failed", { name: "Error", message });
}
