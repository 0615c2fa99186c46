import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shop } from "@/lib/marketplaces/types";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { money } from "@/lib/money";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

describe("Yandex Market: prices and stocks", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  let shop: Shop;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0 });
    shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: ["A", "B", "C"].map((sku) => lampCard(sku)) });
  });
  afterAll(() => yandex.sandbox.close());

  const uzs = (minor: bigint) => money(minor, "UZS");
  const setPrice = (sku: string, minor: bigint) =>
    yandex.market.setPrices({ shop, prices: [{ ...refOf(sku), price: uzs(minor) }] });

  test("a price is accepted and read back", async () => {
    expect(await setPrice("A", 21_050_050n)).toEqual([{ sku: "A", state: "accepted", task: null, reason: null }]);
    const prices = await yandex.market.readPrices({ shop, listings: [refOf("A"), refOf("nowhere")] });
    expect(prices).toEqual([{ sku: "A", price: uzs(21_050_050n) }]);
  });

  test("a fall by more than half goes to quarantine, and another price brings the listing back", async () => {
    await yandex.market.setStocks({ shop, stocks: [{ ...refOf("B"), quantity: 3 }] });
    await setPrice("B", 5_000_000n);
    const { items } = await yandex.market.listListings({ shop, skus: ["B"] });
    expect(items[0]).toMatchObject({ state: "blocked", complaints: [{ code: "price", field: "price" }] });
    expect(items[0]?.complaints[0]?.words).toContain("LAST_VALID_PRICE 189000");
    await setPrice("B", 18_000_000n);
    const again = await yandex.market.listListings({ shop, skus: ["B"] });
    expect(again.items[0]).toMatchObject({ state: "live", rawState: "PUBLISHED/HAS_CARD_CAN_UPDATE", complaints: [] });
  });

  test("stock is what buyers may still order", async () => {
    const outcomes = await yandex.market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 7 }] });
    expect(outcomes).toEqual([{ sku: "A", state: "accepted", task: null, reason: null }]);
    await yandex.control("orders", { sku: "A", quantity: 2 });
    const stocks = await yandex.market.readStocks({ shop, listings: [refOf("A"), refOf("nowhere")] });
    expect(stocks).toEqual([{ sku: "A", quantity: 5 }]);
  });

  test("one bad item is refused alone", async () => {
    const stocks = ["A", "missing", "B", "C"].map((sku) => ({ ...refOf(sku), quantity: 4 }));
    const outcomes = await yandex.market.setStocks({ shop, stocks });
    expect(outcomes.map(({ state }) => state)).toEqual(["accepted", "rejected", "accepted", "accepted"]);
    expect(outcomes[1]?.reason).toMatchObject({ code: "stock", words: expect.stringContaining("missing") });
    const prices = await yandex.market.setPrices({
      shop,
      prices: [
        { ...refOf("A"), price: uzs(20_000_000n) },
        { ...refOf("B"), price: money(500_000n, "RUB") },
      ],
    });
    expect(prices.map(({ state }) => state)).toEqual(["accepted", "rejected"]);
  });

  test("a lost reply is unknown, not failed", async () => {
    const market = createYandex({
      credentials: { key: "ACMA:right" },
      origin: yandex.sandbox.url,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (url.endsWith("/stocks/update")) throw new TypeError("cut");
        return response;
      },
    });
    const outcomes = await market.setStocks({ shop, stocks: [{ ...refOf("C"), quantity: 9 }] });
    expect(outcomes).toEqual([{ sku: "C", state: "unknown", task: null, reason: null }]);
    expect(await yandex.market.readStocks({ shop, listings: [refOf("C")] })).toEqual([{ sku: "C", quantity: 9 }]);
  });

  test("every request and reply is as the specification says", () => {
    expect(yandex.listViolations()).toEqual([]);
  });
});
