import { afterAll, beforeAll, expect, test } from "vitest";
import type { ListingRef, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { makeCard } from "./make-card.ts";
import { openOzon, publishLive, readShop } from "./open-ozon.ts";

let opened: Awaited<ReturnType<typeof openOzon>>;
let shop: Shop;
beforeAll(async () => {
  opened = await openOzon();
  shop = await readShop(opened.ozon);
});
afterAll(() => opened.close());

const unknown: ListingRef = { sku: "NOT-THERE", externalId: null, variantExternalId: null };

test("a price is set and read back to the kopeck", async () => {
  const listing = await publishLive(opened, shop, "PRICE-1", 5);
  const price = money(1_299_95n, "RUB");
  const outcomes = await opened.ozon.setPrices({ shop, prices: [{ ...listing, price }] });
  expect(outcomes).toEqual([{ sku: "PRICE-1", state: "confirmed", task: null, reason: null }]);
  expect(await opened.ozon.readPrices({ shop, listings: [listing] })).toEqual([{ sku: "PRICE-1", price }]);
});

test("a partial batch is answered item by item, in the order that was asked", async () => {
  const listing = await publishLive(opened, shop, "PRICE-2", 5);
  const outcomes = await opened.ozon.setPrices({
    shop,
    prices: [
      { ...unknown, price: money(100_00n, "RUB") },
      { ...listing, price: money(500_00n, "RUB") },
      { ...unknown, sku: "SUM", price: money(45_000_00n, "UZS") },
    ],
  });
  expect(outcomes.map(({ sku, state, reason }) => [sku, state, reason?.code, reason?.words])).toEqual([
    ["NOT-THERE", "rejected", "price", "NOT_FOUND_ERROR"],
    ["PRICE-2", "confirmed", undefined, undefined],
    ["SUM", "rejected", "price", "currency_code UZS, cabinet RUB"],
  ]);
});

test("the eleventh price of a product within an hour is limited, not rejected", async () => {
  const listing = await publishLive(opened, shop, "PRICE-3", 5);
  const set = (rouble: bigint) =>
    opened.ozon.setPrices({ shop, prices: [{ ...listing, price: money(rouble * 100n, "RUB") }] });
  for (let rouble = 401n; rouble <= 410n; rouble += 1n) expect((await set(rouble))[0]?.state).toBe("confirmed");
  await expect(set(411n)).rejects.toMatchObject({ failure: "rate-limited", retryAfterMs: 3_600_000 });
  const other = await publishLive(opened, shop, "PRICE-4", 5);
  const price = money(412_00n, "RUB");
  const mixed = await opened.ozon.setPrices({
    shop,
    prices: [
      { ...listing, price },
      { ...other, price },
    ],
  });
  expect(mixed.map(({ state }) => state)).toEqual(["unknown", "confirmed"]);
  opened.moveClock(3_600_000);
  expect((await set(413n))[0]?.state).toBe("confirmed");
});

test("stock is what may be ordered, and needs no product id from us", async () => {
  await publishLive(opened, shop, "STOCK-1", 7);
  const listing = { ...unknown, sku: "STOCK-1" };
  expect(await opened.ozon.readStocks({ shop, listings: [listing] })).toEqual([{ sku: "STOCK-1", quantity: 7 }]);
  await opened.order("STOCK-1", 2);
  expect(await opened.ozon.readStocks({ shop, listings: [listing] })).toEqual([{ sku: "STOCK-1", quantity: 5 }]);

  await expect(opened.ozon.setStocks({ shop, stocks: [{ ...listing, quantity: 9 }] })).rejects.toMatchObject({
    failure: "rate-limited",
    retryAfterMs: 30_000,
  });
  opened.moveClock(30_000);
  expect((await opened.ozon.setStocks({ shop, stocks: [{ ...listing, quantity: 9 }] }))[0]?.state).toBe("confirmed");
  expect(await opened.ozon.readStocks({ shop, listings: [listing] })).toEqual([{ sku: "STOCK-1", quantity: 9 }]);
});

test("stock of an unknown or unmoderated product is rejected", async () => {
  await opened.ozon.publishCards({ shop, cards: [makeCard("STOCK-2")] });
  const outcomes = await opened.ozon.setStocks({
    shop,
    stocks: [
      { ...unknown, quantity: 1 },
      { ...unknown, sku: "STOCK-2", quantity: 1 },
    ],
  });
  expect(outcomes.map(({ state, reason }) => [state, reason?.code, reason?.words])).toEqual([
    ["rejected", "stock", "offer_id_not_found"],
    ["rejected", "stock", "product_is_not_created"],
  ]);
});

test("a shop without a warehouse cannot take stock", async () => {
  const stocks = opened.ozon.setStocks({ shop: { ...shop, warehouseExternalId: null }, stocks: [] });
  await expect(stocks).rejects.toMatchObject({ failure: "rejected", code: "no-warehouse" });
});

test("every call and answer keeps to the specification", ({ skip }) => {
  const violations = opened.listViolations();
  if (violations === null) skip("the marketplaces' specifications are not beside the repository");
  expect(violations).toEqual([]);
});
