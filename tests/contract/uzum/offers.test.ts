import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fetch } from "@/lib/marketplaces/http";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { money } from "@/lib/money";
import { bySku, key, openUzum } from "./sandbox.ts";

let bench: Awaited<ReturnType<typeof openUzum>>;

beforeEach(async () => {
  bench = await openUzum();
  await bench.addCard();
  await bench.addCard({ sku: "TS2", barcode: "4780000000024" });
});
afterEach(() => bench.close());

const som = (amount: bigint) => money(amount * 100n, "UZS");
const through = (fetch: Fetch) => createUzum({ credentials: { key }, origin: bench.url, fetch });

/** Does the call for real and loses its answer, where the path matches. */
const losing =
  (path: RegExp): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (path.test(url) && init.method === "POST") throw new TypeError("the line was cut");
    return response;
  };

describe("prices", () => {
  const readPrice = async (sku: string) =>
    (await bench.uzum.readPrices({ shop: bench.shop, listings: [bySku(sku)] }))[0]?.price;

  test("are set, and confirmed by reading them back", async () => {
    const prices = [
      { ...bySku("TS1"), price: som(119_000n) },
      { ...bySku("TS2"), price: som(99_000n) },
    ];
    const outcomes = await bench.uzum.setPrices({ shop: bench.shop, prices });
    expect(outcomes).toEqual(prices.map(({ sku }) => ({ sku, state: "confirmed", task: null, reason: null })));
    expect(await readPrice("TS1")).toEqual(som(119_000n));
  });

  test("need no look-up for listings whose ids are known", async () => {
    const { items } = await bench.uzum.listListings({ shop: bench.shop, skus: ["TS1"] });
    const before = bench.exchanges.length;
    await bench.uzum.setPrices({ shop: bench.shop, prices: items.map((item) => ({ ...item, price: som(1n) })) });
    expect(bench.exchanges.slice(before).map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  test("that Uzum does not take, and unknown SKUs, are rejected one by one", async () => {
    const prices = [
      { ...bySku("TS1"), price: money(150n, "UZS") },
      { ...bySku("TS2"), price: money(100n, "RUB") },
      { ...bySku("none"), price: som(5n) },
    ];
    const outcomes = await bench.uzum.setPrices({ shop: bench.shop, prices });
    expect(outcomes.map(({ state }) => state)).toEqual(["rejected", "rejected", "rejected"]);
    expect(await readPrice("TS1")).toEqual(som(129_000n));
  });

  test("whose reply is lost are found by reading, and not sent again", async () => {
    const uzum = through(losing(/sendPriceData/));
    const outcomes = await uzum.setPrices({ shop: bench.shop, prices: [{ ...bySku("TS1"), price: som(7n) }] });
    expect(outcomes[0]?.state).toBe("confirmed");
  });

  test("that never arrived are unknown", async () => {
    const uzum = through(async (url, init) => {
      if (init.method === "POST") throw new TypeError("the line was cut");
      return fetch(url, init);
    });
    const outcomes = await uzum.setPrices({ shop: bench.shop, prices: [{ ...bySku("TS1"), price: som(7n) }] });
    expect(outcomes[0]?.state).toBe("unknown");
  });

  test("stopped by the limit in the middle keep what went out before", async () => {
    let posts = 0;
    const uzum = through(async (url, init) => {
      if (init.method === "POST" && ++posts === 2) return new Response(null, { status: 429 });
      return fetch(url, init);
    });
    const prices = [
      { ...bySku("TS1"), price: som(7n) },
      { ...bySku("TS2"), price: som(8n) },
    ];
    const outcomes = await uzum.setPrices({ shop: bench.shop, prices });
    expect(outcomes.map(({ state }) => state)).toEqual(["confirmed", "unknown"]);
  });
});

describe("an SKU without its ids", () => {
  test("is never another one that only ends alike", async () => {
    await bench.addCard({ sku: "SHIRT-M", barcode: "4780000000048" });
    await bench.addCard({ sku: "TROUSERS-M", barcode: "4780000000055" });
    const prices = [{ ...bySku("M"), price: som(7n) }];
    expect(await bench.uzum.setPrices({ shop: bench.shop, prices })).toMatchObject([{ state: "rejected" }]);
    const stocks = [{ ...bySku("M"), quantity: 9 }];
    expect(await bench.uzum.setStocks({ shop: bench.shop, stocks })).toMatchObject([{ state: "rejected" }]);
    const named = [{ ...bySku("SHIRT-M"), price: som(8n) }];
    expect(await bench.uzum.setPrices({ shop: bench.shop, prices: named })).toMatchObject([{ state: "confirmed" }]);
  });
});

describe("a list in shorter pages than were asked for", () => {
  test("is read to its end all the same", async () => {
    // Twenty at most, whatever `size` says.
    const clamped = through(async (url, init) => {
      const target = new URL(url);
      if (target.searchParams.has("size")) target.searchParams.set("size", "20");
      return fetch(target, init);
    });
    for (let index = 0; index < 43; index++) {
      await bench.addCard({ sku: `N${index}`, barcode: String(4_780_000_001_000 + index) });
    }
    await bench.uzum.setStocks({ shop: bench.shop, stocks: [{ ...bySku("TS1"), quantity: 60 }] });
    for (let index = 0; index < 45; index++) await bench.control("/_sandbox/orders", { sku: "TS1", quantity: 1 });
    const skus = new Set<string>();
    const orders = new Set<string>();
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await clamped.listListings({ shop: bench.shop, cursor: cursor ?? null });
      for (const { sku } of page.items) skus.add(sku);
      cursor = page.nextCursor;
    }
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const span = { since: new Date(Date.now() - 60_000), until: new Date() };
      const page = await clamped.listOrders({ shop: bench.shop, ...span, cursor: cursor ?? null });
      for (const { externalId } of page.items) orders.add(externalId);
      cursor = page.nextCursor;
    }
    expect([skus.size, orders.size]).toEqual([45, 45]);
  });
});

describe("stocks", () => {
  const read = () => bench.uzum.readStocks({ shop: bench.shop, listings: [bySku("TS1"), bySku("TS2"), bySku("none")] });

  test("are set by SKU, confirmed by reading them back, and left alone when they already hold", async () => {
    const stocks = [
      { ...bySku("TS1"), quantity: 7 },
      { ...bySku("TS2"), quantity: 0 },
    ];
    const first = await bench.uzum.setStocks({ shop: bench.shop, stocks });
    expect(first.map(({ state }) => state)).toEqual(["confirmed", "unchanged"]);
    const second = await bench.uzum.setStocks({ shop: bench.shop, stocks });
    expect(second.map(({ state }) => state)).toEqual(["unchanged", "unchanged"]);
    expect(await read()).toEqual([
      { sku: "TS1", quantity: 7 },
      { sku: "TS2", quantity: 0 },
    ]);
  });

  test("one bad line does not stop the others of its batch", async () => {
    await bench.addCard({ sku: "TS3", barcode: "4780000000031" });
    await bench.control("/_sandbox/moderation", { sku: "TS3", verdict: "rejected" });
    const stocks = ["TS1", "TS3", "TS2"].map((sku) => ({ ...bySku(sku), quantity: 5 }));
    const outcomes = await bench.uzum.setStocks({ shop: bench.shop, stocks });
    expect(outcomes.map(({ state }) => state)).toEqual(["confirmed", "rejected", "confirmed"]);
    expect(outcomes[1]?.reason?.words).toContain("4780000000031");
  });

  test("unknown SKUs and amounts that Uzum does not take are rejected", async () => {
    const stocks = [
      { ...bySku("none"), quantity: 1 },
      { ...bySku("TS1"), quantity: 10_001 },
      { ...bySku("TS2"), quantity: -1 },
    ];
    const outcomes = await bench.uzum.setStocks({ shop: bench.shop, stocks });
    expect(outcomes.map(({ state }) => state)).toEqual(["rejected", "rejected", "rejected"]);
  });

  test("whose reply is lost are found by reading", async () => {
    const uzum = through(losing(/sku\/stocks/));
    const outcomes = await uzum.setStocks({ shop: bench.shop, stocks: [{ ...bySku("TS1"), quantity: 3 }] });
    expect(outcomes[0]?.state).toBe("confirmed");
  });
});
