import { describe, expect, test } from "vitest";
import type { Limiter, LimitNews, Operation } from "@/lib/marketplaces/limits";
import { createMemoryLimiter } from "@/lib/marketplaces/memory-limiter";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { bySku, firstShop, key, openUzum } from "./sandbox.ts";

const shop = { externalId: "12501", name: "Shop", currency: "UZS", warehouseExternalId: null } as const;

function watch() {
  const entered: Operation[] = [];
  const news: LimitNews[] = [];
  const limiter: Limiter = {
    enter: async (operation) => void entered.push(operation),
    heed: async (_, one) => void news.push(one),
  };
  return { limiter, entered, news };
}

describe("the limiter", () => {
  test("is asked before every call, and every call counts in the key's one bucket", async () => {
    const { limiter, entered } = watch();
    const bench = await openUzum();
    try {
      const uzum = createUzum({ credentials: { key }, origin: bench.url, limiter });
      await uzum.listListings({ shop: await firstShop(uzum) });
    } finally {
      await bench.close();
    }
    const { listShops, readStocks, listProducts } = operations;
    expect(entered.map(({ path }) => path)).toEqual([listShops.path, readStocks.path, listProducts.path]);
    // The replies told how many a second are allowed.
    expect(entered.at(-1)?.limits[0]).toMatchObject({ name: "uzum-key", count: 50, burst: 100 });
    expect(new Set(Object.values(operations).flatMap(({ limits }) => limits.map(({ name }) => name))).size).toBe(1);
  });

  test.each([
    ["room for more", 200, { "x-ratelimit-remaining": "1", "x-ratelimit-remaining-per-day": "9" }, []],
    [
      "its last token taken",
      200,
      { "x-ratelimit-remaining": "0", "x-ratelimit-replenish-rate": "2" },
      [{ pauseMs: 500 }],
    ],
    ["a header that says nothing", 200, { "x-ratelimit-remaining": "" }, []],
    ["its last call of the day taken", 200, { "x-ratelimit-remaining-per-day": "0" }, [{ pauseMs: 3_600_000 }]],
    ["too many calls", 429, { "retry-after": "7" }, [{ pauseMs: 7_000 }]],
    ["too many calls and no word of when", 429, {}, [{ pauseMs: 1_000 }]],
  ])("hears of a reply with %s", async (_, status, headers, expected) => {
    const { limiter, news } = watch();
    const reply = () => new Response('{"productList":[],"totalProductsAmount":0}', { status, headers });
    const uzum = createUzum({ credentials: { key }, limiter, fetch: async () => reply() });
    await uzum.listListings({ shop }).catch(() => undefined);
    expect(news).toEqual(expected);
  });

  test("keeps within two calls a second, so that a strict Uzum never refuses", async () => {
    const strict = await openUzum({ rateLimit: { perSecond: 2, burst: 4 } });
    try {
      const uzum = createUzum({
        credentials: { key: `${key}~own` },
        origin: strict.url,
        limiter: createMemoryLimiter(),
      });
      for (let call = 0; call < 4; call++) await uzum.readStocks({ shop: strict.shop, listings: [bySku("none")] });
    } finally {
      await strict.close();
    }
  });
});

test("a day's last call is followed by a refusal that says so", async () => {
  const bench = await openUzum({ rateLimit: { perSecond: 50, burst: 50, perDay: 3 } });
  try {
    await bench.uzum.readStocks({ shop: bench.shop, listings: [bySku("none")] });
    await expect(bench.uzum.readStocks({ shop: bench.shop, listings: [bySku("none")] })).rejects.toMatchObject({
      failure: "rate-limited",
      retryAfterMs: 3_600_000,
    });
  } finally {
    await bench.close();
  }
});
