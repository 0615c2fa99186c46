import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { RetryAfterError } from "inngest";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { startJobs } from "@/local/jobs/start";
import { createTestDatabase } from "@/tests/support/postgres";
import { readRuns } from "./pair";
import { eventKey, eventually, type Shop, signingKey, startShop } from "./shop";

const main = fileURLToPath(new URL("../../../local/jobs/main.ts", import.meta.url));

type Server = { url: string; port: number; child: ChildProcess };

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startServer(databaseUrl: string, port: number, appUrl = ""): Promise<Server> {
  const child = spawn(process.execPath, [main], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      JOBS_PORT: String(port),
      JOBS_DATABASE_URL: databaseUrl,
      JOBS_EVENT_KEY: eventKey,
      JOBS_SIGNING_KEY: signingKey,
      JOBS_APP_URL: appUrl,
    },
  });
  cleanups.push(() => kill(child));
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  const url = await eventually(() => /^ready (http:\S+)/m.exec(output)?.[1]);
  return { url, port: Number(new URL(url).port), child };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL") {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

async function startAll(functions: Parameters<typeof startShop>[1]) {
  const database = await createTestDatabase();
  cleanups.push(() => database.drop());
  const server = await startServer(database.url, 0);
  const shop = await startShop(server.url, functions);
  cleanups.push(() => shop.close());
  await shop.register();
  return { database, server, shop };
}

/** Sends until the server says that it has the event; the id makes sending again harmless. */
async function sendSurely(shop: Shop, event: { id: string; name: string; data: Record<string, unknown> }) {
  await eventually(() =>
    shop.inngest.send(event).then(
      () => true,
      () => false,
    ),
  );
}

test("killed again and again, the server loses no event and every run ends", async () => {
  const orders = 40;
  const effects = new Map<string, number>();
  const { database, server, shop } = await startAll((inngest) => {
    const double = inngest.createFunction(
      { id: "double", triggers: [{ event: "t/double" }] },
      async ({ event, step }) => step.run("double", () => event.data.n * 2),
    );
    const order = inngest.createFunction(
      { id: "order", triggers: [{ event: "t/order" }], concurrency: { limit: 5 }, retries: 2 },
      async ({ event, step, attempt }) => {
        const first = await step.run("first", () => Number(event.data.i));
        await step.sleep("nap", "1s");
        const [left, right] = await Promise.all([
          step.run("left", () => {
            const key = `left-${event.data.i}`;
            effects.set(key, (effects.get(key) ?? 0) + 1);
            return first + 1;
          }),
          step.run("right", () => {
            if (attempt === 0 && event.data.i % 7 === 0) throw new RetryAfterError("not yet", "1s");
            return first + 2;
          }),
        ]);
        const doubled = await step.invoke("double", { function: double, data: { n: left } });
        return doubled + right;
      },
    );
    return [order, double];
  });
  let current = server;
  const sending = (async () => {
    for (let i = 0; i < orders; i += 1) await sendSurely(shop, { id: `order-${i}`, name: "t/order", data: { i } });
  })();
  for (const share of [0.1, 0.3, 0.6]) {
    await eventually(() => effects.size >= orders * share || sent(shop) >= orders * share);
    await kill(current.child);
    current = await startServer(database.url, server.port);
  }
  await sending;
  await eventually(() => effects.size >= orders * 0.8, 30_000);
  await kill(current.child);
  current = await startServer(database.url, server.port);
  const runs = await eventually(async () => {
    const list = await readRuns(current.url, "order");
    return list.length >= orders && list.every((run) => run.endedAt !== null) && list;
  }, 40_000);
  expect(runs.map((run) => run.status)).toEqual(runs.map(() => "completed"));
  const results = runs.map((run) => [run.events[0]?.data.i, run.output]).sort((a, b) => Number(a[0]) - Number(b[0]));
  expect(results).toEqual(Array.from({ length: orders }, (_, i) => [i, (i + 1) * 2 + i + 2]));
});

test("a call that was under way at the kill is made again, and what it had checkpointed is kept", async () => {
  const seen: string[] = [];
  let release = () => {};
  const { database, server, shop } = await startAll((inngest) => [
    inngest.createFunction({ id: "long", triggers: [{ event: "t/long" }] }, async ({ step }) => {
      const first = await step.run("first", () => seen.push("first"));
      await step.run("second", () => {
        seen.push("second");
        if (seen.length > 2) return;
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      });
      return first;
    }),
  ]);
  await shop.inngest.send({ name: "t/long", data: {} });
  await eventually(() => seen.length === 2);
  await kill(server.child);
  const again = await startServer(database.url, server.port);
  const run = await eventually(async () => (await readRuns(again.url, "long")).find(({ endedAt }) => endedAt !== null));
  expect(run).toMatchObject({ status: "completed", output: 1 });
  // The forgotten call comes back to life: the server must not listen to it any more.
  release();
  const stale = await eventually(() =>
    shop.exchanges.find(({ url, status }) => url.startsWith("/v1/checkpoint") && status === 409),
  );
  expect(stale.status).toBe(409);
  expect(seen).toEqual(["first", "second", "second"]);
});

test("it asks the app to register, and stops cleanly in the middle of work", async () => {
  let stuckCalls = 0;
  const { database, server, shop } = await startAll((inngest) => [
    inngest.createFunction({ id: "stuck", triggers: [{ event: "t/stuck" }] }, () => {
      stuckCalls += 1;
      return stuckCalls === 1 ? new Promise(() => undefined) : "free";
    }),
    inngest.createFunction({ id: "sleepy", triggers: [{ event: "t/sleepy" }] }, async ({ step }) => {
      await step.sleep("nap", "1s");
      return "awake";
    }),
  ]);
  await shop.inngest.send([
    { name: "t/sleepy", data: {} },
    { name: "t/stuck", data: {} },
  ]);
  await eventually(() => stuckCalls === 1);
  await kill(server.child, "SIGTERM");
  expect(server.child.exitCode).toBe(0);
  const again = await startServer(database.url, server.port, shop.origin);
  const run = await eventually(async () =>
    (await readRuns(again.url, "sleepy")).find(({ endedAt }) => endedAt !== null),
  );
  expect(run.output).toBe("awake");
  const stuck = await eventually(async () =>
    (await readRuns(again.url, "stuck")).find(({ endedAt }) => endedAt !== null),
  );
  expect(stuck.output).toBe("free");
  await eventually(
    () => shop.exchanges.filter(({ url, status }) => url === "/fn/register" && status === 200).length === 2,
  );
});

test("a schedule that came round several times while the server was down runs once", async () => {
  const database = await createTestDatabase();
  cleanups.push(() => database.drop());
  let clock = Date.parse("2026-11-22T02:00:00Z");
  const start = async () => startJobs({ databaseUrl: database.url, eventKey, signingKey, now: () => clock });
  const before = await start();
  const shop = await startShop(before.url, (inngest) => [
    inngest.createFunction(
      { id: "daily", triggers: [{ cron: "0 3 * * *" }] },
      ({ event }) => (event.data as { scheduledAt?: string }).scheduledAt,
    ),
  ]);
  cleanups.push(() => shop.close());
  await shop.register();
  const pool = new pg.Pool({ connectionString: database.url });
  cleanups.push(() => pool.end());
  await eventually(async () => (await pool.query("select from jobs.marks where key like 'cron:%'")).rowCount === 1);
  await before.close();
  clock = Date.parse("2026-11-25T10:00:00Z");
  const after = await start();
  cleanups.push(() => after.close());
  const run = await eventually(async () =>
    (await readRuns(after.url, "daily")).find(({ endedAt }) => endedAt !== null),
  );
  expect(run.output).toBe("2026-11-22T03:00:00Z");
  clock = Date.parse("2026-11-26T03:00:01Z");
  const runs = await eventually(async () => {
    const list = await readRuns(after.url, "daily");
    return list.length > 1 && list.every(({ endedAt }) => endedAt !== null) && list;
  });
  expect(runs.map(({ output }) => output)).toEqual(["2026-11-22T03:00:00Z", "2026-11-26T03:00:00Z"]);
});

const sent = (shop: Shop) => shop.exchanges.filter(({ url, status }) => url.startsWith("/e/") && status === 200).length;
