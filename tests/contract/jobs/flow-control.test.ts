import type { Inngest } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Pair, startPair } from "./pair";
import { eventually } from "./shop";

type Job = { key: unknown; n: unknown; release(): void };

/** Steps that stand still until the test lets them go. */
const held: Job[] = [];
let mostAtOnce = 0;
const finished: unknown[] = [];

const hold = (data: { key?: unknown; n?: unknown }) =>
  new Promise<void>((resolve) => {
    const job = { key: data.key, n: data.n, release: () => resolve() };
    held.push(job);
    mostAtOnce = Math.max(mostAtOnce, held.length);
  });

/** Lets the held steps go in the order in which they came, until this many have gone. */
async function releaseAll(count: number) {
  for (let done = 0; done < count; done += 1) {
    const job = await eventually(() => held.shift());
    finished.push(job.n);
    job.release();
  }
}

const functions = (inngest: Inngest) => {
  const working = ["fn-limit", "key-limit", "priority", "start-limit"] as const;
  const options = {
    "fn-limit": { concurrency: 2 },
    "key-limit": { concurrency: { limit: 1, key: "event.data.key" } },
    priority: { concurrency: 1, priority: { run: "event.data.urgent ? 300 : 0" } },
    "start-limit": { concurrency: 1, timeouts: { start: "1s" as const } },
  };
  const held = working.map((id) =>
    inngest.createFunction({ id, triggers: [{ event: `f/${id}` }], ...options[id] }, ({ step, event }) =>
      step.run("hold", () => hold(event.data)),
    ),
  );
  const shared = ["one", "two"].map((id) =>
    inngest.createFunction(
      {
        id: `shared-${id}`,
        triggers: [{ event: "f/shared" }],
        concurrency: { limit: 1, key: '"pool"', scope: "account" },
      },
      ({ step, event }) => step.run("hold", () => hold(event.data)),
    ),
  );
  const echo = (id: string, more: object) =>
    inngest.createFunction({ id, triggers: [{ event: `f/${id}` }], ...more }, ({ event, events }) => ({
      last: event.data,
      all: events.map(({ data }) => data.n),
    }));
  return [
    ...held,
    ...shared,
    echo("rate", { rateLimit: { limit: 2, period: "2s", key: "event.data.key" } }),
    echo("throttle", { throttle: { limit: 1, period: "1s", burst: 1, key: "event.data.key" } }),
    echo("debounce", { debounce: { period: "1s", timeout: "2s", key: "event.data.key" } }),
    echo("batch", {
      batchEvents: { maxSize: 3, timeout: "1s", key: "event.data.key", if: "event.data.alone != true" },
    }),
    echo("idempotent", { idempotency: "event.data.key" }),
    inngest.createFunction(
      { id: "newest", triggers: [{ event: "f/newest" }], singleton: { key: "event.data.key", mode: "cancel" } },
      async ({ step, event }) => {
        await step.sleep("nap", "1s");
        return event.data.n;
      },
    ),
    inngest.createFunction(
      { id: "finish-limit", triggers: [{ event: "f/finish-limit" }], timeouts: { finish: "1s" } },
      async ({ step }) => step.sleep("nap", "1m"),
    ),
    inngest.createFunction(
      {
        id: "cancellable",
        triggers: [{ event: "f/cancellable" }],
        cancelOn: [{ event: "f/stop", match: "data.key", timeout: "1s" }],
      },
      async ({ step }) => step.sleep("nap", "2s"),
    ),
    inngest.createFunction(
      {
        id: "after-cancel",
        triggers: [{ event: "inngest/function.cancelled", if: "event.data.function_id == 'shop-finish-limit'" }],
      },
      ({ event }) => event.data.function_id,
    ),
  ];
};

let pair: Pair;
beforeAll(async () => {
  pair = await startPair(functions);
});
afterAll(() => pair?.close());

const events = (name: string, list: object[]) => pair.send(list.map((data) => ({ name: `f/${name}`, data })));
const outputs = async (fn: string, count: number) =>
  (await pair.ended(fn, count)).map(({ output }) => output as { last: Record<string, unknown>; all: number[] });

test("concurrency: no more steps at once than the limit, and all get their turn in order", async () => {
  mostAtOnce = 0;
  finished.length = 0;
  await events("fn-limit", [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]);
  await eventually(() => held.length === 2);
  await releaseAll(5);
  await pair.ended("fn-limit", 5);
  expect(mostAtOnce).toBe(2);
  expect(finished).toEqual([1, 2, 3, 4, 5]);
});

test("concurrency: each value of a key has its own limit", async () => {
  await events("key-limit", [
    { key: "a", n: 1 },
    { key: "a", n: 2 },
    { key: "b", n: 3 },
  ]);
  await eventually(() => held.length === 2);
  expect(held.map(({ key }) => key).sort()).toEqual(["a", "b"]);
  await releaseAll(3);
  await pair.ended("key-limit", 3);
});

test("concurrency: a limit of the account holds for all functions with that key", async () => {
  mostAtOnce = 0;
  await events("shared", [{ n: 1 }, { n: 2 }]);
  await releaseAll(4);
  await pair.ended("shared-one", 2);
  await pair.ended("shared-two", 2);
  expect(mostAtOnce).toBe(1);
});

test("priority: what is urgent starts before what came earlier", async () => {
  finished.length = 0;
  await events("priority", [{ n: 1 }]);
  await eventually(() => held.length === 1);
  await events("priority", [{ n: 2 }, { n: 3, urgent: true }]);
  await eventually(async () => (await pair.runs("priority")).length === 3);
  await releaseAll(3);
  await pair.ended("priority", 3);
  expect(finished).toEqual([1, 3, 2]);
});

test("timeouts.start: a run that waits too long in the queue is cancelled", async () => {
  await events("start-limit", [{ n: 1 }, { n: 2 }]);
  await eventually(async () => (await pair.runs("start-limit")).find(({ status }) => status === "cancelled"));
  await releaseAll(1);
  const runs = await pair.ended("start-limit", 2);
  expect(runs.map(({ status }) => status).sort()).toEqual(["cancelled", "completed"]);
});

test("timeouts.finish: a run that takes too long is cancelled, and says so", async () => {
  await events("finish-limit", [{}]);
  const [run] = await pair.ended("finish-limit", 1);
  expect(run?.status).toBe("cancelled");
  expect(Number(run?.endedAt) - Number(run?.startedAt)).toBeGreaterThanOrEqual(1000);
  expect((await pair.ended("after-cancel", 1))[0]?.output).toBe("shop-finish-limit");
});

test("rate limit: events beyond it are dropped, for each key, until the period is over", async () => {
  await events("rate", [
    { key: "a", n: 1 },
    { key: "a", n: 2 },
    { key: "a", n: 3 },
    { key: "b", n: 4 },
  ]);
  expect((await outputs("rate", 3)).map(({ last }) => last.n)).toEqual([1, 2, 4]);
  const counted = await eventually(async () => {
    await events("rate", [{ key: "a", n: 5 }]);
    const runs = await pair.ended("rate", 3);
    return runs.length > 3 && runs;
  });
  expect(Number(counted[3]?.createdAt) - Number(counted[0]?.createdAt)).toBeGreaterThanOrEqual(2000);
});

test("throttle: limit + burst start at once, the rest one by one, and none is dropped", async () => {
  await events("throttle", [
    { key: "a", n: 1 },
    { key: "a", n: 2 },
    { key: "a", n: 3 },
    { key: "a", n: 4 },
    { key: "b", n: 5 },
  ]);
  const runs = await pair.ended("throttle", 5);
  const waited = runs.map(({ startedAt, createdAt }) => Math.floor((Number(startedAt) - createdAt) / 1000));
  expect(waited).toEqual([0, 0, 1, 2, 0]);
});

test("debounce: one run with the last event of a burst; a stream without a pause still runs", async () => {
  await events("debounce", [
    { key: "a", n: 1 },
    { key: "b", n: 2 },
    { key: "a", n: 3 },
  ]);
  expect((await outputs("debounce", 2)).map(({ last }) => last.n).sort()).toEqual([2, 3]);
  const began = Date.now();
  const runs = await eventually(async () => {
    await events("debounce", [{ key: "stream", n: 4 }]);
    const list = await pair.runs("debounce");
    return list.length > 2 && list;
  });
  expect(Number(runs[2]?.createdAt) - began).toBeGreaterThanOrEqual(1900);
  expect(Number(runs[2]?.createdAt) - began).toBeLessThan(3500);
});

test("batch: by key, full or late, and what does not belong runs alone", async () => {
  await events("batch", [
    { key: "a", n: 1 },
    { key: "b", n: 2 },
    { key: "a", n: 3 },
    { key: "a", n: 4 },
    { key: "a", n: 5, alone: true },
    { key: "a", n: 6 },
  ]);
  const batches = (await outputs("batch", 4)).map(({ all }) => all.join());
  expect(batches.slice(0, 2)).toEqual(["1,3,4", "5"]);
  // Two batches that are late at the same time start in any order.
  expect(batches.slice(2).sort()).toEqual(["2", "6"]);
});

test("idempotency: one run for each value, in whatever events it comes", async () => {
  await events("idempotent", [{ key: "a" }, { key: "b" }]);
  await events("idempotent", [{ key: "a" }, { key: "c" }]);
  expect((await outputs("idempotent", 3)).map(({ last }) => last.key)).toEqual(["a", "b", "c"]);
});

test("singleton: a new run takes the place of the old one", async () => {
  await events("newest", [{ key: 1, n: 1 }]);
  await events("newest", [{ key: 1, n: 2 }]);
  await events("newest", [{ key: 2, n: 3 }]);
  const runs = await pair.ended("newest", 3);
  expect(runs.map(({ status, output }) => [status, output])).toEqual([
    ["cancelled", null],
    ["completed", 2],
    ["completed", 3],
  ]);
});

test("cancelOn: the event must match and come in time", async () => {
  await events("cancellable", [{ key: 1 }, { key: 2 }]);
  await events("stop", [{ key: 1 }]);
  const first = await eventually(async () => (await pair.runs("cancellable")).find(({ endedAt }) => endedAt !== null));
  expect(first).toMatchObject({ status: "cancelled", events: [{ data: { key: 1 } }] });
  await eventually(() => Date.now() > first.createdAt + 1000);
  await events("stop", [{ key: 2 }]);
  expect((await pair.ended("cancellable", 2)).map(({ status }) => status)).toEqual(["cancelled", "completed"]);
});
