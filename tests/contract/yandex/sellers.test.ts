import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { money } from "@/lib/money";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

const folder = mkdtempSync(join(tmpdir(), "yandex-sellers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const key = "ACMA:right~second-shop";
const span = { since: new Date("2026-11-19T00:00:00Z"), until: new Date("2026-11-21T00:00:00Z") };

type Told = { notificationType: string; campaignId?: number };

/** Takes every notification and remembers it. */
async function openReceiver() {
  const told: Told[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const part of request) chunks.push(part as Buffer);
    told.push(JSON.parse(Buffer.concat(chunks).toString()) as Told);
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const listTypes = () => told.map(({ notificationType }) => notificationType);
  return { told, listTypes, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

type Opened = Awaited<ReturnType<typeof openYandex>>;

/** One SKU with both sellers, at a price and with a stock of their own. */
async function stockBoth(yandex: Opened) {
  const sellers = [
    { market: yandex.market, som: 189_000n, quantity: 7 },
    { market: yandex.connect(key), som: 240_000n, quantity: 3 },
  ];
  for (const { market, som, quantity } of sellers) {
    const shop = await openShop(market);
    await market.publishCards({ shop, cards: [lampCard("A", { price: money(som * 100n, "UZS") })] });
    await market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity }] });
  }
}

const readPage = async ({ sandbox }: Opened, path: string) => (await fetch(sandbox.url + path)).text();

describe("Yandex Market: several sellers in one sandbox", () => {
  let yandex: Opened;
  beforeEach(async () => {
    yandex = await openYandex({ moderationMs: 0, pushRetryMs: [5] });
  });
  afterEach(() => yandex.sandbox.close());

  test("another label is another cabinet, the same one each time", async () => {
    const first = await yandex.market.checkConnection();
    const second = await yandex.connect(key).checkConnection();
    expect(second.account.name).toBe("second-shop do‘koni");
    expect(second.account.externalId).not.toBe(first.account.externalId);
    expect(second.shops[0]?.externalId).not.toBe(first.shops[0]?.externalId);
    expect(second.shops[0]?.warehouseExternalId).not.toBe(first.shops[0]?.warehouseExternalId);
    const elsewhere = await openYandex();
    expect(await elsewhere.connect(key).checkConnection()).toEqual(second);
    await elsewhere.sandbox.close();
    const reader = await yandex.connect("ACMA:read~second-shop").checkConnection();
    expect(reader.account).toEqual(second.account);
    expect(reader.missingRights).toContain("set-price");
    expect(yandex.listViolations()).toEqual([]);
  });

  test.each([
    "ACMA:right~",
    "ACMA:right~Second",
    "ACMA:right~a b",
    `ACMA:right~${"a".repeat(41)}`,
    "ACMA:wrong~second",
  ])("%s is no key", async (wrong) => {
    await expect(yandex.connect(wrong).checkConnection()).rejects.toMatchObject({ failure: "credentials" });
    expect(await yandex.control("orders", { sku: "A", key: wrong })).toMatchObject({ status: 404 });
  });

  test("cards, prices, stocks and orders stay with their seller", async () => {
    const other = yandex.connect(key);
    const [shop, otherShop] = [await openShop(yandex.market), await openShop(other)];
    await stockBoth(yandex);
    await other.publishCards({ shop: otherShop, cards: [lampCard("B")] });
    const listSkus = async (market: typeof other, of: typeof shop) =>
      (await market.listListings({ shop: of })).items.map(({ sku }) => sku).sort();
    expect(await listSkus(yandex.market, shop)).toEqual(["A"]);
    expect(await listSkus(other, otherShop)).toEqual(["A", "B"]);
    const readBoth = async (market: typeof other, of: typeof shop) => [
      (await market.readPrices({ shop: of, listings: [refOf("A")] }))[0]?.price,
      (await market.readStocks({ shop: of, listings: [refOf("A")] }))[0]?.quantity,
    ];

    const { json } = await yandex.control("orders", { sku: "A", quantity: 2, key });
    expect(await readBoth(yandex.market, shop)).toEqual([money(18_900_000n, "UZS"), 7]);
    expect(await readBoth(other, otherShop)).toEqual([money(24_000_000n, "UZS"), 1]);
    expect((await yandex.market.listOrders({ shop, ...span })).items).toEqual([]);
    expect((await other.listOrders({ shop: otherShop, ...span })).items).toMatchObject([
      { externalId: json.externalId },
    ]);
    expect((await yandex.control(`orders/${json.externalId}/advance`, {})).status).toBe(404);
    expect((await yandex.control(`orders/${json.externalId}/advance?key=${key}`, {})).status).toBe(200);
    expect((await yandex.control("moderation", { sku: "B", verdict: "live" })).status).toBe(404);
    expect((await yandex.control("moderation", { sku: "B", verdict: "live", key })).status).toBe(200);
  });

  test("a cabinet is closed to the key of another", async () => {
    const { account } = await yandex.connect(key).checkConnection();
    const address = `${yandex.sandbox.url}/v2/businesses/${account.externalId}/offer-mappings`;
    const ask = async (apiKey: string) =>
      (await fetch(address, { method: "POST", headers: { "Api-Key": apiKey } })).status;
    expect([await ask(key), await ask("ACMA:right")]).toEqual([200, 403]);
  });

  test("the repeated request for an order is known beside the seller's key", async () => {
    await stockBoth(yandex);
    const order = (path: string) => yandex.control(path, { sku: "A", key: "demo-1" });
    const { json } = await order(`orders?key=${key}`);
    expect((await order(`orders?key=${key}`)).json).toEqual(json);
    expect((await order("orders")).json.externalId).not.toBe(json.externalId);
  });

  test("notifications go to the address of their seller", async () => {
    const [mine, theirs] = [await openReceiver(), await openReceiver()];
    await stockBoth(yandex);
    await yandex.control("push", { url: mine.url });
    await yandex.control("push", { url: theirs.url, key });
    await yandex.control("orders", { sku: "A", key });
    await vi.waitUntil(() => theirs.told.length === 2);
    await yandex.control("orders", { sku: "A" });
    await vi.waitUntil(() => mine.told.length === 2);
    expect(theirs.listTypes()).toEqual(["PING", "ORDER_CREATED"]);
    expect(mine.listTypes()).toEqual(["PING", "ORDER_CREATED"]);
    const shop = await openShop(yandex.connect(key));
    expect(String(theirs.told[1]?.campaignId)).toBe(shop.externalId);
    await Promise.all([mine.close(), theirs.close()]);
  });

  test("a limit that one seller has reached leaves the other its own", async () => {
    const [market, other] = [yandex.market, yandex.connect(key)];
    for (let call = 0; call < 50; call += 1) await market.listCategories({ language: "ru" });
    await expect(market.listCategories({ language: "ru" })).rejects.toMatchObject({ failure: "rate-limited" });
    expect(await other.listCategories({ language: "ru" })).not.toEqual([]);
  });

  test("the page shows the chosen seller, and its buttons act for that one", async () => {
    await stockBoth(yandex);
    expect(await readPage(yandex, "/")).toContain('<a href="/?seller=second-shop">second-shop do‘koni</a>');
    const press = (fields: Record<string, string>) => {
      const body = new URLSearchParams({ sku: "A", quantity: "1", ...fields });
      return fetch(`${yandex.sandbox.url}/_sandbox/orders`, { method: "POST", body, redirect: "manual" });
    };
    expect((await press({ seller: "second-shop" })).headers.get("location")).toBe("/?seller=second-shop");
    expect(await readPage(yandex, "/?seller=second-shop")).toContain("PROCESSING / STARTED");
    expect(await readPage(yandex, "/")).toContain("No orders yet");
    expect((await fetch(`${yandex.sandbox.url}/?seller=nobody`)).status).toBe(404);
  });
});

test("Yandex Market: every seller comes back after a restart", async () => {
  const stateFile = join(folder, "sellers.db");
  const before = await openYandex({ moderationMs: 0, stateFile });
  await stockBoth(before);
  const { json } = await before.control("orders", { sku: "A", key });
  const read = async ({ sandbox }: Opened, query: string) =>
    (await (await fetch(`${sandbox.url}/_sandbox/state${query}`)).json()) as object;
  const states = [await read(before, ""), await read(before, `?key=${key}`)];
  await before.sandbox.close();

  const after = await openYandex({ moderationMs: 0, stateFile });
  expect(await readPage(after, "/")).toContain("second-shop do‘koni");
  expect([await read(after, ""), await read(after, `?key=${key}`)]).toEqual(states);
  const other = after.connect(key);
  const shop = await openShop(other);
  expect((await other.listOrders({ shop, ...span })).items).toMatchObject([{ externalId: json.externalId }]);
  expect((await after.control("orders", { sku: "A" })).json.externalId).not.toBe(json.externalId);
  await after.sandbox.close();
});
