import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ozonPush } from "@/lib/marketplaces/ozon/push";
import type { PushHint } from "@/lib/marketplaces/port";
import type { Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { sellerClientId } from "../../../local/marketplaces/ozon/seller-key.ts";
import { makeCard } from "./make-card.ts";
import { clientId, key, openOzon, readShop } from "./open-ozon.ts";

const other = { clientId: sellerClientId(clientId, "second-shop"), key: `${key}~second-shop` };
const span = { since: new Date("2026-11-19T00:00:00Z"), until: new Date("2026-11-21T00:00:00Z") };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ozon-sellers-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Opened = Awaited<ReturnType<typeof openOzon>>;

/** One SKU with both sellers, at a price and with a stock of their own. */
async function stockBoth(opened: Opened) {
  const sellers = [
    { ozon: opened.ozon, key, roubles: 349n, quantity: 7 },
    { ozon: opened.connect(other), key: other.key, roubles: 990n, quantity: 3 },
  ];
  for (const { ozon, key, roubles, quantity } of sellers) {
    const shop = await readShop(ozon);
    await ozon.publishCards({ shop, cards: [makeCard("A", { price: money(roubles * 100n, "RUB") })] });
    await opened.control("moderation", { sku: "A", verdict: "live", key });
    const { items } = await ozon.listListings({ shop, skus: ["A"] });
    await ozon.setStocks({ shop, stocks: items.map((listing) => ({ ...listing, quantity })) });
  }
}

/** Answers as documented and remembers what it was told. */
async function startReceiver() {
  const hints: PushHint[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const part of request) chunks.push(part as Buffer);
    const hint = ozonPush.parse(Buffer.concat(chunks));
    if (hint) hints.push(hint);
    const { status, body } = hint ? ozonPush.accept(hint, new Date()) : ozonPush.refuse(new Date());
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { hints, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

const readPage = async ({ sandbox }: Opened, path: string) => (await fetch(sandbox.url + path)).text();

describe("the Client-Id of another seller", () => {
  test("is a number that the label alone decides", () => {
    expect(other.clientId).toMatch(/^\d{10,13}$/);
    expect(sellerClientId(clientId, "second-shop")).toBe(other.clientId);
    expect(sellerClientId(clientId, "")).toBe(clientId);
    const many = Array.from({ length: 500 }, (_, index) => sellerClientId(clientId, `shop-${index}`));
    expect(new Set(many).size).toBe(500);
  });
});

describe("several sellers in one sandbox", () => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await openOzon();
  });
  afterEach(() => opened.close());

  test("another label is another cabinet, the same one each time", async () => {
    const first = await opened.ozon.checkConnection();
    const second = await opened.connect(other).checkConnection();
    expect(second.account).toEqual({ externalId: other.clientId, name: "second-shop Savdo" });
    expect(second.shops[0]?.warehouseExternalId).not.toBe(first.shops[0]?.warehouseExternalId);
    const elsewhere = await openOzon();
    expect((await elsewhere.connect(other).checkConnection()).shops).toEqual(second.shops);
    await elsewhere.close();
    expect(opened.listViolations() ?? []).toEqual([]);
  });

  test.each([
    ["the first Client-Id with another's key", { clientId, key: other.key }],
    ["another's Client-Id with the first key", { clientId: other.clientId, key }],
    ["a third label with the Client-Id of the second", { clientId: other.clientId, key: `${key}~third` }],
    ["an empty label", { clientId, key: `${key}~` }],
    ["a label in capitals", { clientId: sellerClientId(clientId, "SECOND"), key: `${key}~SECOND` }],
  ])("%s is refused", async (_, credentials) => {
    await expect(opened.connect(credentials).checkConnection()).rejects.toMatchObject({ failure: "credentials" });
    const headers = { "Client-Id": credentials.clientId, "Api-Key": credentials.key };
    const answer = await fetch(`${opened.sandbox.url}/v1/roles`, { method: "POST", headers, body: "{}" });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { code: 7, message: "Invalid Api-Key, please check the key and try again", details: [] },
    ]);
  });

  test("cards, prices, stocks, orders and fees stay with their seller", async () => {
    const second = opened.connect(other);
    const [shop, otherShop] = [await readShop(opened.ozon), await readShop(second)];
    await stockBoth(opened);
    await second.publishCards({ shop: otherShop, cards: [makeCard("B")] });
    const read = async (ozon: typeof second, of: Shop) => {
      const { items } = await ozon.listListings({ shop: of });
      const [a] = items.filter(({ sku }) => sku === "A");
      if (!a) throw new Error("no listing A");
      return {
        skus: items.map(({ sku }) => sku).sort(),
        price: (await ozon.readPrices({ shop: of, listings: [a] }))[0]?.price,
        quantity: (await ozon.readStocks({ shop: of, listings: [a] }))[0]?.quantity,
        orders: (await ozon.listOrders({ shop: of, ...span })).items.map(({ externalId }) => externalId),
      };
    };

    const { body } = await opened.control("orders", { sku: "A", quantity: 2, key: other.key });
    const externalId = String(body.externalId);
    expect(await read(opened.ozon, shop)).toEqual({
      skus: ["A"],
      price: money(349_00n, "RUB"),
      quantity: 7,
      orders: [],
    });
    expect(await read(second, otherShop)).toEqual({
      skus: ["A", "B"],
      price: money(990_00n, "RUB"),
      quantity: 1,
      orders: [externalId],
    });
    expect(await opened.ozon.getOrder({ shop, externalId })).toBeNull();
    expect((await opened.control(`orders/${externalId}/advance`, { to: "delivered" })).status).toBe(409);
    const advanced = await opened.control(`orders/${externalId}/advance?key=${other.key}`, { to: "delivered" });
    expect(advanced.status).toBe(200);
    const sold = { orders: [{ externalId, orderedAt: opened.now() }], until: opened.now() };
    expect(await opened.ozon.listFees({ shop, ...sold })).toEqual([]);
    expect(await second.listFees({ shop: otherShop, ...sold })).not.toEqual([]);
    expect((await opened.control("moderation", { sku: "B", verdict: "live" })).status).toBe(409);
    expect(await opened.control("orders", { sku: "A", key: `${key}~No` })).toEqual({
      status: 404,
      body: { error: "no such key" },
    });
  });

  test("a stock for the warehouse of another seller is refused", async () => {
    await stockBoth(opened);
    const { shops } = await opened.ozon.checkConnection();
    const stocks = [{ offer_id: "A", stock: 9, warehouse_id: Number(shops[0]?.warehouseExternalId) }];
    const answer = await fetch(`${opened.sandbox.url}/v2/products/stocks`, {
      method: "POST",
      headers: { "Client-Id": other.clientId, "Api-Key": other.key },
      body: JSON.stringify({ stocks }),
    });
    expect(await answer.json()).toMatchObject({ result: [{ errors: [{ code: "WAREHOUSE_NOT_FOUND" }] }] });
  });

  test("the repeated request for an order is known beside the seller's key", async () => {
    await stockBoth(opened);
    const order = (path: string) => opened.control(path, { sku: "A", key: "demo-1" });
    const { body } = await order(`orders?key=${other.key}`);
    expect((await order(`orders?key=${other.key}`)).body).toEqual(body);
    expect((await order("orders")).body.externalId).not.toBe(body.externalId);
  });

  test("pushes go to the address of their seller", async () => {
    const [mine, theirs] = [await startReceiver(), await startReceiver()];
    await stockBoth(opened);
    await opened.control("push", { url: mine.url });
    await opened.control("push", { url: theirs.url, key: other.key });
    await opened.control("orders", { sku: "A", key: other.key });
    await vi.waitUntil(() => theirs.hints.length === 2);
    await opened.control("orders", { sku: "A" });
    await vi.waitUntil(() => mine.hints.length === 2);
    const tell = ({ hints }: typeof mine) => hints.map(({ type, accountExternalId }) => [type, accountExternalId]);
    expect(tell(theirs)).toEqual([
      ["TYPE_PING", null],
      ["TYPE_NEW_POSTING", other.clientId],
    ]);
    expect(tell(mine)).toEqual([
      ["TYPE_PING", null],
      ["TYPE_NEW_POSTING", clientId],
    ]);
    await Promise.all([mine.close(), theirs.close()]);
  });

  test("a limit that one seller has reached leaves the other its own", async () => {
    const second = opened.connect(other);
    const shop = await readShop(second);
    const ask = () => opened.ozon.getOrder({ shop, externalId: "none" });
    for (let call = 0; call < 50; call += 1) await ask();
    await expect(ask()).rejects.toMatchObject({ failure: "rate-limited" });
    expect(await second.getOrder({ shop, externalId: "none" })).toBeNull();
  });

  test("the page shows the chosen seller, and its buttons act for that one", async () => {
    await stockBoth(opened);
    expect(await readPage(opened, "/")).toContain('<a href="/?seller=second-shop">second-shop Savdo</a>');
    const press = (fields: Record<string, string>) => {
      const body = new URLSearchParams({ sku: "A", quantity: "1", seller: "second-shop", ...fields });
      return fetch(`${opened.sandbox.url}/_sandbox/orders`, { method: "POST", body, redirect: "manual" });
    };
    expect((await press({})).headers.get("location")).toBe("/?seller=second-shop");
    expect((await press({ quantity: "99" })).headers.get("location")).toMatch(/^\/\?seller=second-shop&problem=only/);
    expect(await readPage(opened, "/?seller=second-shop")).toContain("awaiting_packaging");
    expect(await readPage(opened, "/")).toContain("Пока никто ничего не заказал");
    expect((await fetch(`${opened.sandbox.url}/?seller=nobody`)).status).toBe(404);
  });
});

test("every seller comes back after a restart", async () => {
  const stateFile = join(folder, "sellers.sqlite");
  const before = await openOzon({ stateFile });
  await stockBoth(before);
  const { body } = await before.control("orders", { sku: "A", key: other.key });
  const read = async ({ sandbox }: Opened, query: string) =>
    (await (await fetch(`${sandbox.url}/_sandbox/state${query}`)).json()) as object;
  const states = [await read(before, ""), await read(before, `?key=${other.key}`)];
  await before.close();

  const after = await openOzon({ stateFile });
  expect(await readPage(after, "/")).toContain("second-shop Savdo");
  expect([await read(after, ""), await read(after, `?key=${other.key}`)]).toEqual(states);
  const second = after.connect(other);
  const { items } = await second.listOrders({ shop: await readShop(second), ...span });
  expect(items.map(({ externalId }) => externalId)).toEqual([body.externalId]);
  expect((await after.control("orders", { sku: "A" })).body.externalId).not.toBe(body.externalId);
  await after.close();
});
