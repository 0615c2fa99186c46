import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { type Bench, key, openWildberries } from "./open-wildberries.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openWildberries();
});
afterEach(() => bench.close());

describe("a right key", () => {
  test("shows its account, its one shop with currency and warehouse, and its expiry", async () => {
    const check = await bench.wildberries.checkConnection();
    expect(check).toMatchObject({ missingRights: [], expiresAt: new Date("2035-01-01T00:00:00Z") });
    expect(check.shops).toEqual([
      { externalId: check.account.externalId, name: "Демо магазин", currency: "RUB", warehouseExternalId: "658434" },
    ]);
  });

  test("of another seller shows another account without the first one's cards", async () => {
    const { shop } = await bench.openListing();
    const other = createWildberries({ credentials: { key: `${key}~second` }, origin: bench.url });
    const check = await other.checkConnection();
    expect(check.account.externalId).not.toBe(shop.externalId);
    expect((await other.listListings({ shop })).items).toEqual([]);
  });
});

test.each(["wrong", `Bearer ${key}`, `${key}x`, "ключ", `${key}\nx`, ""])("the key %j is refused", async (wrong) => {
  const wildberries = createWildberries({ credentials: { key: wrong }, origin: bench.url });
  await expect(wildberries.checkConnection()).rejects.toMatchObject({ failure: "credentials" });
});

describe("a key made without some categories", () => {
  const narrow = mintWildberriesToken("narrow", { scopes: [1, 4], isReadOnly: true });

  test("names the rights that it lacks", async () => {
    const own = await openWildberries({ key: narrow });
    const { missingRights, shops } = await own.wildberries.checkConnection();
    await own.close();
    expect(shops[0]).toMatchObject({ currency: "RUB", warehouseExternalId: "658434" });
    expect(missingRights).toEqual([
      "publish-card",
      "set-pictures",
      "set-price",
      "read-price",
      "read-quarantine",
      "set-stock",
      "confirm-order",
      "cancel-order",
      "list-returns",
      "chats",
      "questions",
      "reviews",
      "list-fees",
    ]);
  });

  test("is refused for that call, and stays a good key", async () => {
    const own = await openWildberries({ key: narrow });
    const shop = await own.readShop();
    const listings = [{ sku: "x", externalId: "1", variantExternalId: "2" }];
    await expect(own.wildberries.readPrices({ shop, listings })).rejects.toMatchObject({
      failure: "rejected",
      code: "scope",
    });
    await own.close();
  });
});

describe("while a host does not answer", () => {
  const breaking = (path: RegExp, label: string) =>
    createWildberries({
      // A key of its own, of which nothing is remembered.
      credentials: { key: `${key}~${label}` },
      fetch: async (url, init) => {
        const { pathname, search, hostname } = new URL(url);
        return path.test(hostname + pathname)
          ? new Response(null, { status: 502 })
          : fetch(bench.url + pathname + search, init);
      },
    });

  test("its categories are believed to be there, as the token says", async () => {
    expect((await breaking(/^(returns|buyer-chat)-api/, "one").checkConnection()).missingRights).toEqual([]);
  });

  test("that says who the seller is, nothing can be said", async () => {
    await expect(breaking(/^common-api/, "two").checkConnection()).rejects.toMatchObject({ failure: "unavailable" });
  });
});

test.each([
  ["personal", "rejected", "personal-token"],
  ["expired", "credentials", "expired-token"],
] as const)("a token that is %s is refused before anything is asked", async (what, failure, code) => {
  const token =
    what === "personal"
      ? mintWildberriesToken("own", { kind: "personal" })
      : mintWildberriesToken("own", { expiresAt: new Date("2026-11-22T08:00:00Z") });
  const wildberries = createWildberries({
    credentials: { key: token },
    now: () => bench.clock.at,
    fetch: async () => {
      throw new Error("something was asked");
    },
  });
  await expect(wildberries.checkConnection()).rejects.toMatchObject({ failure, code });
});

test("on its own hosts every area is pinged once", async () => {
  const asked: string[] = [];
  const wildberries = createWildberries({
    credentials: { key },
    fetch: (url, init) => {
      asked.push(url);
      const { pathname, search } = new URL(url);
      return fetch(bench.url + pathname + search, init);
    },
  });
  await wildberries.checkConnection();
  expect(asked).toEqual([
    "https://common-api.wildberries.ru/api/v1/seller-info",
    "https://content-api.wildberries.ru/ping",
    "https://discounts-prices-api.wildberries.ru/ping",
    "https://marketplace-api.wildberries.ru/ping",
    "https://statistics-api.wildberries.ru/ping",
    "https://seller-analytics-api.wildberries.ru/ping",
    "https://finance-api.wildberries.ru/ping",
    "https://feedbacks-api.wildberries.ru/ping",
    "https://buyer-chat-api.wildberries.ru/ping",
    "https://returns-api.wildberries.ru/ping",
    "https://discounts-prices-api.wildberries.ru/api/v2/list/goods/filter?limit=1&offset=0",
    "https://marketplace-api.wildberries.ru/api/v3/warehouses",
  ]);
});
