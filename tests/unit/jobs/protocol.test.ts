import { expect, test } from "vitest";
import { parseDuration, parseMoment } from "@/local/jobs/duration";
import { isTrue, keyOf, numberOf } from "@/local/jobs/expression";
import { readReply } from "@/local/jobs/reply";
import { bearerToken, canonicalJson, signBody } from "@/local/jobs/signature";
import { makeUlid, seededUlid } from "@/local/jobs/ulid";

test("event ids follow from the seed of their request, as the real server makes them", () => {
  expect(seededUlid("1795331478882,Foq/jSgHf0AGKw==", 0)).toBe("01M811GNB22T5BZ3980XZM01HC");
  expect([0, 1, 2, 3].map((index) => seededUlid("1795331507436,GUOorFl6FnibAA==", index)?.slice(-4))).toEqual([
    "H6R1",
    "H6R2",
    "H6R3",
    "H6R4",
  ]);
  expect(seededUlid("soon,Foq/jSgHf0AGKw==", 0)).toBeNull();
  expect(seededUlid("1795331478882,AAAA", 0)).toBeNull();
});

test("ids sort by the order in which they were made", () => {
  const ids = Array.from({ length: 1000 }, () => makeUlid());
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(1000);
});

test.each([
  ["1s", 1000],
  ["1h30m", 5_400_000],
  ["1w2d", 777_600_000],
  ["500ms", 500],
  ["1.5h", 5_400_000],
  ["", null],
  ["soon", null],
  ["10", null],
])("the duration %j", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test("a sleep ends after a duration or at a moment", () => {
  expect(parseMoment("2s", 1000)).toBe(3000);
  expect(parseMoment("2026-11-22T07:11:43.989Z", 0)).toBe(1_795_331_503_989);
  expect(parseMoment("tomorrow", 0)).toBeNull();
});

const event = (data: object) => ({ id: "1", name: "t", data, user: {}, ts: 0 });

test.each([
  ["event.data.k == 1", { k: 1 }, true],
  ["event.data.k == 1", {}, false],
  ["event.data.k != 1", {}, true],
  ["event.data.k == null", {}, true],
  ["has(event.data.k)", {}, false],
  ["event.data.s == 'a' && event.data.n > 2", { s: "a", n: 3 }, true],
  ["event.data.a.b == 1", {}, false],
  ["event.data.list.exists(x, x == 'b')", { list: ["a", "b"] }, true],
  ["event.data.k", { k: "true" }, false],
  ["event.data.k +", { k: 1 }, false],
])("condition %s of %j", (text, data, expected) => {
  expect(isTrue(text, { event: event(data) })).toBe(expected);
});

test("keys are texts, absent ones null; odd ones are hashed", () => {
  expect(keyOf("event.data.k", { event: event({ k: 5 }) })).toBe("5");
  expect(keyOf("event.data.k", { event: event({}) })).toBeNull();
  expect(keyOf("event.data.a + '-' + event.data.b", { event: event({ a: "x", b: "y" }) })).toBe("x-y");
  expect(keyOf("event.data.k", { event: event({ k: { b: [1, 2] } }) })).toBe('{"b":[1,2]}');
  expect(keyOf("event.data.k", { event: event({ k: "\u0000".repeat(9000) }) })).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(numberOf("event.data.vip ? 100 : 0", { event: event({}) })).toBe(0);
  expect(numberOf("event.data.vip ? 100 : 0", { event: event({ vip: true }) })).toBe(100);
});

test("two events compared", () => {
  const scope = { event: event({ id: 1 }), async: event({ id: 1 }) };
  expect(isTrue("async.data.id == event.data.id", scope)).toBe(true);
  expect(isTrue("async.data.id == event.data.id", { ...scope, async: event({ id: 2 }) })).toBe(false);
});

test("canonical JSON has sorted keys, no spaces and no undefined", () => {
  const value = { b: [1, { z: null, a: "ў\u2028" }], a: 1e21, skip: undefined, "1": true, c: 1.5e-7 };
  expect(canonicalJson(value)).toBe('{"1":true,"a":1e+21,"b":[1,{"a":"ў\u2028","z":null}],"c":1.5e-7}');
});

test("the key is used as text for signatures and decoded for the bearer token", () => {
  const key = `signkey-prod-${"0123456789abcdef".repeat(4)}`;
  expect(signBody("{}", key, 1_795_337_034_999)).toMatch(/^t=1795337034&s=[0-9a-f]{64}$/);
  expect(bearerToken(key)).toBe("signkey-prod-4884fdaafea47c29fea7159d0daddd9c085d6200e1359e85bb81736af6b7c837");
});

const sdk = { "x-inngest-sdk": "inngest-js:v4.24.0" };

test("a reply without the SDK is an error that is tried again, whatever its status", () => {
  for (const status of [200, 206, 404, 502]) {
    const reply = readReply({ status, headers: {}, body: "<html>" }, 0);
    expect(reply).toMatchObject({ kind: "error", retryAt: null });
    expect(reply.kind === "error" && reply.error.final).toBeFalsy();
  }
});

test("errors are final when the app says so, and wait as long as it asks", () => {
  const final = readReply(
    { status: 400, headers: { ...sdk, "x-inngest-no-retry": "true" }, body: '{"name":"E","message":"m"}' },
    0,
  );
  expect(final).toEqual({ kind: "error", error: { name: "E", message: "m", final: true }, retryAt: null });
  const later = readReply({ status: 500, headers: { ...sdk, "retry-after": "7" }, body: "{}" }, 1000);
  expect(later).toMatchObject({ kind: "error", error: { message: "Unknown error" }, retryAt: 8000 });
  const at = readReply({ status: 500, headers: { ...sdk, "retry-after": "2026-11-22T07:11:43.000Z" }, body: "{}" }, 0);
  expect(at.retryAt).toBe(Date.parse("2026-11-22T07:11:43Z"));
});

test("a plain result is the end of the run", () => {
  const reply = readReply({ status: 200, headers: sdk, body: '{"a":1}' }, 0);
  expect(reply).toMatchObject({ kind: "ops", ops: [{ op: "RunComplete", data: { a: 1 } }], version: 2 });
});
