import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readToken } from "@/lib/marketplaces/wildberries/token";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { type Bench, bySku, key, openWildberries, roubles, secondKey, secret, tShirt } from "./open-wildberries.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wildberries-sellers-"));
});
afterAll(() => rm(folder, { recursive: true }));

const span = { since: new Date("2026-11-20T00:00:00Z"), until: new Date("2026-11-23T00:00:00Z") };

/** One SKU with both sellers, at prices of their own. */
async function openBoth(bench: Bench) {
  const first = await bench.openListing();
  const second = await bench.openListing({ price: roubles(2490n) }, bench.connect(secondKey));
  return { first, second };
}

const readPage = async (bench: Bench, path: string) => (await fetch(bench.url + path)).text();

describe("the token of another seller", () => {
  test("says whose it is, and is the same each time", () => {
    const again = mintWildberriesToken(secret, { seller: "second-shop" });
    expect(again).toBe(secondKey);
    expect(readToken(secondKey)?.sellerId).not.toBe(readToken(key)?.sellerId);
    const many = Array.from({ length: 300 }, (_, index) => mintWildberriesToken(secret, { seller: `shop-${index}` }));
    expect(new Set(many.map((token) => readToken(token)?.sellerId)).size).toBe(300);
    expect(() => mintWildberriesToken(secret, { seller: "Second shop" })).toThrow("no label");
  });
});

describe("several sellers in one sandbox", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openWildberries();
  });
  afterEach(() => bench.close());

  test("the token's seller is the account that the sandbox shows", async () => {
    const first = await bench.wildberries.checkConnection();
    const second = await bench.connect(secondKey).checkConnection();
    expect(second.account).toEqual({ externalId: readToken(secondKey)?.sellerId, name: "ИП second-shop" });
    expect(first.account.externalId).toBe(readToken(key)?.sellerId);
    expect(second.shops[0]?.warehouseExternalId).not.toBe(first.shops[0]?.warehouseExternalId);
  });

  test("the first token with the label behind it opens the same cabinet", async () => {
    const { account, shops } = await bench.connect(secondKey).checkConnection();
    expect(await bench.connect(`${key}~second-shop`).checkConnection()).toMatchObject({ account, shops });
  });

  test("a token of the first seller for fewer categories is the first seller's too", async () => {
    const narrow = bench.connect(mintWildberriesToken(secret, { scopes: [1, 4] }));
    const { account, missingRights } = await narrow.checkConnection();
    expect(account).toEqual((await bench.wildberries.checkConnection()).account);
    expect(missingRights).toContain("set-price");
  });

  test.each([
    ["minted from another secret", mintWildberriesToken("another", { seller: "second-shop" })],
    ["with claims of its own", forge()],
    ["with a label behind it that is none", `${key}~Second shop`],
  ])("a token %s is refused", async (_, wrong) => {
    await expect(bench.connect(wrong).checkConnection()).rejects.toMatchObject({ failure: "credentials" });
    const body = { sku: "TS-1", key: wrong };
    expect(await bench.control("orders", body)).toEqual({ status: 404, body: { error: "no such key" } });
    expect((await bench.control("moderation", { ...body, verdict: "live" })).status).toBe(404);
  });

  test("cards, prices, stocks, orders and fees stay with their seller", async () => {
    const { first, second } = await openBoth(bench);
    const other = bench.connect(secondKey);
    await bench.openListing({ sku: "TS-2", barcodes: ["4780000000024"] }, other);
    const { body } = await bench.control("orders", { sku: "TS-1", quantity: 2, key: secondKey });
    const [order = ""] = body.externalIds as string[];

    const read = async (seller: typeof other, { shop, ...listing }: typeof first) => ({
      skus: (await seller.listListings({ shop })).items.map(({ sku }) => sku).sort(),
      price: (await seller.readPrices({ shop, listings: [listing] }))[0]?.price,
      quantity: (await seller.readStocks({ shop, listings: [listing] }))[0]?.quantity,
      orders: (await seller.listOrders({ shop, ...span })).items.length > 0,
    });
    expect(await read(bench.wildberries, first)).toEqual({
      skus: ["TS-1"],
      price: roubles(1290n),
      quantity: 10,
      orders: false,
    });
    expect(await read(other, second)).toEqual({
      skus: ["TS-1", "TS-2"],
      price: roubles(2490n),
      quantity: 8,
      orders: true,
    });
    expect((await bench.control(`orders/${order}/advance`, { to: "delivered" })).status).toBe(404);
    const delivered = await bench.control(`orders/${order}/advance?key=${secondKey}`, { to: "delivered" });
    expect(delivered.status).toBe(200);
    const listBooked = async (query: string) =>
      (await readState(bench, query)).sellers.map(({ seller, report }) => [seller.label, report.length > 0]);
    expect(await listBooked(`?key=${secondKey}`)).toEqual([["second-shop", true]]);
    expect(await listBooked("")).toEqual([
      ["", false],
      ["second-shop", true],
    ]);
    expect((await bench.control("moderation", { sku: "TS-2", verdict: "rejected" })).status).toBe(404);
  });

  test("a stock for the warehouse of another seller is refused", async () => {
    const { first, second } = await openBoth(bench);
    const stocks = [{ ...bySku("TS-1"), ...second, quantity: 1 }];
    const outcomes = await bench.connect(secondKey).setStocks({ shop: first.shop, stocks });
    expect(outcomes).toMatchObject([{ sku: "TS-1", state: "rejected" }]);
  });

  test("the repeated request for an order is known beside the seller's token", async () => {
    await openBoth(bench);
    const order = (path: string) => bench.control(path, { sku: "TS-1", key: "demo-1" });
    const { body } = await order(`orders?key=${secondKey}`);
    expect((await order(`orders?key=${secondKey}`)).body).toEqual(body);
    expect((await order("orders")).body.externalId).not.toBe(body.externalId);
  });

  test("a limit that one seller has reached leaves the other its own", async () => {
    await openBoth(bench);
    await bench.control("limits", { mode: "documented" });
    const ask = async (token: string) =>
      (await fetch(`${bench.url}/ping`, { headers: { authorization: token } })).status;
    const answers = [await ask(key), await ask(key), await ask(key), await ask(key), await ask(secondKey)];
    expect(answers).toEqual([200, 200, 200, 429, 200]);
  });

  test("the page shows the chosen seller, and its buttons act for that one", async () => {
    await openBoth(bench);
    expect(await readPage(bench, "/")).toContain('<a href="/?seller=second-shop">ИП second-shop</a>');
    const press = (quantity: string) => {
      const body = new URLSearchParams({ sku: "TS-1", quantity, seller: "second-shop" });
      return fetch(`${bench.url}/_sandbox/orders`, { method: "POST", body, redirect: "manual" });
    };
    expect((await press("1")).headers.get("location")).toBe("/?seller=second-shop");
    expect((await press("99")).headers.get("location")).toBe("/?seller=second-shop&error=not+enough+stock");
    expect(await readPage(bench, "/?seller=second-shop")).toContain("new / waiting");
    expect(await readPage(bench, "/")).toContain("Заказов ещё нет");
    expect((await fetch(`${bench.url}/?seller=nobody`)).status).toBe(404);
  });
});

test("buyers write and send back by the buttons of the page, and a day goes by", async () => {
  const bench = await openWildberries();
  await bench.openListing();
  const { body } = await bench.control("orders", { sku: "TS-1" });
  const order = String(body.externalId);
  await bench.control(`orders/${order}/advance`, { to: "delivered" });
  const press = async (path: string, fields: Record<string, string>) => {
    const form = { method: "POST", body: new URLSearchParams(fields), redirect: "manual" } as const;
    expect((await fetch(`${bench.url}/_sandbox/${path}`, form)).status).toBe(303);
  };
  await press("reviews", { sku: "TS-1", stars: "3", text: "Нитки торчат" });
  await press("questions", { sku: "TS-1", text: "Какой состав?" });
  await press("chats", { sku: "TS-1", text: "Где мой заказ?" });
  await press("returns", { orderId: order, kind: "claim" });
  await press("time", { advanceMs: "86400000" });
  const page = await readPage(bench, "/");
  for (const words of [
    "Отзыв, 3 из 5",
    "Нитки торчат",
    "Какой состав?",
    "Где мой заказ?",
    `Заявка по заданию ${order}`,
  ]) {
    expect(page).toContain(words);
  }
  const [conversation] = (await bench.wildberries.listConversations({ shop: await bench.readShop(), kind: "review" }))
    .items;
  expect(conversation?.createdAt).toEqual(bench.clock.at);
  expect((await bench.control("time", { advanceMs: 0 })).body.now).toBe("2026-11-23T09:00:00.000Z");
  expect((await bench.control("reviews", { sku: "none", text: "?" })).status).toBe(404);
  expect((await bench.control("reviews", { sku: "TS-1", stars: 6 })).status).toBe(400);
  expect((await bench.control("returns", { orderId: "1" })).status).toBe(404);
  expect((await bench.control("returns", { orderId: order, kind: "not-collected" })).status).toBe(409);
  await bench.close();
});

test("every seller comes back after a restart", async () => {
  const stateFile = join(folder, "sellers.sqlite");
  const before = await openWildberries({ stateFile });
  await openBoth(before);
  const { body } = await before.control("orders", { sku: "TS-1", key: secondKey });
  const state = await readState(before, "");
  await before.close();

  const after = await openWildberries({ stateFile });
  expect(await readPage(after, "/")).toContain("ИП second-shop");
  expect(await readState(after, "")).toEqual(state);
  const other = after.connect(secondKey);
  const { items } = await other.listOrders({ shop: await after.readShop(other), ...span });
  expect(items).not.toEqual([]);
  expect((await after.control("orders", { sku: tShirt.sku })).body.externalId).not.toBe(body.externalId);
  await after.close();
});

async function readState(bench: Bench, query: string) {
  return (await (await fetch(`${bench.url}/_sandbox/state${query}`)).json()) as {
    sellers: { seller: { label: string }; report: object[] }[];
  };
}

/** The second seller's token with the label changed, under its old signature. */
function forge(): string {
  const [head, payload = "", signature] = secondKey.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, seller: "third-shop" })).toString("base64url");
  return [head, changed, signature].join(".");
}
