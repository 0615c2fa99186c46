import { EventEmitter } from "node:events";
import { Logger, runMigrations, run as runWorker, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { queueSchema } from "./schema.ts";
import type { Due, Job } from "./types.ts";

/** Calls to the app at the same time. */
const concurrency = 64;

/** How the queue takes its jobs, all but how often it looks without being told. */
export const workerSettings = {
  schema: queueSchema,
  concurrentJobs: concurrency,
  gracefulShutdownAbortTimeout: 1000,
  localQueue: { size: concurrency },
  completeJobBatchDelay: 5,
};

/** Timers further away than this are left to the regular poll. */
const nearMs = 600_000;

type Handlers = { item(run: string, item: string): Promise<void>; due(due: Due): Promise<void> };

export type Queue = {
  /** Makes sure that timers fire at their time and not at the next poll. */
  schedule(jobs: Job[]): void;
  stop(): Promise<void>;
};

const quiet = new Logger(() => (level, message) => {
  // Calls that a stop interrupts are made again at the next start.
  if (level === "error" && !message.includes("The operation was aborted")) console.error(`queue: ${message}`);
});

export async function migrateQueue(pool: pg.Pool) {
  await runMigrations({ pgPool: pool, schema: queueSchema, logger: quiet });
}

/** Jobs that a killed server held: nobody works on them, this process has the database for itself. */
export async function unlockJobs(pool: pg.Pool) {
  await pool.query(
    `select ${queueSchema}.force_unlock_workers(array(
       select distinct locked_by from ${queueSchema}.jobs where locked_by is not null))`,
  );
}

export async function startQueue(pool: pg.Pool, handlers: Handlers, pollInterval: number): Promise<Queue> {
  const timers = new Set<NodeJS.Timeout>();
  const events: WorkerEvents = new EventEmitter();
  let pulse = () => {};
  events.on("localQueue:init", ({ localQueue }) => {
    pulse = () => localQueue.pulse(1);
  });
  const runner = await runWorker({
    pgPool: pool,
    noHandleSignals: true,
    logger: quiet,
    events,
    preset: { worker: { ...workerSettings, pollInterval } },
    taskList: {
      item: (payload) => handlers.item(...itemOf(payload)),
      due: (payload) => handlers.due(payload as Due),
    },
    parsedCronItems: [],
  });
  runner.promise.catch((error: unknown) => console.error("queue: stopped by an error", error));
  return {
    schedule: (jobs) => {
      for (const { runAt } of jobs) {
        const wait = runAt - Date.now();
        if (wait <= 0 || wait > nearMs) continue;
        const timer = setTimeout(() => {
          timers.delete(timer);
          pulse();
        }, wait + 1);
        timers.add(timer);
      }
    },
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      await runner.stop().catch(() => undefined);
    },
  };
}

function itemOf(payload: unknown): [string, string] {
  const { run, item } = payload as { run: string; item: string };
  return [run, item];
}
