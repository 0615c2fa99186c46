import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { pickPort } from "@/local/cli/ports";
import { bearerToken, canonicalJson, signBody } from "@/local/jobs/signature";
import { type JobsKeys, type Process, startJobsApp, startJobsServer } from "@/tests/support/jobs-processes";
import { createTestDatabase } from "@/tests/support/postgres";

type Run = { status: string; output: unknown; events: { data: { n: number } }[] };
type Instance = { url: string; keys: JobsKeys };

const timeout = 10_000;
const opened = new AsyncDisposableStack();
let first: Instance;
let second: Instance;
let app: Process;

beforeAll(async () => {
  const port = await pickPort(0);
  const start = async (): Promise<Instance> => {
    const database = await createTestDatabase();
    opened.defer(database.drop);
    const keys = {
      eventKey: randomBytes(16).toString("hex"),
      signingKey: `signkey-prod-${randomBytes(32).toString("hex")}`,
    };
    // Both know where the app is; it alone says to whom it belongs.
    const server = await startJobsServer(database.url, keys, `http://127.0.0.1:${port}`);
    opened.defer(server.close);
    return { url: server.url, keys };
  };
  first = await start();
  second = await start();
  app = await startJobsApp(port, second.url, second.keys);
  opened.defer(app.close);
  await vi.waitUntil(async () => (await countFunctions(second)) === 1, { timeout });
});
afterAll(() => opened.disposeAsync());

test("events run on the instance that the app's environment names, and on no other", async () => {
  await fetch(`${app.url}/events`, { method: "POST", body: event(1) });
  await expect.poll(() => findRun(second, 1), { timeout }).toMatchObject({ status: "completed", output: 1 });
  expect(await findRun(first, 1)).toBeUndefined();
});

test("an instance takes neither events nor functions with the keys of the other", async () => {
  expect((await send(first, second.keys, 2)).status).toBe(401);
  expect((await register(first, second.keys)).status).toBe(401);
});

test("the app refuses the calls of an instance with other keys", async () => {
  const stepsBefore = await countSteps();
  expect((await register(first, first.keys)).status).toBe(200);
  expect((await send(first, first.keys, 3)).status).toBe(200);
  await expect.poll(() => findRun(first, 3), { timeout }).toMatchObject({ status: "failed" });
  expect(await findRun(first, 3)).toMatchObject({ output: { message: "Unauthorized" } });
  expect(await countSteps()).toBe(stepsBefore);
});

test.each<[string, () => string | null, number]>([
  ["without a signature", () => null, 401],
  ["signed for another body", () => signBody(callBody(5), second.keys.signingKey, Date.now()), 401],
  ["signed with the other instance's key", () => signBody(callBody(4), first.keys.signingKey, Date.now()), 401],
  ["signed an hour ago", () => signBody(callBody(4), second.keys.signingKey, Date.now() - 3_600_000), 401],
  ["signed as it must be", () => signBody(callBody(4), second.keys.signingKey, Date.now()), 206],
])("a call %s", async (_, sign, status) => {
  const stepsBefore = await countSteps();
  const signature = sign();
  const reply = await fetch(`${app.url}/api/inngest?fnId=sellercloudx-note&stepId=step`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(signature ? { "x-inngest-signature": signature } : {}) },
    body: callBody(4),
  });
  expect(reply.status).toBe(status);
  expect(await countSteps()).toBe(stepsBefore + (status === 206 ? 1 : 0));
});

/** What a jobs server says when it calls a function for the first time, as it signs it. */
function callBody(n: number) {
  const { name, data } = JSON.parse(event(n));
  const sent = { id: "one", name, data, user: {}, ts: 1 };
  const stack = { current: 0, stack: [] };
  const ctx = { attempt: 0, disable_immediate_execution: false, env: "", run_id: "run", step_id: "step", stack };
  return canonicalJson({ ctx, event: sent, events: [sent], steps: {}, use_api: false, version: 1 });
}

const event = (n: number) => JSON.stringify({ name: "test/note", data: { n } });

const send = ({ url }: Instance, { eventKey }: JobsKeys, n: number) =>
  fetch(`${url}/e/${eventKey}`, { method: "POST", body: event(n) });

/** The app's function, as the app itself would register it, but with a single attempt. */
function register(at: Instance, keys: JobsKeys) {
  const runtime = { type: "http", url: `${app.url}/api/inngest?fnId=sellercloudx-note&stepId=step` };
  const steps = { step: { id: "step", name: "step", runtime, retries: { attempts: 0 } } };
  const note = { id: "sellercloudx-note", name: "note", triggers: [{ event: "test/note" }], steps };
  return fetch(`${at.url}/fn/register`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearerToken(keys.signingKey)}` },
    body: JSON.stringify({ appName: "sellercloudx", functions: [note] }),
  });
}

async function findRun({ url }: Instance, n: number): Promise<Run | undefined> {
  const runs = (await (await fetch(`${url}/runs`)).json()) as Run[];
  return runs.find((run) => run.events[0]?.data.n === n);
}

async function countFunctions({ url }: Instance): Promise<number> {
  return ((await (await fetch(`${url}/health`)).json()) as { functions: number }).functions;
}

async function countSteps(): Promise<number> {
  return Number(await (await fetch(`${app.url}/steps`)).text());
}
