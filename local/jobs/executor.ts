import { callApp } from "./call-app.ts";
import { buildCall, itemOfQueueId } from "./call-body.ts";
import type { Changes } from "./changes.ts";
import { parseDuration } from "./duration.ts";
import type { Gate } from "./gate.ts";
import { applyCheckpoint, applyReply } from "./outcome.ts";
import type { Fn, Registry } from "./registry.ts";
import { type Op, type Reply, readReply } from "./reply.ts";
import type { RunCache } from "./run-cache.ts";
import { endRun, parkItem } from "./run-life.ts";
import type { Item, Job, Run } from "./types.ts";
import { makeUlid } from "./ulid.ts";
import type { Writer } from "./writer.ts";

/**
 * A job may come this much before its time: the clocks of node and PostgreSQL. One that comes sooner is what a kill
 * left of an earlier attempt.
 */
const earlyMs = 50;
const retryParkedMs = 1000;

export type Executor = {
  /** Does what a queue item asks for; returns at once when the item is gone or under way. */
  handle(run: string, item: string): Promise<void>;
  /** Does what a parked item asks for as soon as its limits let it. */
  standInLine(run: Run, item: Item): void;
  /** False when the call that reports is not the one that counts: the app must stop. */
  checkpoint(run: string, report: { qi_id?: unknown; request_id?: unknown; steps?: unknown }): Promise<boolean>;
};

type Parts = {
  cache: RunCache;
  registry: Registry;
  gate: Gate;
  writer: Writer;
  signingKey: string;
  signal: AbortSignal;
};

export function createExecutor({ cache, registry, gate, writer, signingKey, signal }: Parts): Executor {
  /** Items that this process has in hand. */
  const inHand = new Set<string>();
  /** The request that speaks for an item; another one reporting comes from an earlier life. */
  const requests = new Map<string, string>();

  const call = async (fn: Fn, run: Run, item: Item): Promise<Reply> => {
    const requestId = makeUlid();
    requests.set(item.id, requestId);
    try {
      const { url, body, headers } = buildCall(fn, run, item, requestId, signingKey, Date.now());
      return readReply(await callApp(url, body, { method: "POST", headers, signal }), Date.now());
    } catch (error) {
      if (signal.aborted) throw error;
      const message = `could not call the app at ${fn.url}: ${(error as Error).message}`;
      return { kind: "error", error: { name: "Error", message }, retryAt: null };
    } finally {
      requests.delete(item.id);
    }
  };

  const work = async (runId: string, itemId: string) => {
    const run = await cache.get(runId);
    const item = run?.state.items[itemId];
    if (!run || !item || run.endedAt !== null) return;
    const fn = registry.find(run.fn);
    if (!fn) return writer.submit({ runs: [runId], apply: (changes) => failForgotten(changes, runId) });
    const startedAt = Date.now();
    if (run.startedAt === null && fn.definition.timeouts) {
      await writer.submit({ runs: [runId], apply: (changes) => start(changes, fn, runId, startedAt) });
    }
    const store = (reply: Reply) =>
      writer.submit({
        runs: [runId],
        apply: async (changes) => {
          const current = await changes.getRun(runId);
          if (!current) return;
          markStarted(changes, current, startedAt);
          await applyReply(changes, registry, fn, current, itemId, reply);
        },
      });
    await store(await call(fn, run, item)).catch((error: Error & { code?: string }) => {
      // Data that PostgreSQL cannot hold would fail again for ever, and every run must end.
      if (!error.code?.startsWith("22")) throw error;
      const failure = {
        name: "NonRetriableError",
        message: `the reply cannot be stored: ${error.message}`,
        final: true,
      };
      return store({ kind: "error", error: failure, retryAt: null });
    });
  };

  const waitForPlace = (run: Run, itemId: string) => {
    const { limits, rank } = run.state;
    const start = async () => {
      try {
        await work(run.id, itemId);
      } catch (error) {
        if (signal.aborted) return;
        console.error(`run ${run.id} could not be stored, trying again`, error);
        setTimeout(() => waitForPlace(run, itemId), retryParkedMs);
      } finally {
        gate.leave(limits);
      }
    };
    gate.wait({ limits, rank, start: () => void start() });
  };

  return {
    handle: async (runId, itemId) => {
      if (inHand.has(itemId)) return;
      const run = await cache.get(runId);
      const item = run?.state.items[itemId];
      if (!run || !item || run.endedAt !== null || item.parked || inHand.has(itemId)) return;
      if (item.dueAt > Date.now() + earlyMs) {
        const job: Job = { task: "item", payload: { run: runId, item: itemId }, runAt: item.dueAt };
        return writer.submit({ apply: (changes) => changes.addJob(job) });
      }
      if (run.state.limits.length > 0) {
        return writer.submit({ runs: [runId], apply: (changes) => park(changes, runId, itemId) });
      }
      inHand.add(itemId);
      await work(runId, itemId).finally(() => inHand.delete(itemId));
    },
    standInLine: (run, item) => waitForPlace(run, item.id),
    checkpoint: (runId, report) => {
      const item = itemOfQueueId(String(report.qi_id ?? ""));
      const arrivedAt = Date.now();
      return writer.submit({
        runs: [runId],
        apply: async (changes) => {
          const run = await changes.getRun(runId);
          const speaks = requests.get(item) !== undefined && requests.get(item) === report.request_id;
          if (!run || run.endedAt !== null || !run.state.items[item] || !speaks) return false;
          markStarted(changes, run, arrivedAt);
          applyCheckpoint(changes, run, Array.isArray(report.steps) ? (report.steps as Op[]) : []);
          return true;
        },
      });
    },
  };
}

function markStarted(changes: Changes, run: Run, at: number) {
  if (run.startedAt !== null || run.endedAt !== null) return;
  run.startedAt = at;
  run.status = "running";
  changes.touchRun(run);
}

/** Stored before the first call for functions with time limits, so that the limits hold from then on. */
async function start(changes: Changes, fn: Fn, runId: string, at: number) {
  const run = await changes.getRun(runId);
  if (!run || run.startedAt !== null || run.endedAt !== null) return;
  markStarted(changes, run, at);
  const finish = fn.definition.timeouts?.finish;
  const runAt = at + (finish ? (parseDuration(finish) ?? 0) : 0);
  if (finish) changes.addJob({ task: "due", payload: { kind: "finish-timeout", run: runId }, runAt });
}

async function park(changes: Changes, runId: string, itemId: string) {
  const run = await changes.getRun(runId);
  const item = run?.state.items[itemId];
  if (run && item && run.endedAt === null) parkItem(changes, run, item);
}

/** A function that the app no longer has cannot be called: its runs end. */
async function failForgotten(changes: Changes, runId: string) {
  const run = await changes.getRun(runId);
  const message = `the app no longer has the function ${run?.fn}`;
  if (run) await endRun(changes, run, "failed", { name: "NonRetriableError", message, final: true });
}
