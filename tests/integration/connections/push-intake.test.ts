import { gzipSync } from "node:zlib";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { POST as postNotification } from "@/app/api/webhooks/[marketplace]/[token]/notification/route";
import { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
import { createConnection } from "@/lib/connections/create-connection";
import { disconnect } from "@/lib/connections/disconnect";
import { listConnections } from "@/lib/connections/list-connections";
import { findWaitingPushes } from "@/lib/db/doors";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { openSpec } from "../../support/spec.ts";
import { ozonMessages, yandexMessages } from "./push-messages.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();

type Pushing = "yandex" | "ozon";
const tokens = { yandex: "", ozon: "" };
let partnerId: string;

beforeAll(async () => {
  partnerId = (await insertPartner(urls.superuserUrl)).partnerId;
  await createConnection(partnerId, rightInput.yandex);
  await createConnection(partnerId, rightInput.ozon);
  for (const { marketplace, pushUrl } of await listConnections(partnerId, "uz", new Date())) {
    tokens[marketplace as Pushing] = pushUrl?.split("/").at(-1) ?? "";
  }
});

/** What this process asks of the network besides the database; the outbox's sending comes and goes by itself. */
let outgoing: string[] = [];
beforeEach(async () => {
  outgoing = [];
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (input: string | URL, init?: RequestInit) => {
    if (!String(input).startsWith("http://127.0.0.1:9/")) outgoing.push(String(input));
    return fetch(input, init);
  });
  await query(urls.superuserUrl, "delete from inbox_messages");
  await query(urls.superuserUrl, "delete from outbox_events");
});
afterEach(() => vi.unstubAllGlobals());

async function push(marketplace: string, token: string, body: BodyInit, headers: Record<string, string> = {}) {
  const handle = marketplace === "yandex" ? postNotification : POST;
  const request = new Request(`http://localhost:3000/api/webhooks/${marketplace}/token`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...headers },
    ...(body instanceof ReadableStream && { duplex: "half" }),
  } as RequestInit);
  const response = await handle(request, { params: Promise.resolve({ marketplace, token }) });
  return { status: response.status, body: (await response.json()) as unknown };
}

const pushJson = (marketplace: Pushing, message: unknown) =>
  push(marketplace, tokens[marketplace], JSON.stringify(message));

const readInbox = () =>
  query<{ id: string; body: Buffer }>(urls.superuserUrl, `select id, body from inbox_messages order by "createdAt"`);
const readEvents = () =>
  query<{ name: string; data: unknown }>(urls.superuserUrl, "select name, data from outbox_events");

const anyTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe("each documented message and one of tomorrow, twice, gets the documented answer and is stored once", () => {
  const spec = openSpec(["yandex/notifications.openapi.yaml"]);
  if (!spec) console.warn("The specification of Yandex Market's notifications is not beside the repository");

  test.each(yandexMessages.map((message) => [message.notificationType, message] as const))(
    "Yandex: %s",
    async (_, message) => {
      for (const _time of [1, 2]) {
        const { status, body } = await pushJson("yandex", message);
        expect({ status, body }).toEqual({
          status: 200,
          body: { version: "1.0.0", name: "SellerCloudX", time: anyTime },
        });
        const exchange = {
          method: "POST",
          url: "http://localhost:3000/notification",
          requestHeaders: { "content-type": "application/json" },
          requestBody: yandexMessages[0],
          status,
          responseBody: body,
        };
        expect(spec?.check(exchange) ?? []).toEqual([]);
      }
      expect(await readInbox()).toHaveLength(1);
    },
  );

  test.each(ozonMessages.map((message) => [message.message_type, message] as const))(
    "Ozon: %s",
    async (type, message) => {
      const expected =
        type === "TYPE_PING" ? { version: "1.0", name: "SellerCloudX", time: anyTime } : { result: true };
      for (const _time of [1, 2]) expect(await pushJson("ozon", message)).toEqual({ status: 200, body: expected });
      expect(await readInbox()).toHaveLength(1);
    },
  );
});

describe("what is stored", () => {
  test("the bytes as they came, and they are themselves the work that waits", async () => {
    const text = `  {"notificationType":"ORDER_CREATED", "orderId": 7, "odd": "\\u0000 \\ud800 oʻ"}\n`;
    await push("yandex", tokens.yandex, text);
    const [row, ...more] = await readInbox();
    expect(more).toEqual([]);
    expect(row?.body.toString()).toBe(text);
    expect(await findWaitingPushes(new Date(Date.now() + 60_000), 10)).toMatchObject([{ partnerId }]);
    expect(await readEvents()).toEqual([]);
  });

  test("what cannot be stored is not acknowledged", async () => {
    await query(urls.superuserUrl, "alter table inbox_messages add constraint closed check (false) not valid");
    expect((await pushJson("yandex", { notificationType: "ORDER_CREATED", orderId: 8 })).status).toBe(503);
    expect(await readInbox()).toEqual([]);
    await query(urls.superuserUrl, "alter table inbox_messages drop constraint closed");
    expect((await pushJson("yandex", { notificationType: "ORDER_CREATED", orderId: 8 })).status).toBe(200);
    expect(await readInbox()).toHaveLength(1);
  });

  test("a repetition in another spelling is the same message", async () => {
    const at = "2026-11-20T06:00:00Z";
    await push(
      "yandex",
      tokens.yandex,
      `{"notificationType":"ORDER_CREATED","campaignId":1,"orderId":9,"createdAt":"${at}"}`,
    );
    await push(
      "yandex",
      tokens.yandex,
      `{ "createdAt": "${at}", "orderId": 9, "campaignId": 1, "notificationType": "ORDER_CREATED" }`,
    );
    expect(await readInbox()).toHaveLength(1);
  });

  test("two states at the same moment are two messages", async () => {
    const at = "2026-11-20T06:00:00Z";
    for (const status of ["DELIVERY", "PICKUP"]) {
      await pushJson("yandex", {
        notificationType: "ORDER_STATUS_UPDATED",
        campaignId: 1,
        orderId: 9,
        status,
        updatedAt: at,
      });
    }
    expect(await readInbox()).toHaveLength(2);
  });

  test("fifty at once, half of them repetitions: each message once", async () => {
    const ids = Array.from({ length: 50 }, (_, index) => 1000 + (index % 25));
    const answers = await Promise.all(
      ids.map((orderId) => pushJson("yandex", { notificationType: "ORDER_CREATED", orderId })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await readInbox()).toHaveLength(25);
  });
});

describe("forged messages", () => {
  const real = JSON.stringify(yandexMessages[1]);
  const notFound = { status: 404, body: { error: "not found" } };

  test("a wrong token gets one and the same answer, whatever is wrong with it", async () => {
    const { yandex, ozon } = tokens;
    const wrong: [string, string][] = [
      ["yandex", "x".repeat(43)],
      ["yandex", ozon],
      ["ozon", yandex],
      ["uzum", yandex],
      ["wildberries", yandex],
      ["amazon", yandex],
      ["__proto__", yandex],
      ["yandex", ""],
      ["yandex", `${yandex}x`],
      ["yandex", "x".repeat(10_000)],
      ["yandex", "' or true --"],
      ["yandex", "\u0000"],
      ["yandex", "\ud800"],
    ];
    for (const [marketplace, token] of wrong) expect(await push(marketplace, token, real)).toEqual(notFound);
    expect(await readInbox()).toEqual([]);
    expect(await readEvents()).toEqual([]);
    expect(outgoing).toEqual([]);
  });

  test("the token of a connection that was disconnected is a wrong one", async () => {
    const other = (await insertPartner(urls.superuserUrl)).partnerId;
    const [mine] = await listConnections(partnerId, "uz", new Date());
    await disconnect(partnerId, mine?.id ?? "");
    const moved = await createConnection(other, rightInput.yandex);
    expect(await push("yandex", tokens.yandex, real)).toEqual(notFound);
    await disconnect(other, moved.connectionId);
    await createConnection(partnerId, rightInput.yandex);
    expect((await push("yandex", tokens.yandex, real)).status).toBe(200);
  });

  test("64 KB are taken, one byte more is refused unread", async () => {
    const padded = (size: number) => {
      const start = `{"notificationType":"ORDER_CREATED","orderId":5,"x":"`;
      return `${start}${"x".repeat(size - start.length - 2)}"}`;
    };
    expect((await push("yandex", tokens.yandex, padded(65_536))).status).toBe(200);
    const tooLarge = { status: 413, body: { error: { type: "WRONG_EVENT_FORMAT", message: "Not a notification" } } };
    expect(await push("yandex", tokens.yandex, padded(65_537))).toEqual(tooLarge);
    expect(await push("yandex", tokens.yandex, "{}", { "content-length": "65537" })).toEqual(tooLarge);
    let isCancelled = false;
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    expect(await push("yandex", tokens.yandex, endless)).toEqual(tooLarge);
    expect(isCancelled).toBe(true);
    expect(sent).toBeLessThan(200_000);
    expect(await readInbox()).toHaveLength(1);
  });

  test("a body that breaks off is not taken, and breaks nothing", async () => {
    const broken = new ReadableStream({
      start: (controller) => {
        controller.enqueue(Buffer.from(real.slice(0, 20)));
        controller.error(new Error("reset"));
      },
    });
    expect((await push("yandex", tokens.yandex, broken)).status).toBe(413);
    expect(await readInbox()).toEqual([]);
  });

  const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);
  const bytes: [string, Uint8Array | string][] = [
    ["nothing", ""],
    ["no JSON", "<html>"],
    ["a list", "[1]"],
    ["null", "null"],
    ["NUL bytes", new Uint8Array(100)],
    ["an escaped NUL", `{"notificationType":"\\u0000","message_type":"\\u0000","orderId":"\\u0000"}`],
    ["a lone surrogate", `{"notificationType":"\\ud800","message_type":"\\udfff"}`],
    ["no UTF-8", new Uint8Array([0xff, 0xfe, 0x7b, 0x7d])],
    ["gzip", gzipSync(Buffer.from(" ".repeat(1_000_000)))],
    ["deep lists", deep("[", "]", 32_000)],
    ["deep JSON in a message", `{"notificationType":"PING","message_type":"TYPE_PING","x":${deep("[", "]", 32_000)}}`],
    [
      "deep objects",
      `{"notificationType":"PING","message_type":"TYPE_PING","x":${deep('{"a":', "}", 10_000).replace("}", "1}")}}`,
    ],
    ["a prototype", `{"__proto__":{"notificationType":"PING"},"constructor":{"prototype":{}}}`],
    ["operators for ids", `{"notificationType":"ORDER_CREATED","orderId":{"not":"x"},"message_type":{"in":[]}}`],
    [
      "numbers beyond measure",
      `{"notificationType":"ORDER_CREATED","orderId":1e400,"message_type":"T","seller_id":1e400}`,
    ],
  ];

  test.each(bytes)("%s with the right token: an answer below 500, the bytes kept", async (_, body) => {
    for (const marketplace of ["yandex", "ozon"] as const) {
      const answer = await push(marketplace, tokens[marketplace], body as BodyInit);
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 400) expect(answer.body).toMatchObject({ error: { message: expect.any(String) } });
    }
    const stored = await readInbox();
    expect(stored.map((row) => row.body.equals(Buffer.from(body)))).toEqual([true, true]);
    expect(outgoing).toEqual([]);
  });

  test.each(bytes)("%s with a wrong token: not found, nothing kept", async (_, body) => {
    expect(await push("yandex", "wrong", body as BodyInit)).toEqual(notFound);
    expect(await push("ozon", "wrong", body as BodyInit)).toEqual(notFound);
    expect(await readInbox()).toEqual([]);
    expect(outgoing).toEqual([]);
  });
});
