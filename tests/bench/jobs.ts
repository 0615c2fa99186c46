import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { Inngest } from "inngest";
import pg from "pg";
import { pickPort } from "../../local/cli/ports.ts";
import { startJobsApp, startJobsServer } from "../support/jobs-processes.ts";
import { openTestPostgres } from "../support/test-postgres.ts";
import { measureBareQueue } from "./jobs-reference.ts";

const warmUp = 20;
const idleEvents = 100;
const sustainedEvents = 3_000;
/** Events on their way to the server at the same time, each in a request of its own. */
const senders = 16;

/**
 * Runs of a single-step function by the jobs server, which is one process, its app another, and PostgreSQL durable.
 * `ours` and `runsPerSecond`: sustained, from the first event sent to the last run stored as finished.
 * `idle…Ms`: one event alone, from its sending to its run stored as finished.
 * The reference is what graphile-worker, on which the server rests, does with as many empty jobs on the same server.
 */
export async function measureJobs() {
  await using opened = new AsyncDisposableStack();
  const postgres = await openTestPostgres(true);
  opened.defer(postgres.close);
  const ours = await measureRuns(await createDatabase(postgres.url, "jobs"));
  const reference = await measureBareQueue(await createDatabase(postgres.url, "bare"), sustainedEvents);
  return {
    unit: "runs/s",
    ours: ours.runsPerSecond,
    reference,
    ratio: round(ours.runsPerSecond / reference, 4),
    ...ours,
    runs: sustainedEvents,
    cores: availableParallelism(),
  };
}

async function measureRuns(databaseUrl: string) {
  await using opened = new AsyncDisposableStack();
  const keys = { eventKey: "bench", signingKey: `signkey-prod-${randomBytes(32).toString("hex")}` };
  const port = await pickPort(0);
  const server = await startJobsServer(databaseUrl, keys, `http://127.0.0.1:${port}`);
  opened.defer(server.close);
  const app = await startJobsApp(port, server.url, keys);
  opened.defer(app.close);
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  opened.defer(() => database.end());

  const inngest = new Inngest({ id: "bench", baseUrl: server.url, eventKey: keys.eventKey, isDev: false });
  const send = (n: number) => inngest.send({ name: "test/note", data: { n } });
  await until(async () => (await database.query("select from jobs.functions")).rowCount === 1);
  const idle = await measureIdle(database, send);
  const runsPerSecond = await measureSustained(database, send);
  await verify(database, app.url);
  return { runsPerSecond, ...idle };
}

type Send = (n: number) => Promise<unknown>;

async function measureIdle(database: pg.Client, send: Send) {
  const times: number[] = [];
  for (let n = 0; n < warmUp + idleEvents; n += 1) {
    const from = performance.now();
    await send(n);
    await until(() => isDone(database));
    if (n >= warmUp) times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const percentile = (share: number) => round(times[Math.ceil(share * times.length) - 1] ?? Number.NaN, 1);
  return { idleP50Ms: percentile(0.5), idleP95Ms: percentile(0.95) };
}

async function measureSustained(database: pg.Client, send: Send) {
  let next = 0;
  const sendOn = async () => {
    while (next < sustainedEvents) await send(next++);
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: senders }, sendOn));
  await until(() => isDone(database), 10);
  return round(sustainedEvents / ((performance.now() - from) / 1000), 1);
}

/** An event is stored together with the run that it starts, so nothing that was accepted is missed. */
async function isDone(database: pg.Client) {
  const living = await database.query({ name: "living", text: "select from jobs.runs where ended_at is null limit 1" });
  return living.rowCount === 0;
}

/** A figure counts only if every event led to one run that did its step once. */
async function verify(database: pg.Client, appUrl: string) {
  const sent = warmUp + idleEvents + sustainedEvents;
  const { rows } = await database.query<{ completed: number }>(
    "select count(*)::int as completed from jobs.runs where status = 'completed'",
  );
  const steps = Number(await (await fetch(`${appUrl}/steps`)).text());
  if (rows[0]?.completed !== sent || steps !== sent) {
    throw new Error(`of ${sent} runs ${rows[0]?.completed} completed, with ${steps} steps`);
  }
}

async function createDatabase(serverUrl: string, name: string) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return new URL(`/${name}`, serverUrl).href;
}

async function until(check: () => Promise<boolean>, pauseMs = 1) {
  while (!(await check())) await pause(pauseMs);
}

function round(value: number, digits: number) {
  return Number(value.toFixed(digits));
}
