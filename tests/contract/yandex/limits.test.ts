import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Limiter, LimitNews, Operation } from "@/lib/marketplaces/limits";
import { createMemoryLimiter } from "@/lib/marketplaces/memory-limiter";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { money } from "@/lib/money";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

/** Lets everything through and writes down what it was told. */
function createWitness() {
  const entered: Operation[] = [];
  const heard: { names: string[]; news: LimitNews }[] = [];
  const limiter: Limiter = {
    enter: async (operation) => void entered.push(operation),
    heed: async ({ limits }, news) => void heard.push({ names: limits.map(({ name }) => name), news }),
  };
  return { limiter, entered, heard };
}

describe("Yandex Market: limits", () => {
  test("items count where the method counts items", async () => {
    const yandex = await openYandex({ moderationMs: 0 });
    const witness = createWitness();
    const options = { credentials: { key: "ACMA:right" }, origin: yandex.sandbox.url, limiter: witness.limiter };
    const market = createYandex(options);
    const shop = await openShop(market);
    await market.publishCards({ shop, cards: ["A", "B", "C"].map((sku) => lampCard(sku)) });
    await market.setStocks({ shop, stocks: ["A", "B", "C"].map((sku) => ({ ...refOf(sku), quantity: 1 })) });
    expect(witness.heard).toEqual([
      { names: ["updateOfferMappings"], news: { extraCost: 2 } },
      { names: ["updateOfferMappings"], news: { extraCost: 2 } },
    ]);
    expect(witness.entered.at(-1)?.limits.map(({ name }) => name)).toEqual([
      "updateStocksOnPartnerWarehouses",
      "parallel",
    ]);
    await yandex.sandbox.close();
  });

  test("the subscription of the cabinet widens its limits", async () => {
    const yandex = await openYandex();
    await yandex.control("cabinet", { key: "ACMA:right~medium", subscriptionLevel: "MEDIUM" });
    const witness = createWitness();
    const credentials = { key: "ACMA:right~medium" };
    const market = createYandex({ credentials, origin: yandex.sandbox.url, limiter: witness.limiter });
    await openShop(market);
    await market.listCategories({ language: "ru" });
    expect(witness.entered.at(-1)?.limits[0]).toMatchObject({ name: "getCategoriesTree", count: 50, burst: 50 });
    // The sandbox counts by the subscription as well.
    for (let call = 1; call < 100; call += 1) await market.listCategories({ language: "ru" });
    await expect(market.listCategories({ language: "ru" })).rejects.toMatchObject({ failure: "rate-limited" });
    await yandex.sandbox.close();
  });

  test("a 420 pauses its own method until the window ends, and no other", async () => {
    const yandex = await openYandex({ moderationMs: 0 });
    yandex.clock.ms += 45 * 60_000;
    for (let call = 0; call < 49; call += 1) await yandex.market.listCategories({ language: "ru" });
    const limiter = createMemoryLimiter({ patienceMs: 0 });
    const credentials = { key: "ACMA:right" };
    const market = createYandex({ credentials, origin: yandex.sandbox.url, limiter });
    // The fiftieth call says that nothing remains.
    await market.listCategories({ language: "ru" });
    const refused: unknown = await market.listCategories({ language: "ru" }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ failure: "rate-limited", code: "own-limit" });
    const { retryAfterMs } = refused as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(14 * 60_000);
    expect(retryAfterMs).toBeLessThanOrEqual(15 * 60_000);
    await market.listAttributes({ categoryExternalId: "1003093", language: "ru" });
    await yandex.sandbox.close();
  });

  test("no more than four calls are under way at once", async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    let underWay = 0;
    const fetch = async (url: string) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => waiting.push(resolve));
      underWay -= 1;
      if (url.includes("/campaigns?")) return Response.json({ campaigns: [{ id: 7, business: { id: 1 } }] });
      return Response.json({ status: "OK", result: { id: 1, name: "", children: [] } });
    };
    const connect = () => createYandex({ credentials: { key: "gate" }, fetch });
    const calls = Promise.all(Array.from({ length: 10 }, () => connect().listCategories({ language: "ru" })));
    let isDone = false;
    void calls.then(() => {
      isDone = true;
    });
    for (let round = 0; round < 100 && !isDone; round += 1) {
      await turn();
      waiting.shift()?.();
    }
    await calls;
    expect(most).toBe(4);
  });

  test("the sandbox refuses the fifth call at once, without a date", async () => {
    const yandex = await openYandex();
    const tree = `${yandex.sandbox.url}/v2/categories/tree`;
    const slow = () => {
      let finish = () => {};
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode("{"));
          finish = () => {
            controller.enqueue(new TextEncoder().encode("}"));
            controller.close();
          };
        },
      });
      const headers = { "Api-Key": "ACMA:right", "content-type": "application/json" };
      const address = `${yandex.sandbox.url}/v2/businesses/987654/offer-prices/updates`;
      const reply = fetch(address, { method: "POST", headers, body, duplex: "half" } as RequestInit);
      return { reply, finish: () => finish() };
    };
    const calls = Array.from({ length: 4 }, slow);
    const ask = () => fetch(tree, { method: "POST", headers: { "Api-Key": "ACMA:right" } });
    await expect.poll(async () => (await ask()).status).toBe(420);
    const refused = await ask();
    expect(refused.headers.get("x-ratelimit-resource-until")).toBeNull();
    expect(await refused.json()).toMatchObject({ errors: [{ message: expect.stringContaining("4 parallel") }] });
    for (const { finish } of calls) finish();
    expect((await Promise.all(calls.map(({ reply }) => reply))).map(({ status }) => status)).toEqual(
      Array(4).fill(400),
    );
    expect((await ask()).status).toBe(200);
    await yandex.sandbox.close();
  });

  test("faults can be ordered, and end again", async () => {
    const yandex = await openYandex();
    await yandex.control("faults", { seed: 1, rules: [{ kind: "limit", share: 1 }] });
    const limited = yandex.market.checkConnection();
    await expect(limited).rejects.toMatchObject({ failure: "rate-limited", retryAfterMs: 1000 });
    await yandex.control("faults", { seed: 1, rules: [] });
    expect((await yandex.market.checkConnection()).shops).toHaveLength(1);
    await yandex.sandbox.close();
  });

  test("time goes on when told, and the windows with it", async () => {
    const yandex = await openYandex({ moderationMs: 3_600_000 });
    const shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: [lampCard("A", { price: money(100_000n, "UZS") })] });
    const state = async () => (await yandex.market.listListings({ shop, skus: ["A"] })).items[0]?.state;
    expect(await state()).toBe("moderating");
    expect((await yandex.control("time", { advanceMs: 3_600_000 })).json.now).toBe("2026-11-20T07:00:00.000Z");
    expect(await state()).toBe("live");
    await yandex.sandbox.close();
  });
});
