import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Shop } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { money } from "@/lib/money";
import { bySku, key, openUzum } from "./sandbox.ts";

const shop: Shop = { externalId: "12501", name: "Shop", currency: "UZS", warehouseExternalId: null };
const answering = (body: unknown) => createUzum({ credentials: { key }, fetch: async () => Response.json(body) });
const price = money(500n, "UZS");
const since = new Date(0);
const until = new Date("2026-11-22T12:00:00Z");

const reads: [string, (uzum: Marketplace) => Promise<unknown>][] = [
  ["listings", (uzum) => uzum.listListings({ shop })],
  ["prices", (uzum) => uzum.readPrices({ shop, listings: [bySku("TS1")] })],
  [
    "tariffs",
    (uzum) =>
      uzum.readTariffs({ shop, items: [{ ...bySku("TS1"), categoryExternalId: null, price, dimensions: null }] }),
  ],
  ["stocks", (uzum) => uzum.readStocks({ shop, listings: [bySku("TS1")] })],
  ["orders", (uzum) => uzum.listOrders({ shop, since, until })],
  ["one order", (uzum) => uzum.getOrder({ shop, externalId: "5" })],
  ["fees", (uzum) => uzum.listFees({ shop, orders: [{ externalId: "5", orderedAt: since }], until })],
  ["returns", (uzum) => uzum.listReturns({ shop, since, until })],
];

describe.each(reads)("%s", (_, read) => {
  test.each([
    ["of something else", { weather: "fine", degrees: [21] }],
    ["without anything", {}],
    ["that is text", "maintenance"],
    ["with an empty payload", { payload: {} }],
  ])("are never read as none out of a reply %s", async (_name, body) => {
    await expect(read(answering(body))).rejects.toMatchObject({ failure: "unexpected-reply" });
  });
});

test("a catalogue that counts products and shows none is no empty catalogue", async () => {
  const uzum = answering({ productList: [], totalProductsAmount: 12 });
  await expect(uzum.listListings({ shop })).rejects.toMatchObject({ failure: "unexpected-reply" });
  expect(await answering({ productList: null, totalProductsAmount: 0 }).listListings({ shop })).toEqual({
    items: [],
    nextCursor: null,
  });
});

test("another order than the one asked for is not taken for it", async () => {
  const uzum = answering({ payload: { id: 6, status: "CANCELED", orderItems: [] } });
  await expect(uzum.getOrder({ shop, externalId: "5" })).rejects.toMatchObject({ failure: "unexpected-reply" });
});

test("a listing that a reply leaves out has no price, no stock and no tariff, rather than nought", async () => {
  const other = { productId: 1, skuList: [{ skuId: 2, sellerItemCode: "OTHER", price: 7, commission: 9 }] };
  const catalogue = answering({ productList: [other], totalProductsAmount: 1 });
  const ref = bySku("TS1");
  expect(await catalogue.readPrices({ shop, listings: [ref] })).toEqual([]);
  expect(
    await catalogue.readTariffs({ shop, items: [{ ...ref, categoryExternalId: null, price, dimensions: null }] }),
  ).toEqual([]);
  const rows = answering({ payload: { skuAmountList: [{ skuId: 2, sellerSkuCode: "OTHER", amount: 7 }] } });
  expect(await rows.readStocks({ shop, listings: [ref] })).toEqual([]);
});

test("stock pages that repeat come to an end", async () => {
  const row = (skuId: number) => ({ skuId, sellerSkuCode: `S${skuId}`, barcode: String(skuId), amount: 3 });
  const skuAmountList = Array.from({ length: 100 }, (_, index) => row(index + 1));
  const stocks = await answering({ payload: { skuAmountList } }).readStocks({ shop, listings: [bySku("S7")] });
  expect(stocks).toEqual([{ sku: "S7", quantity: 3 }]);
});

test("a write answered with errors under status 200 did not happen", async () => {
  const uzum = createUzum({
    credentials: { key },
    fetch: async (_, init) =>
      init.method === "POST"
        ? Response.json({ errors: [{ code: "bad-request", message: "Neto" }] })
        : Response.json({ payload: { skuAmountList: [{ skuId: 1, sellerSkuCode: "S1", barcode: "1", amount: 0 }] } }),
  });
  const [outcome] = await uzum.setStocks({ shop, stocks: [{ ...bySku("S1"), quantity: 4 }] });
  expect(outcome).toMatchObject({ state: "rejected", reason: { words: "Neto" } });
});

describe("with the sandbox's faults", () => {
  let bench: Awaited<ReturnType<typeof openUzum>>;
  beforeEach(async () => {
    bench = await openUzum();
    await bench.addCard();
  });
  afterEach(() => bench.close());

  const plan = (kind: string, match = "", most = 1) =>
    bench.control("/_sandbox/faults", { seed: 3, rules: [{ kind, share: 1, match, most }] });

  test.each([
    ["reset", "unavailable"],
    ["half", "unavailable"],
    ["500", "unavailable"],
    ["502", "unavailable"],
    ["html", "unexpected-reply"],
    ["wrong-shape", "unexpected-reply"],
    ["limit", "rate-limited"],
  ])("%s is told as %s, and the next call is well again", async (kind, failure) => {
    await plan(kind);
    const list = () => bench.uzum.listListings({ shop: bench.shop });
    await expect(list()).rejects.toMatchObject({ failure });
    expect((await list()).items).toHaveLength(1);
  });

  test.each(["drop-reply", "half"])(
    "a stock whose reply is lost by %s is found by reading, and sent once",
    async (kind) => {
      await plan(kind, "/v2/fbs/sku/stocks");
      const stocks = [{ ...bySku("TS1"), quantity: 6 }];
      expect(await bench.uzum.setStocks({ shop: bench.shop, stocks })).toMatchObject([{ state: "confirmed" }]);
      expect(await bench.uzum.setStocks({ shop: bench.shop, stocks })).toMatchObject([{ state: "unchanged" }]);
    },
  );

  test.each(["html", "reset", "500"])("a price that %s kept away is unknown, never confirmed", async (kind) => {
    await plan(kind, "sendPriceData");
    const outcomes = await bench.uzum.setPrices({ shop: bench.shop, prices: [{ ...bySku("TS1"), price }] });
    expect(outcomes).toMatchObject([{ state: "unknown" }]);
  });

  test("lists that come doubled or backwards name the same listings", async () => {
    await bench.addCard({ sku: "TS2", barcode: "" });
    for (const kind of ["duplicate", "reorder"]) {
      await plan(kind, "/v1/product/shop", 9);
      const { items } = await bench.uzum.listListings({ shop: bench.shop, skus: ["TS1", "TS2"] });
      expect(items.map(({ sku }) => sku).sort()).toEqual(["TS1", "TS2"]);
    }
  });
});
