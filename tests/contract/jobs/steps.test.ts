import { type Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Pair, startPair } from "./pair";
import { eventKey, eventually } from "./shop";

const calls = { flaky: 0, moment: 0 };
const failures: unknown[] = [];

const functions = (inngest: Inngest) => {
  const on = (id: string) => ({ id, triggers: [{ event: `s/${id}` }] });
  const failing = inngest.createFunction({ ...on("failing"), retries: 0 }, () => {
    throw new TypeError("broken");
  });
  const slow = inngest.createFunction(on("slow"), ({ step }) => step.sleep("long", "1m"));
  return [
    failing,
    slow,
    inngest.createFunction(on("echo"), ({ event }) => (event.data as { n?: unknown }).n ?? null),
    inngest.createFunction(
      { ...on("flaky"), retries: 3, onFailure: ({ error }) => void failures.push(error.message) },
      () => {
        calls.flaky += 1;
        if (calls.flaky < 3) throw new RetryAfterError(`attempt ${calls.flaky}`, "1s");
        if (calls.flaky === 3) throw new NonRetriableError("enough");
      },
    ),
    inngest.createFunction(on("moment"), async ({ step }) => {
      await step.run("once", () => {
        calls.moment += 1;
        if (calls.moment === 1) throw new RetryAfterError("later", new Date(Date.now() + 1000));
      });
      return calls.moment;
    }),
    inngest.createFunction(on("caller"), async ({ step }) => {
      const failed = await step.invoke("fails", { function: failing, data: {} }).catch((error: Error) => error.message);
      const late = await step
        .invoke("slow", { function: slow, data: {}, timeout: "1s" })
        .catch((error: Error) => error.name);
      return { failed, late: typeof late };
    }),
    inngest.createFunction(on("race"), async ({ step, group }) =>
      group.parallel({ mode: "race" }, () =>
        Promise.race([
          step.sleep("long", "2s").then(() => "slow"),
          step.run("quick", () => "quick").then((value) => step.run("next", () => `${value} won`)),
        ]),
      ),
    ),
    inngest.createFunction({ ...on("old-parallel"), optimizeParallelism: false }, async ({ step }) => {
      const pair = await Promise.all([
        step.run("a", () => 1),
        step.run("b", () => 2).then((value) => step.run("c", () => value + 2)),
      ]);
      return pair;
    }),
    inngest.createFunction(on("loop"), async ({ step }) => {
      let sum = 0;
      for (let i = 0; i < 120; i += 1) sum += await step.run(`add-${i}`, () => i);
      return sum;
    }),
    inngest.createFunction(on("wide"), async ({ step }) => {
      const values = await Promise.all(Array.from({ length: 40 }, (_, i) => step.run(`part-${i}`, () => i)));
      return values.reduce((sum, value) => sum + value, 0);
    }),
    inngest.createFunction({ ...on("plain"), checkpointing: false }, async ({ step }) => {
      const a = await step.run("a", () => 1);
      return a + (await step.run("b", () => 2));
    }),
    inngest.createFunction(on("signal"), ({ step }) =>
      step.waitForSignal("w", { signal: "x", timeout: "1s", onConflict: "fail" }).then(() => "never"),
    ),
    inngest.createFunction(on("finished"), async ({ step }) =>
      step
        .waitForEvent("w", {
          event: "inngest/function.finished",
          timeout: "5s",
          if: "async.data.function_id == 'shop-echo'",
        })
        .then((event) => event?.data.function_id),
    ),
  ];
};

let pair: Pair;
beforeAll(async () => {
  pair = await startPair(functions);
});
afterAll(() => pair?.close());

const play = async (name: string, data: object = {}) => {
  await pair.send({ name: `s/${name}`, data });
  const [run] = await pair.ended(name, 1);
  return run;
};

test("a function that throws is tried again when it says, and ends at once when it says so", async () => {
  const run = await play("flaky");
  expect(run).toMatchObject({ status: "failed", output: { name: "NonRetriableError", message: "enough" } });
  expect(calls.flaky).toBe(3);
  await eventually(() => failures.length === 1);
  expect(failures).toEqual(["enough"]);
});

test("a retry can be asked for at a moment", async () => {
  const run = await play("moment");
  expect(run?.output).toBe(2);
  expect(Number(run?.endedAt) - Number(run?.createdAt)).toBeGreaterThan(900);
});

test("an invoked function that fails or is late fails its step", async () => {
  expect((await play("caller"))?.output).toEqual({ failed: "broken", late: "string" });
});

test("a race goes on with its winner at once, and ends when its loser has", async () => {
  const run = await play("race");
  expect(run).toMatchObject({ status: "completed", output: "quick won" });
  expect(run?.steps.map(({ name }) => name)).toEqual(["quick", "next", "long"]);
});

test("parallel chains that do not wait for each other", async () => {
  expect((await play("old-parallel"))?.output).toEqual([1, 4]);
});

test("many steps in a row, many at once, and without checkpoints", async () => {
  expect((await play("loop"))?.output).toBe(7140);
  expect((await play("wide"))?.output).toBe(780);
  expect((await play("plain"))?.output).toBe(3);
});

test("an operation that the server lacks ends the run with its name", async () => {
  const run = await play("signal");
  expect(run).toMatchObject({ status: "failed" });
  expect(String((run?.output as Error | undefined)?.message)).toContain("WaitForSignal");
});

test("a run can wait for the end of another", async () => {
  await pair.send({ name: "s/finished", data: {} });
  await eventually(async () => (await pair.runs("finished"))[0]?.startedAt);
  await pair.send({ name: "s/echo", data: { n: 0 } });
  expect((await pair.ended("finished", 1))[0]?.output).toBe("shop-echo");
});

test("a request that is sent again with its seed, or an event with its id, starts no second run", async () => {
  const before = (await pair.ended("echo", 0)).length;
  const post = (seed: string, id?: string) =>
    fetch(`${pair.url}/e/${eventKey}`, {
      method: "POST",
      headers: { "x-inngest-event-id-seed": seed },
      body: JSON.stringify([
        { name: "s/echo", data: { n: 1 }, ...(id ? { id } : {}) },
        { name: "s/echo", data: { n: 2 } },
      ]),
    }).then((reply) => reply.json() as Promise<{ ids: string[]; status: number }>);
  const first = await post("1795331507436,GUOorFl6FnibBA==");
  const again = await post("1795331507436,GUOorFl6FnibBA==");
  expect(first).toEqual(again);
  expect(first.ids).toHaveLength(2);
  expect(await pair.ended("echo", before + 2)).toHaveLength(before + 2);
  await Promise.all([post("1795331507437,AAAAAAAAAAAAAA==", "same"), post("1795331507438,AAAAAAAAAAAAAA==", "same")]);
  await post("1795331507439,AAAAAAAAAAAAAA==", "same");
  expect(await pair.ended("echo", before + 6)).toHaveLength(before + 6);
});

test("the page shows functions, runs and errors, escaped", async () => {
  await pair.send({ name: "s/echo", data: { n: "<script>alert(1)</script>" } });
  await eventually(async () => (await pair.runs("echo")).some(({ output }) => String(output).includes("script")));
  const page = await (await fetch(pair.url)).text();
  expect(page).toContain("shop-old-parallel");
  expect(page).toContain("broken");
  expect(page).toContain("&lt;script&gt;");
  expect(page).not.toContain("<script>");
  expect(await (await fetch(`${pair.url}/health`)).json()).toMatchObject({ ok: true });
});
