import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fetch } from "@/lib/marketplaces/http";
import { money } from "@/lib/money";
import { type Bench, bySku, openWildberries, roubles, tShirt } from "./open-wildberries.ts";

let bench: Bench;
let ts: Awaited<ReturnType<Bench["openListing"]>>;
beforeEach(async () => {
  bench = await openWildberries();
  ts = await bench.openListing();
});
afterEach(() => bench.close());

/** Does the call for real and loses its answer, where the path matches. */
const losing =
  (path: RegExp): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (path.test(url)) throw new TypeError("the line was cut");
    return response;
  };

describe("prices", () => {
  const set = (amount: bigint, through = bench.wildberries) =>
    through.setPrices({ shop: ts.shop, prices: [{ ...ts, price: roubles(amount) }] });
  const read = async () => (await bench.wildberries.readPrices({ shop: ts.shop, listings: [ts] }))[0]?.price;

  test("are set, confirmed by the history of the load, and read back", async () => {
    expect(await set(1190n)).toEqual([{ sku: "TS-1", state: "confirmed", task: null, reason: null }]);
    expect(await read()).toEqual(roubles(1190n));
  });

  test("that stand already are unchanged", async () => {
    await set(1190n);
    expect(await set(1190n)).toMatchObject([{ state: "unchanged" }]);
  });

  test("at least three times lower go to quarantine: refused with the reason, the old price stays", async () => {
    expect(await set(430n)).toMatchObject([
      { state: "rejected", reason: { code: "price", words: expect.stringMatching("Quarantine") } },
    ]);
    expect(await read()).toEqual(roubles(1290n));
    // The same load again is answered 208 with the id of the first, and so with its outcome.
    expect(await set(430n)).toMatchObject([{ state: "rejected" }]);
    expect(bench.exchanges.filter(({ status }) => status === 208)).toHaveLength(1);
  });

  test("still being worked on are accepted, and asking again tells the outcome", async () => {
    await bench.close();
    bench = await openWildberries({ priceTaskMs: 5_000 });
    ts = await bench.openListing();
    const [first] = await set(1190n);
    expect(first).toMatchObject({ state: "accepted", task: expect.stringMatching(/^\d+$/) });
    expect(await set(1190n)).toMatchObject([{ state: "accepted", task: first?.task }]);
    bench.clock.at = new Date(bench.clock.at.getTime() + 5_000);
    expect(await read()).toEqual(roubles(1190n));
    expect(await set(1190n)).toMatchObject([{ state: "unchanged" }]);
  });

  test("whose answer was lost are unknown", async () => {
    expect(await set(1190n, bench.through(losing(/upload\/task/)))).toMatchObject([{ state: "unknown", reason: null }]);
    expect(await read()).toEqual(roubles(1190n));
  });

  test("of a batch are judged one by one", async () => {
    const other = await bench.openListing({ sku: "TS-2", barcodes: [] });
    const prices = [
      { ...ts, price: roubles(1200n) },
      { ...other, price: money(120_050n, "RUB") },
      { ...bySku("none"), price: roubles(100n) },
      { sku: "gone", externalId: "1", variantExternalId: "2", price: roubles(100n) },
      { ...bySku("TS-2"), price: money(1_000_000n, "UZS") },
    ];
    const outcomes = await bench.wildberries.setPrices({ shop: ts.shop, prices });
    expect(outcomes.map(({ sku, state }) => `${sku} ${state}`).sort()).toEqual([
      "TS-1 confirmed",
      "TS-2 rejected",
      "TS-2 rejected",
      "gone rejected",
      "none rejected",
    ]);
    expect(outcomes.every(({ state, reason }) => state === "confirmed" || reason?.code === "price")).toBe(true);
  });

  test("are found by SKU alone", async () => {
    const [price] = await bench.wildberries.readPrices({ shop: ts.shop, listings: [bySku("TS-1"), bySku("none")] });
    expect(price).toEqual({ sku: "TS-1", price: roubles(1290n) });
  });
});

describe("stock", () => {
  const set = (quantity: number, through = bench.wildberries) =>
    through.setStocks({ shop: ts.shop, stocks: [{ ...ts, quantity }] });
  const read = async () => (await bench.wildberries.readStocks({ shop: ts.shop, listings: [bySku("TS-1")] }))[0];

  test("is set and read back", async () => {
    expect(await set(7)).toEqual([{ sku: "TS-1", state: "confirmed", task: null, reason: null }]);
    expect(await read()).toEqual({ sku: "TS-1", quantity: 7 });
    expect(await set(0)).toMatchObject([{ state: "confirmed" }]);
    expect(await read()).toEqual({ sku: "TS-1", quantity: 0 });
  });

  test("that never was is nought", async () => {
    const other = { ...tShirt, sku: "TS-3", barcodes: [] };
    await bench.wildberries.publishCards({ shop: ts.shop, cards: [other] });
    const listings = [bySku("TS-3")];
    expect(await bench.wildberries.readStocks({ shop: ts.shop, listings })).toEqual([{ sku: "TS-3", quantity: 0 }]);
  });

  test("of a batch is judged one by one", async () => {
    const outcomes = await bench.wildberries.setStocks({
      shop: ts.shop,
      stocks: [
        { ...ts, quantity: 3 },
        { ...ts, sku: "too many", quantity: 100_001 },
        { sku: "gone", externalId: "1", variantExternalId: "2", quantity: 1 },
        { ...bySku("none"), quantity: 1 },
      ],
    });
    expect(Object.fromEntries(outcomes.map(({ sku, state }) => [sku, state]))).toEqual({
      "TS-1": "confirmed",
      "too many": "rejected",
      gone: "rejected",
      none: "rejected",
    });
  });

  test("whose answer was lost is unknown; without a warehouse it is refused", async () => {
    expect(await set(5, bench.through(losing(/\/stocks\//)))).toMatchObject([{ state: "unknown" }]);
    expect(await read()).toMatchObject({ quantity: 5 });
    const shop = { ...ts.shop, warehouseExternalId: null };
    const stocks = [{ ...ts, quantity: 1 }];
    expect(await bench.wildberries.setStocks({ shop, stocks })).toMatchObject([
      { state: "rejected", reason: { code: "stock" } },
    ]);
  });
});
