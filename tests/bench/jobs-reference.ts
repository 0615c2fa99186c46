import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { workerSettings } from "../../local/jobs/queue.ts";
import { startProcess } from "../support/jobs-processes.ts";

const { schema } = workerSettings;
/** One round is over in a fraction of a second, so the median of several counts. */
const rounds = 5;
const workerScript = new URL("./jobs-reference-worker.ts", import.meta.url);

/**
 * Empty jobs that graphile-worker does in a second: the same concurrency as the jobs server, a process of its own, all
 * jobs put in by one statement while the worker stands ready, until the last one is struck from the queue.
 */
export async function measureBareQueue(databaseUrl: string, count: number) {
  await using opened = new AsyncDisposableStack();
  const worker = await startProcess(workerScript, { DATABASE_URL: databaseUrl });
  opened.defer(worker.close);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  opened.defer(() => database.end());

  await work(database, count);
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work(database, count);
    rates.push(count / ((performance.now() - from) / 1000));
  }
  rates.sort((a, b) => a - b);
  return Math.round(rates[Math.floor(rounds / 2)] ?? Number.NaN);
}

async function work(database: pg.Client, count: number) {
  await database.query(
    `select ${schema}.add_jobs(array(select row('empty', '{}', null, null, null, null, null, null)::${schema}.job_spec
       from generate_series(1, $1)))`,
    [count],
  );
  while ((await database.query(`select from ${schema}._private_jobs limit 1`)).rowCount !== 0) await pause(5);
}
