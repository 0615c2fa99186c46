import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOzon } from "@/lib/marketplaces/ozon/adapter";
import type { Shop } from "@/lib/marketplaces/types";
import { makeCard } from "./make-card.ts";
import { clientId, key, openOzon, readShop } from "./open-ozon.ts";

/** An adapter whose every call gets this one answer. */
function answering(status: number, body: string, headers: Record<string, string> = {}) {
  return createOzon({ credentials: { clientId, key }, fetch: async () => new Response(body, { status, headers }) });
}

const rpc = (code: number, message: string) => JSON.stringify({ code, message, details: [] });

describe("what an answer means", () => {
  test.each([
    [401, rpc(16, "Client-Id and Api-Key headers are required"), "credentials"],
    [403, rpc(7, "Invalid Api-Key, please check the key and try again"), "credentials"],
    [404, rpc(5, "Invalid Api-Key, please contact support"), "credentials"],
    [403, rpc(7, "Api-Key is missing a required role for a method"), "rejected"],
    [403, rpc(7, "not available with existing subscription"), "rejected"],
    [400, rpc(3, "Request validation error"), "rejected"],
    [429, rpc(8, "You have reached request rate limit per second"), "rate-limited"],
    [403, "<html>Forbidden</html>", "unavailable"],
    [500, rpc(13, "Internal error"), "unavailable"],
    [502, "<html>Bad gateway</html>", "unavailable"],
    [403, rpc(7, "Circle is open"), "unavailable"],
    [200, "<html>Works</html>", "unexpected-reply"],
    [200, JSON.stringify({ result: { tree: [] } }), "unexpected-reply"],
    [200, "", "unexpected-reply"],
  ])("%i %s: %s", async (status, body, failure) => {
    await expect(answering(status, body).listCategories({ language: "ru" })).rejects.toMatchObject({ failure });
  });

  test("the wait that an import asks for is in minutes", async () => {
    const limited = answering(429, rpc(8, "item_limit_exceeded"), { "item-retry-after": "7" });
    await expect(limited.listCategories({ language: "ru" })).rejects.toMatchObject({ retryAfterMs: 420_000 });
  });

  test("a cut line is unavailable", async () => {
    const cut = createOzon({
      credentials: { clientId, key },
      fetch: () => Promise.reject(new TypeError("fetch failed")),
    });
    await expect(cut.checkConnection()).rejects.toMatchObject({ failure: "unavailable" });
  });

  test("an amount or a currency beyond our reading is an unexpected reply", async () => {
    const shop: Shop = { externalId: clientId, name: "", currency: "RUB", warehouseExternalId: "1" };
    const listings = [{ sku: "A", externalId: null, variantExternalId: null }];
    for (const price of [
      { price: "много", currency_code: "RUB" },
      { price: 1.5, currency_code: "KGS" },
    ]) {
      const odd = answering(200, JSON.stringify({ items: [{ offer_id: "A", price }] }));
      await expect(odd.readPrices({ shop, listings })).rejects.toMatchObject({ failure: "unexpected-reply" });
    }
  });
});

describe("against the sandbox", () => {
  let opened: Awaited<ReturnType<typeof openOzon>>;
  let shop: Shop;
  beforeAll(async () => {
    opened = await openOzon();
    shop = await readShop(opened.ozon);
  });
  afterAll(() => opened.close());

  test("more than 50 calls in a second are limited", async () => {
    const outcomes = [];
    for (let count = 0; count < 51; count += 1) {
      outcomes.push(await opened.ozon.getOrder({ shop, externalId: "none" }).catch((error: unknown) => error));
    }
    expect(outcomes.at(-1)).toMatchObject({ failure: "rate-limited", retryAfterMs: 1000 });
    opened.moveClock(1000);
    expect(await opened.ozon.getOrder({ shop, externalId: "none" })).toBeNull();
  });

  test("a method that Ozon has shut is not answered", async () => {
    const headers = { "Client-Id": clientId, "Api-Key": key };
    for (const path of ["/v1/warehouse/list", "/v3/posting/fbs/list"]) {
      expect((await fetch(opened.sandbox.url + path, { method: "POST", headers, body: "{}" })).status).toBe(404);
    }
  });

  test("a later batch that is lost does not hide what the first one did", async () => {
    let imports = 0;
    const ozon = createOzon({
      credentials: { clientId, key },
      origin: opened.sandbox.url,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (!url.endsWith("/v3/product/import")) return response;
        imports += 1;
        if (imports === 2) throw new TypeError("connection reset");
        return response;
      },
    });
    const cards = Array.from({ length: 101 }, (_, index) => makeCard(`MANY-${index}`));
    const outcomes = await ozon.publishCards({ shop, cards });
    expect(outcomes.slice(0, 100).every(({ state }) => state === "accepted")).toBe(true);
    expect(outcomes[100]).toMatchObject({ sku: "MANY-100", state: "unknown" });
  });
});
