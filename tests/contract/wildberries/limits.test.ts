import { describe, expect, test } from "vitest";
import { type Bucket, fullBucket, refill, waitFor } from "@/lib/marketplaces/bucket";
import type { Limiter, LimitNews } from "@/lib/marketplaces/limits";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { limitsOf, pingLimit } from "@/lib/marketplaces/wildberries/limits";
import { listMethods, type Method } from "@/lib/marketplaces/wildberries/methods";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { key, openWildberries, secret, tShirt } from "./open-wildberries.ts";
import { specOperations } from "./spec-files.ts";

const documented = specOperations();
const units: Record<string, number> = { мс: 1, сек: 1_000, мин: 60_000, ч: 3_600_000 };

const textOf = (name: string) =>
  (documented.get(name)?.description ?? "").replaceAll(/<[^>]*>|\[|\]\([^)]*\)|[`*]/g, "");

/** Interval and burst by type of token, from the table in a method's own text; "" for all types. */
function readLimits(description: string): Map<string, { intervalMs: number; burst: number }> {
  const row = /^\|(?: ([^|]+) \|)? \d+ (?:сек|мин|ч) \| \d+ запрос\S* \| (\d+) (мс|сек|мин|ч) \| (\d+) запрос/gmu;
  return new Map(
    [...description.matchAll(row)].map(([, type = "", count, unit = "", burst]) => [
      type,
      { intervalMs: Number(count) * (units[unit] ?? Number.NaN), burst: Number(burst) },
    ]),
  );
}

const rowOf = { base: "Базовый", service: "Сервисный" } as const;
const cases = (["base", "service"] as const).flatMap((kind) =>
  Object.values<Method>(listMethods(limitsOf(kind)))
    .filter(({ path }) => path !== "/ping")
    .map((method) => [kind, `${method.method} ${method.path}`, method] as const),
);

describe.skipIf(documented.size === 0)("limits as ../shared/marketplaces/wildberries tells them", () => {
  test.each(cases)("of a %s token for %s", (kind, name, { limits, area }) => {
    const rows = readLimits(textOf(name));
    const expected = rows.get(rowOf[kind]) ?? rows.get("");
    if (!expected) throw new Error(`no limit in the text of ${name}`);
    const own = limits.map(({ count, perMs, burst }) => ({ intervalMs: Math.round(perMs / count), burst }));
    expect(own.some(({ intervalMs }) => Math.abs(intervalMs - expected.intervalMs) <= 1)).toBe(true);
    expect(own.map(({ burst }) => burst)).toContain(expected.burst);
    const isCostly = /4XX учитывается как 10/.test(textOf(name));
    expect(isCostly).toBe(area === "marketplace");
  });

  test("of pings are counted host by host", () => {
    expect(textOf("GET /ping")).toMatch(/3 запроса за 30 секунд[\s\S]*отдельно для каждого варианта[\s\S]*домена/);
    expect(pingLimit("content")).toMatchObject({ count: 3, perMs: 30_000, burst: 3, name: "ping content" });
  });
});

/** A limiter that lets everything pass, and what it heard. */
function listen() {
  const heard: [path: string, news: LimitNews][] = [];
  const limiter: Limiter = {
    enter: async () => {},
    heed: async ({ path }, news) => void heard.push([path, news]),
  };
  return { limiter, heard };
}

/** Waits by moving the clock on. */
function createPatientLimiter(clock: { at: Date }): Limiter {
  const buckets = new Map<string, Bucket>();
  return {
    heed: async () => {},
    async enter({ limits, priority }) {
      const look = (group: (typeof limits)[number]) =>
        refill(buckets.get(group.name) ?? fullBucket(group, clock.at.getTime()), group, clock.at.getTime());
      const waits = limits.map((group) => waitFor(look(group), group, priority, clock.at.getTime()));
      clock.at = new Date(clock.at.getTime() + Math.max(...waits));
      for (const group of limits) {
        const bucket = look(group);
        buckets.set(group.name, { ...bucket, tokens: bucket.tokens - 1 });
      }
    },
  };
}

const shop = { externalId: "sid", name: "Shop", currency: "RUB", warehouseExternalId: "1" } as const;
const listings = [{ sku: "x", externalId: "1", variantExternalId: "2" }];

describe("what answers say about the limit", () => {
  const hear = async (status: number, headers: Record<string, string> = {}) => {
    const { limiter, heard } = listen();
    const wildberries = createWildberries({
      credentials: { key },
      limiter,
      fetch: async () => Response.json({}, { status, headers }),
    });
    await wildberries.readStocks({ shop, listings }).catch(() => null);
    await wildberries.readPrices({ shop, listings }).catch(() => null);
    return heard;
  };

  test("a 4XX costs ten calls in the marketplace area alone", async () => {
    expect(await hear(404)).toEqual([["/api/v3/stocks/{warehouseId}", { extraCost: 9 }]]);
    expect(await hear(500)).toEqual([]);
  });

  test("a 429 names its pause", async () => {
    const pause = { pauseMs: 7_000 };
    expect((await hear(429, { "X-Ratelimit-Retry": "7" })).map(([, news]) => news)).toEqual([pause, pause]);
    expect((await hear(429)).at(-1)?.[1]).toEqual({ pauseMs: 1_000 });
  });
});

describe("the documented limits of the sandbox", () => {
  test("are not run into by a service token whose calls wait for their turn", async () => {
    const bench = await openWildberries();
    await bench.control("limits", { mode: "documented" });
    const limiter = createPatientLimiter(bench.clock);
    const now = () => bench.clock.at;
    const wildberries = createWildberries({ credentials: { key }, origin: bench.url, limiter, now });
    const [own] = (await wildberries.checkConnection()).shops;
    if (!own) throw new Error("no shop");
    const cards = Array.from({ length: 12 }, (_, index) => ({ ...tShirt, sku: `TS-${index}`, barcodes: [] }));
    const outcomes = await wildberries.publishCards({ shop: own, cards });
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(["accepted"]));
    for (let read = 0; read < 20; read++) await wildberries.listListings({ shop: own });
    await bench.close();
  });

  test("a base token that may ask who it is once a day is believed in between", async () => {
    const base = mintWildberriesToken(secret, { kind: "base" });
    const bench = await openWildberries();
    await bench.control("limits", { mode: "documented" });
    const connect = (origin: string) =>
      createWildberries({ credentials: { key: base }, origin, now: () => bench.clock.at });
    const first = await connect(bench.url).checkConnection();
    expect(first.missingRights).toEqual([]);
    bench.clock.at = new Date(bench.clock.at.getTime() + 3_600_000);
    expect(await connect(bench.url).checkConnection()).toEqual(first);
    bench.clock.at = new Date(bench.clock.at.getTime() + 3_600_000);
    // What is remembered is remembered for an address, so this one is asked for the first time.
    const anew = await connect(`${bench.url}/`).checkConnection();
    expect(anew.account.externalId).toBe(first.account.externalId);
    await bench.close();
  });

  test("a forged token is refused though it names a seller", async () => {
    const wildberries = createWildberries({
      credentials: { key: mintWildberriesToken("another secret", { kind: "base" }) },
      fetch: async (url) => new Response("{}", { status: url.endsWith("/seller-info") ? 429 : 401 }),
    });
    await expect(wildberries.checkConnection()).rejects.toMatchObject({ failure: "credentials" });
  });
});
