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

  test("in quarantine are listed with the held and the shown one, card by card", async () => {
    await set(430n);
    expect(await bench.wildberries.listQuarantinedPrices({ shop: ts.shop })).toEqual({
      items: [
        {
          sku: "TS-1",
          externalId: ts.externalId,
          heldPrice: roubles(430n),
          shownPrice: roubles(1290n),
          rawReason: "at least 3 times lower",
        },
      ],
      nextCursor: null,
    });
    await set(1190n);
    expect((await bench.wildberries.listQuarantinedPrices({ shop: ts.shop })).items).toEqual([]);
  });

  test("of items that nobody knows are refused, though the answer might mean that they stand already", async () => {
    const prices = [{ sku: "gone", externalId: "1", variantExternalId: "2", price: roubles(100n) }];
    expect(await bench.wildberries.setPrices({ shop: ts.shop, prices })).toMatchObject([
      { sku: "gone", state: "rejected", reason: { words: expect.stringMatching("specified incorrectly") } },
    ]);
    const blind = bench.through(async (url, init) =>
      init.method === "POST" && /list\/goods/.test(url) ? new Response(null, { status: 502 }) : fetch(url, init),
    );
    expect(await blind.setPrices({ shop: ts.shop, prices })).toMatchObject([{ state: "unknown" }]);
  });

  test("of a load that was worked off long ago are not called confirmed", async () => {
    const repeated = (sold: bigint) =>
      bench.through(async (url) => {
        const { pathname } = new URL(url);
        if (pathname.endsWith("/upload/task")) {
          return Response.json({ data: { id: 5, alreadyExists: true }, error: false }, { status: 208 });
        }
        if (pathname.endsWith("/history/tasks")) return Response.json({ data: { status: 3 } });
        const sizes = [{ sizeID: 1, price: Number(sold), discountedPrice: Number(sold) }];
        const good = { nmID: Number(ts.externalId), sizes, currencyIsoCode4217: "RUB" };
        return Response.json({ data: { listGoods: [good] } });
      });
    expect(await set(1190n, repeated(1190n))).toMatchObject([{ state: "unchanged" }]);
    expect(await set(1190n, repeated(1290n))).toMatchObject([{ state: "unknown" }]);
  });

  test("of a card's sizes are one: the same goes in once, another is refused", async () => {
    const price = roubles(1190n);
    const prices = [
      { ...ts, sku: "TS-1/M", price },
      { ...ts, sku: "TS-1/L", price },
      { ...ts, sku: "TS-1/S", price: roubles(1200n) },
    ];
    const outcomes = await bench.wildberries.setPrices({ shop: ts.shop, prices: prices.slice(0, 2) });
    expect(outcomes.map(({ sku, state }) => [sku, state])).toEqual([
      ["TS-1/M", "confirmed"],
      ["TS-1/L", "confirmed"],
    ]);
    const mixed = await bench.wildberries.setPrices({ shop: ts.shop, prices });
    expect(mixed.filter(({ state }) => state === "rejected").length).toBeGreaterThan(0);
    expect(mixed).toHaveLength(3);
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

  test("that never was is not known", async () => {
    const other = { ...tShirt, sku: "TS-3", barcodes: [] };
    await bench.wildberries.publishCards({ shop: ts.shop, cards: [other] });
    const listings = [bySku("TS-3")];
    expect(await bench.wildberries.readStocks({ shop: ts.shop, listings })).toEqual([]);
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

  test("with sizes that the refusal names is sent again without them: one refused call, not many", async () => {
    const stocks = [{ ...ts, quantity: 3 }];
    for (let index = 0; index < 6; index++) {
      stocks.push({ ...ts, sku: `gone-${index}`, variantExternalId: String(index + 1), quantity: 1 });
    }
    const before = bench.exchanges.length;
    const outcomes = await bench.wildberries.setStocks({ shop: ts.shop, stocks });
    expect(outcomes.filter(({ state }) => state === "rejected")).toHaveLength(6);
    expect(outcomes.find(({ sku }) => sku === "TS-1")).toMatchObject({ state: "confirmed" });
    const statuses = bench.exchanges.slice(before).map(({ status }) => status);
    expect(statuses).toEqual([409, 204, 200]);
  });

  test("of another warehouse's answer, or of an empty one, is not taken for nought", async () => {
    const empty = bench.through(async () => Response.json({ stocks: [] }));
    expect(await empty.readStocks({ shop: ts.shop, listings: [ts] })).toEqual([]);
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
