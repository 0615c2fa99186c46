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

const narrow = mintWildberriesToken("narrow", { scopes: [1, 4], isReadOnly: true });

describe("a key made without some categories", () => {
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
      "mark-units",
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

describe("a 401 in words that nobody knows", () => {
  const asking = (token: string) =>
    createWildberries({
      credentials: { key: token },
      fetch: async () => Response.json({ title: "unauthorized", detail: "no" }, { status: 401 }),
    });
  const shop = { externalId: "sid", name: "Shop", currency: "RUB", warehouseExternalId: "1" } as const;
  const listings = [{ sku: "x", externalId: "1", variantExternalId: "2" }];

  test("is no dead key where the token itself says that it lacks the category", async () => {
    await expect(asking(narrow).readPrices({ shop, listings })).rejects.toMatchObject({
      failure: "rejected",
      code: "scope",
    });
    await expect(asking(key).readPrices({ shop, listings })).rejects.toMatchObject({ failure: "credentials" });
  });

  test("is no dead key where a token may only read and was to write", async () => {
    const reading = mintWildberriesToken("reading", { isReadOnly: true });
    const [listing] = listings;
    if (!listing) throw new Error("no listing");
    const pictureUrls = ["https://x.uz/1.jpg"];
    expect(await asking(reading).setPictures({ shop, listing, pictureUrls })).toMatchObject({ state: "rejected" });
    await expect(asking(reading).listWarehouses({ shop })).rejects.toMatchObject({ failure: "credentials" });
  });
});

describe("the currency of a cabinet", () => {
  const som = { nmID: 1, sizes: [{ sizeID: 2, price: 129_000, discountedPrice: 129_000 }], currencyIsoCode4217: "UZS" };
  const shop = { externalId: "sid", name: "Shop", currency: "RUB", warehouseExternalId: "1" } as const;

  test("is looked up before a price goes out: a new cabinet was taken for one in roubles", async () => {
    const sent: unknown[] = [];
    const wildberries = createWildberries({
      credentials: { key: mintWildberriesToken("uzbek") },
      fetch: async (url, init) => {
        if (url.includes("/upload/task")) sent.push(init.body);
        return Response.json({ data: { listGoods: [som] } });
      },
    });
    const listing = { sku: "x", externalId: "1", variantExternalId: "2" };
    const prices = [{ ...listing, price: { amountMinor: 100_000n, currency: "RUB" as const } }];
    expect(await wildberries.setPrices({ shop, prices })).toMatchObject([
      { state: "rejected", reason: { words: "the price is in RUB, the shop in UZS" } },
    ]);
    expect(sent).toEqual([]);
  });

  test("is told by its orders where the key may not see prices", async () => {
    const asOfUzbekistan = createWildberries({
      credentials: { key: mintWildberriesToken("orders-alone", { scopes: [4] }) },
      fetch: async (url, init) => {
        const { pathname, search } = new URL(url);
        if (pathname === "/ping") return Response.json({ TS: "2026-11-22T09:00:00Z", Status: "OK" });
        if (pathname === "/api/v1/seller-info") return Response.json({ name: "N", sid: "s" });
        if (pathname === "/api/v3/warehouses") return Response.json([]);
        if (pathname !== "/api/v3/orders") return fetch(bench.url + pathname + search, init);
        const task = { id: 1, rid: "r", article: "a", nmId: 1, chrtId: 2, createdAt: "2026-11-22T09:00:00Z" };
        const price = { price: 1, currencyCode: 643, convertedPrice: 150, convertedCurrencyCode: 860 };
        return Response.json({ next: 0, orders: [{ ...task, ...price }] });
      },
    });
    expect((await asOfUzbekistan.checkConnection()).shops).toMatchObject([{ currency: "UZS" }]);
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
