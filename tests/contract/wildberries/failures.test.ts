import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { openWildberries } from "./open-wildberries.ts";

const shop = { externalId: "sid", name: "Shop", currency: "RUB", warehouseExternalId: "1" } as const;
const listings = [{ sku: "x", externalId: "1", variantExternalId: "2" }];
const secret = "canary-7d0c51";

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  createWildberries({
    credentials: { key: secret },
    fetch: async () => new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }),
  });

const problem = (title: string, detail: string) => ({ title, detail, code: "07e4668e", status: 0 });

describe("what a failed call means", () => {
  test.each([
    ["a bad token", 401, problem("unauthorized", `token ${secret}`), {}, { failure: "credentials", code: "401" }],
    [
      "a missing category",
      401,
      problem("unauthorized", "token scope not allowed"),
      {},
      { failure: "rejected", code: "scope" },
    ],
    [
      "an empty balance of our own",
      402,
      problem("payment required", "top up"),
      {},
      { failure: "unavailable", code: "402" },
    ],
    [
      "a forbidden method",
      403,
      { code: "AccessDenied", message: "" },
      {},
      { failure: "rejected", code: "AccessDenied" },
    ],
    [
      "a refusal in a list",
      409,
      [{ code: "UploadDataLimit", message: "Upload limit exceeded.", data: [] }],
      {},
      { failure: "rejected", code: "UploadDataLimit", words: "Upload limit exceeded." },
    ],
    [
      "a refusal of the content area",
      400,
      { data: null, error: true, errorText: "lacks", additionalErrors: { "TS-1": "ids: {1}" } },
      {},
      { failure: "rejected", code: "400", words: "lacks; TS-1: ids: {1}" },
    ],
    [
      "a warehouse at work",
      406,
      { code: "WarehouseStocksUpdateBlock", message: "The warehouse is processing" },
      {},
      { failure: "unavailable" },
    ],
    ["an outage", 502, "<html>Bad Gateway</html>", {}, { failure: "unavailable", code: "502" }],
    ["HTML instead of JSON", 200, "<html>Welcome</html>", {}, { failure: "unexpected-reply" }],
    ["another shape", 200, { stocks: [{ chrtId: "two", amount: 1 }] }, {}, { failure: "unexpected-reply" }],
    ["a redirect", 302, "", {}, { failure: "unexpected-reply" }],
    ["too many calls", 429, problem("too many requests", ""), {}, { failure: "rate-limited", retryAfterMs: null }],
    [
      "too many calls, with a wait",
      429,
      "",
      { "X-Ratelimit-Retry": "7" },
      { failure: "rate-limited", retryAfterMs: 7000 },
    ],
  ])("%s", async (_, status, body, headers, expected) => {
    const failed = answering(status, body, headers).readStocks({ shop, listings });
    await expect(failed).rejects.toMatchObject(expected);
    await expect(failed).rejects.toBeInstanceOf(MarketplaceError);
    const shown = failed.catch((error: MarketplaceError) => JSON.stringify(error) + String(error) + error.words);
    await expect(shown).resolves.not.toContain(secret);
  });

  test("an unknown currency or amount is an unexpected reply", async () => {
    const good = (currencyIsoCode4217: string, discountedPrice: number) => ({
      data: { listGoods: [{ nmID: 1, sizes: [{ sizeID: 2, price: 1, discountedPrice }], currencyIsoCode4217 }] },
    });
    for (const body of [good("XXX", 1), good("RUB", 0.001)]) {
      await expect(answering(200, body).readPrices({ shop, listings })).rejects.toMatchObject({
        failure: "unexpected-reply",
      });
    }
  });

  test("an unknown status waits for a person, with its raw name", async () => {
    const order = {
      id: 5,
      rid: "r",
      article: "x",
      nmId: 1,
      chrtId: 2,
      price: 100,
      convertedPrice: 4100,
      currencyCode: 51,
      convertedCurrencyCode: 643,
      createdAt: "2026-11-20T00:00:00Z",
      someNewField: {},
    };
    const wildberries = createWildberries({
      credentials: { key: secret },
      fetch: async (url) => {
        const statuses = [{ id: 5, supplierStatus: "complete", wbStatus: "beamed_up" }];
        return Response.json({ next: 0, orders: url.endsWith("/status") ? statuses : [order] });
      },
    });
    const until = new Date("2026-11-22T00:00:00Z");
    const { items } = await wildberries.listOrders({ shop, since: until, until });
    expect(items).toMatchObject([
      { state: "ATTENTION", rawState: "complete/beamed_up", lines: [{ unitPrice: { amountMinor: 4100n } }] },
    ]);
  });
});

describe("faults on the line", () => {
  test.each([
    ["limit", "rate-limited"],
    ["500", "unavailable"],
    ["502", "unavailable"],
    ["reset", "unavailable"],
    ["half", "unavailable"],
    ["html", "unexpected-reply"],
    ["wrong-shape", "unexpected-reply"],
  ] as const)("%s is %s, and a write under it is unknown unless it was refused", async (kind, failure) => {
    const bench = await openWildberries();
    const listing = await bench.openListing();
    await bench.control("faults", { seed: 7, rules: [{ kind, share: 1 }] });
    const { wildberries } = bench;
    const listings = [listing];
    await expect(wildberries.readStocks({ shop: listing.shop, listings })).rejects.toMatchObject({ failure });
    const stocks = [{ ...listing, quantity: 4 }];
    const writing = wildberries.setStocks({ shop: listing.shop, stocks });
    if (failure === "rate-limited") await expect(writing).rejects.toMatchObject({ failure, retryAfterMs: 1_000 });
    else expect(await writing).toMatchObject([{ state: "unknown" }]);
    await bench.control("faults", { seed: 7, rules: [] });
    expect(await wildberries.setStocks({ shop: listing.shop, stocks })).toMatchObject([{ state: "confirmed" }]);
    await bench.close();
  });

  test("a list with an item twice, or backwards, gives the same orders", async () => {
    const bench = await openWildberries();
    const { shop } = await bench.openListing();
    await bench.control("orders", { sku: "TS-1", quantity: 3 });
    const read = async () => {
      const { items } = await bench.wildberries.listOrders({ shop, since: bench.clock.at, until: bench.clock.at });
      return items.map(({ externalId }) => externalId);
    };
    const calm = await read();
    for (const kind of ["duplicate", "reorder"]) {
      await bench.control("faults", { seed: 7, rules: [{ kind, share: 1 }] });
      expect((await read()).sort()).toEqual(calm);
    }
    await bench.close();
  });
});

describe("the documented limits", () => {
  test("are kept when switched on: 429 with the seconds to wait, 4XX counting ten times", async () => {
    const bench = await openWildberries();
    const own = await bench.readShop();
    await bench.control("limits", { mode: "documented" });
    const publishing = async () => {
      for (let call = 0; call < 6; call++) await bench.wildberries.listCategories({ language: "ru" });
    };
    await expect(publishing()).rejects.toMatchObject({ failure: "rate-limited", retryAfterMs: 1000 });
    const strange = { ...own, warehouseExternalId: "1" };
    const read = () => bench.wildberries.readStocks({ shop: strange, listings });
    await expect(read()).rejects.toMatchObject({ failure: "rejected", code: "NotFound" });
    await expect(read()).rejects.toMatchObject({ failure: "rejected", code: "NotFound" });
    await expect(read()).rejects.toMatchObject({ failure: "rate-limited" });
    bench.clock.at = new Date(bench.clock.at.getTime() + 1_000);
    await expect(read()).rejects.toMatchObject({ failure: "rejected" });
    await bench.close();
  });
});
