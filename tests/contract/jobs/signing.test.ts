import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearerToken, canonicalJson, signBody } from "@/local/jobs/signature";
import { type Pair, startPair } from "./pair";
import { hasRecording, readTranscript, whyNot } from "./recording";
import { eventKey, signingKey, startShop } from "./shop";

let pair: Pair;

beforeAll(async () => {
  pair = await startPair((inngest) => [
    inngest.createFunction({ id: "echo", triggers: [{ event: "t/echo" }] }, async ({ event, step }) =>
      step.run("echo", () => event.data.text),
    ),
  ]);
});
afterAll(() => pair?.close());

test("calls to the app carry a signature that the SDK accepts, whatever is in them", async () => {
  const text = 'ʻOʻzbek ў қ € 😀 \u2028 \u0000 \\ " end';
  await pair.send({ name: "t/echo", data: { text, z: 1.5e-7, a: [1e21, -0, null] } });
  const [run] = await pair.ended("echo", 1);
  expect(run).toMatchObject({ status: "completed", output: text });
  const calls = pair.shop.exchanges.filter(({ url }) => url.startsWith("/api/inngest?"));
  for (const { requestHeaders, request } of calls) {
    const [, seconds] = /^t=(\d+)&s=[0-9a-f]{64}$/.exec(requestHeaders["x-inngest-signature"] ?? "") ?? [];
    const expected = signBody(canonicalJson(request), signingKey, Number(seconds) * 1000);
    expect(requestHeaders["x-inngest-signature"]).toBe(expected);
  }
});

test("a call without a signature is refused by the app", async () => {
  const body = JSON.stringify({ event: { name: "t/echo", data: {} }, events: [], steps: {}, ctx: {} });
  const url = `${pair.shop.origin}/api/inngest?fnId=shop-echo&stepId=step`;
  const reply = await fetch(url, { method: "POST", body });
  expect([reply.status, await reply.json()]).toEqual([401, { message: "Unauthorized" }]);
});

test("an unknown event key is refused", async () => {
  const reply = await fetch(`${pair.url}/e/wrong-key`, { method: "POST", body: '[{"name":"t/echo","data":{}}]' });
  expect([reply.status, await reply.json()]).toEqual([401, { status: 401, message: "", error: "Event key not found" }]);
  expect(await pair.runs("echo")).toHaveLength(1);
});

test.each(["/fn/register", "/v1/checkpoint/01M816T6YX5658961WEC6JGNMW/async"])(
  "%s needs the signing key",
  async (path) => {
    for (const authorization of ["", "Bearer nonsense", `Bearer ${signingKey}`]) {
      const reply = await fetch(`${pair.url}${path}`, { method: "POST", body: "{}", headers: { authorization } });
      expect([reply.status, await reply.text()]).toEqual([401, "Authentication failed\n"]);
    }
  },
);

test("an app with another signing key cannot register", async () => {
  const stranger = await startShop(pair.url, () => [], 0, `signkey-prod-${"f".repeat(64)}`);
  expect((await stranger.register()).status).toBe(500);
  await stranger.close();
});

test("an event that the app sends with the wrong shape is refused", async () => {
  for (const body of ["nonsense", "[{}]", '{"name":"inngest/function.failed"}']) {
    const reply = await fetch(`${pair.url}/e/${eventKey}`, { method: "POST", body });
    expect(reply.status).toBe(400);
  }
});

describe.skipIf(!hasRecording)(`as the real server signs${hasRecording ? "" : ` (skipped: ${whyNot})`}`, () => {
  const recorded = hasRecording ? readTranscript("transcript-signed.json") : new Map();

  test("the same refusals", async () => {
    for (const { url, status, response } of (recorded.get("unsigned") ?? []).slice(1)) {
      const reply = await fetch(`${pair.url}${url}`, { method: "POST", body: "[]" });
      expect(reply.status).toBe(status);
      expect(parse(await reply.text())).toEqual(response);
    }
  });

  test("the same headers in both directions", () => {
    const ours = pair.shop.exchanges.filter(
      ({ direction, method }) => direction === "engine to app" && method === "POST",
    );
    const theirs = (recorded.get("steps") ?? []).filter(({ url }: { url: string }) => url.startsWith("/api/inngest"));
    const names = (headers: Record<string, string>) =>
      Object.keys(headers)
        .filter((name) => !/^(host|connection|content-length|accept|transfer-encoding)/.test(name))
        .sort();
    expect(names(ours[0]?.requestHeaders ?? {})).toEqual(names(theirs[0].requestHeaders));
    const checkpoint = pair.shop.exchanges.find(({ url }) => url.startsWith("/v1/checkpoint"));
    expect(checkpoint?.requestHeaders.authorization).toBe(`Bearer ${bearerToken(signingKey)}`);
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
