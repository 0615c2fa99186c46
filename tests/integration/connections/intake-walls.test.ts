import { randomBytes } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
import { listAlarms } from "@/lib/connections/alarms";
import { isPushSource } from "@/lib/connections/push-sources";
import { inPartner } from "@/lib/db/client";
import { readCallerAddress } from "@/lib/net/client-address";
import { query } from "../../support/people.ts";
import { insertPushConnection } from "../../support/push-connection.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase({ APP_ORIGIN: "https://app.sellercloudx.example", TRUSTED_PROXY_HOPS: "2" });

const token = randomBytes(32).toString("base64url");
let ids: { partnerId: string; connectionId: string };

beforeAll(async () => {
  // No sandbox may be named while the product's own address is public.
  for (const name of ["UZUM", "WILDBERRIES", "YANDEX", "OZON"]) delete process.env[`${name}_API_URL`];
  ids = await insertPushConnection(urls.superuserUrl, { marketplace: "ozon", account: "480172", token });
});
beforeEach(async () => {
  for (const table of ["inbox_messages", "connection_alarms"]) await query(urls.superuserUrl, `delete from ${table}`);
});

async function push(forwardedFor: string | null, secret = token) {
  const request = new Request("https://app.sellercloudx.example/hook", {
    method: "POST",
    body: JSON.stringify({ message_type: "TYPE_NEW_POSTING", posting_number: "1-1", seller_id: 480172 }),
    headers: forwardedFor === null ? {} : { "x-forwarded-for": forwardedFor },
  });
  const response = await POST(request, { params: Promise.resolve({ marketplace: "ozon", token: secret }) });
  return { status: response.status, body: (await response.json()) as unknown };
}
const readAlarms = async () =>
  (await inPartner(ids.partnerId, (db) => listAlarms(ids.partnerId, db))).get(ids.connectionId) ?? [];
const countStored = async () => (await query(urls.superuserUrl, "select from inbox_messages")).length;

describe("with two proxies of our own in front", () => {
  test.each(["195.34.21.7, 10.0.0.1", "1.1.1.1, 185.73.195.255, 10.0.0.1", "::ffff:91.223.93.9, 10.0.0.1"])(
    "%s is Ozon",
    async (forwardedFor) => {
      expect(await push(forwardedFor)).toEqual({ status: 200, body: { result: true } });
      expect(await countStored()).toBe(1);
      expect(await readAlarms()).toEqual([]);
    },
  );

  test.each([
    // What the caller claims stands further left.
    ["195.34.21.7, 8.8.8.8, 10.0.0.1", "8.8.8.8"],
    ["195.34.22.1, 10.0.0.1", "195.34.22.1"],
    ["195.34.21.7", "unknown"],
    ["nonsense, 10.0.0.1", "unknown"],
    [null, "unknown"],
  ])("%s is not: refused in Ozon's shape, with an alarm, nothing stored", async (forwardedFor, detail) => {
    for (const _time of [1, 2]) {
      const answer = await push(forwardedFor);
      expect(answer).toMatchObject({ status: 403, body: { error: { code: "ERROR_UNKNOWN", details: null } } });
    }
    expect(await countStored()).toBe(0);
    expect(await readAlarms()).toMatchObject([{ kind: "push-source", detail, count: 2 }]);
  });

  test("a wrong token raises nothing, wherever it comes from", async () => {
    for (const from of ["195.34.21.7, 10.0.0.1", "8.8.8.8, 10.0.0.1"]) {
      expect(await push(from, "x".repeat(43))).toEqual({ status: 404, body: { error: "not found" } });
    }
    expect(await readAlarms()).toEqual([]);
  });

  test("however many addresses try: at most twenty alarms stand open", async () => {
    for (let index = 1; index <= 30; index += 1) await push(`8.8.8.${index}, 10.0.0.1`);
    expect(await readAlarms()).toHaveLength(20);
  });
});

describe("addresses", () => {
  test.each([
    ["1.2.3.4", 0, null],
    ["1.2.3.4", 1, "1.2.3.4"],
    ["1.2.3.4, 5.6.7.8", 1, "5.6.7.8"],
    ["1.2.3.4, 5.6.7.8", 2, "1.2.3.4"],
    ["1.2.3.4", 2, null],
    ["1.2.3.4:5678", 1, "1.2.3.4"],
    ["[2a02:6b8::1]:443", 1, "2a02:6b8::1"],
    ["2a02:6b8::1", 1, "2a02:6b8::1"],
    ["1.2.3.999", 1, null],
    ["", 1, null],
  ])("%s by %i proxies is %s", (header, hops, address) => {
    expect(readCallerAddress(header, hops)).toBe(address);
  });

  test("the ranges of one marketplace are not those of the other", () => {
    expect(isPushSource("yandex", "5.45.207.127")).toBe(true);
    expect(isPushSource("yandex", "5.45.207.128")).toBe(false);
    expect(isPushSource("yandex", "195.34.21.7")).toBe(false);
    expect(isPushSource("ozon", "::ffff:c322:1507")).toBe(true);
    expect(isPushSource("uzum", "5.45.207.1")).toBe(false);
    expect(isPushSource("ozon", null)).toBe(false);
  });
});
