import { afterAll, beforeAll, expect, test } from "vitest";
import { bearerToken } from "@/local/jobs/signature";
import { type Pair, startPair } from "./pair";
import { signingKey } from "./shop";

let pair: Pair;
beforeAll(async () => {
  pair = await startPair(() => []);
});
afterAll(() => pair?.close());

const plain = {
  id: "shop-job",
  name: "job",
  triggers: [{ event: "t/job" }],
  steps: { step: { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1:9/api/inngest" } } },
};

async function register(options: object) {
  const reply = await fetch(`${pair.url}/fn/register`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearerToken(signingKey)}` },
    body: JSON.stringify({ appName: "shop", functions: [{ ...plain, ...options }] }),
  });
  return { status: reply.status, ...((await reply.json()) as { modified: boolean; error?: string }) };
}

test("a function that the server understands is taken, once", async () => {
  expect(await register({})).toMatchObject({ status: 200, ok: true, modified: true });
  expect(await register({})).toMatchObject({ status: 200, ok: true, modified: false });
});

test.each([
  [{ quantumMode: true }, "option quantumMode is not supported"],
  [{ throttle: { limit: 1, period: "1s", weight: 2 } }, "option throttle.weight is not supported"],
  [{ triggers: [{ event: "a", within: "1h" }] }, "option triggers.0.within is not supported"],
  [{ concurrency: [{ limit: 1, group: "a" }] }, "option concurrency.0.group is not supported"],
  [{ rateLimit: { limit: 1, period: "soon" } }, "option rateLimit.period is no duration"],
  [{ triggers: [{ cron: "61 * * * *" }] }, "option triggers.0.cron is no cron schedule"],
  [{ idempotency: "event.data." }, "option idempotency is no CEL expression"],
  [
    { batchEvents: { maxSize: 2, timeout: "1s" }, debounce: { period: "1s" } },
    "batchEvents cannot be combined with debounce",
  ],
])("%j is refused by name", async (options, sentence) => {
  expect(await register(options)).toMatchObject({ status: 400, error: `function shop-job: ${sentence}` });
});
