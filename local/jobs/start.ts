import pg from "pg";
import { type Running, serveLocally } from "../serve.ts";
import { createChanges } from "./changes.ts";
import { startCrons } from "./crons.ts";
import { applyDue } from "./due.ts";
import { createExecutor } from "./executor.ts";
import { createGate } from "./gate.ts";
import { acceptInternalEvent } from "./intake.ts";
import { lockDatabase } from "./lock.ts";
import { startPruning } from "./prune.ts";
import { migrateQueue, type Queue, startQueue, unlockJobs } from "./queue.ts";
import { keepRegistering } from "./register-app.ts";
import { loadRegistry } from "./registry.ts";
import { createRunCache, listParkedRunIds } from "./run-cache.ts";
import { createSchema } from "./schema.ts";
import { createServer } from "./server.ts";
import { loadWaitIndex } from "./wait-index.ts";
import { createWriter } from "./writer.ts";

type JobsOptions = {
  /** 0 or none: a free one. */
  port?: number;
  /** A database of its own; the role must own it. */
  databaseUrl: string;
  eventKey: string;
  /** As the app has it: `signkey-…-<hex>`. */
  signingKey: string;
  /** The app's origin, or several: each is asked to register until it does. */
  appUrl?: string | string[];
  /** The clock of cron schedules. */
  now?: () => number;
  /** Milliseconds between looks for jobs that no notification announced. */
  pollInterval?: number;
};

/** How long calls that are under way at a stop may take to end; after that they are made again at the next start. */
const graceMs = 2000;

/** A durable server of the Inngest protocol on one PostgreSQL database. */
export async function startJobs(options: JobsOptions): Promise<Running> {
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 8 });
  pool.on("error", (error) => console.error("jobs: lost a connection to the database", error.message));
  pool.on("connect", (client) => client.on("error", () => undefined));
  const lock = await lockDatabase(options.databaseUrl);
  await migrateQueue(pool);
  await createSchema(pool);
  await unlockJobs(pool);

  const registry = await loadRegistry(pool);
  const waits = await loadWaitIndex(pool);
  const cache = createRunCache(pool);
  let queue: Queue | undefined;
  const writer = createWriter({
    begin: () => createChanges(pool, cache, waits, Date.now()),
    acceptRaised: (changes, event) => acceptInternalEvent(changes, registry, event),
    afterCommit: ({ jobs, parked }) => {
      queue?.schedule(jobs);
      for (const { run, item } of parked) executor.standInLine(run, item);
    },
  });
  const stopping = new AbortController();
  const { signal } = stopping;
  const gate = createGate();
  const executor = createExecutor({ cache, registry, gate, writer, signingKey: options.signingKey, signal });
  for (const id of await listParkedRunIds(pool)) {
    const run = await cache.get(id);
    for (const item of Object.values(run?.state.items ?? {})) if (run && item.parked) executor.standInLine(run, item);
  }
  queue = await startQueue(
    pool,
    {
      item: (run, item) => executor.handle(run, item),
      due: (due) =>
        writer.submit({
          ...("run" in due ? { runs: [due.run] } : {}),
          apply: (changes) => applyDue(changes, registry, due),
        }),
    },
    options.pollInterval ?? 1000,
  );
  const crons = startCrons(registry, writer, options.now ?? Date.now);
  const pruning = startPruning(pool);
  const { eventKey, signingKey } = options;
  const server = createServer({ pool, cache, registry, writer, executor, eventKey, signingKey });
  const running = await serveLocally(server, options.port ?? 0);
  for (const origin of [options.appUrl ?? []].flat()) void keepRegistering(origin, signal);

  return {
    ...running,
    close: async () => {
      crons.stop();
      pruning.stop();
      const grace = setTimeout(() => stopping.abort(), graceMs);
      await queue?.stop();
      clearTimeout(grace);
      stopping.abort();
      await running.close();
      await writer.idle();
      await pool.end();
      await lock.release();
    },
  };
}
