import { afterEach, beforeEach, expect, test } from "vitest";
import type { Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { bySku, openUzum } from "./sandbox.ts";

let bench: Awaited<ReturnType<typeof openUzum>>;
let second: Shop;

beforeEach(async () => {
  bench = await openUzum();
  const { body } = await bench.control("/_sandbox/shops", { name: "Ikkinchi doʻkon" });
  const shops = (await bench.uzum.checkConnection()).shops;
  expect(shops.map(({ name }) => name)).toEqual(["Demo doʻkon", "Ikkinchi doʻkon"]);
  const found = shops.find(({ externalId }) => externalId === String(body.id));
  if (!found) throw new Error("the second shop is not there");
  second = found;
  await bench.addCard();
  await bench.addCard({ sku: "TS2", barcode: "4780000000024", shop: body.id });
});
afterEach(() => bench.close());

test("each shop of a key shows its own cards, and takes prices for them alone", async () => {
  const { uzum, shop } = bench;
  const skusOf = async (one: Shop) => (await uzum.listListings({ shop: one })).items.map(({ sku }) => sku);
  expect([await skusOf(shop), await skusOf(second)]).toEqual([["TS1"], ["TS2"]]);
  const { items } = await uzum.listListings({ shop: second });
  const prices = items.map((item) => ({ ...item, price: money(700n, "UZS") }));
  expect(await uzum.setPrices({ shop, prices })).toMatchObject([{ state: "rejected" }]);
  expect(await uzum.setPrices({ shop: second, prices })).toMatchObject([{ state: "confirmed" }]);
});

test("stock is read and written over all shops, orders and returns belong to one", async () => {
  const { uzum, shop } = bench;
  await uzum.setStocks({ shop: second, stocks: [{ ...bySku("TS2"), quantity: 4 }] });
  expect(await uzum.readStocks({ shop, listings: [bySku("TS2")] })).toEqual([{ sku: "TS2", quantity: 4 }]);
  const { body } = await bench.control("/_sandbox/orders", { sku: "TS2" });
  const window = { since: new Date(0), until: new Date() };
  const orders = async (one: Shop) => (await uzum.listOrders({ shop: one, ...window })).items;
  expect([await orders(shop), await orders(second)]).toMatchObject([
    [],
    [{ externalId: body.externalId, shopExternalId: second.externalId }],
  ]);
  // A key that sees the order is told its true shop, whichever it asked with.
  const order = await uzum.getOrder({ shop, externalId: String(body.externalId) });
  expect(order?.shopExternalId).toBe(second.externalId);
  await bench.control("/_sandbox/returns", { orderId: body.externalId, kind: "stock" });
  const returns = async (one: Shop) => (await uzum.listReturns({ shop: one, ...window })).items.length;
  expect([await returns(shop), await returns(second)]).toEqual([0, 1]);
});
