import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { type Bench, bySku, openWildberries, roubles, secret } from "./open-wildberries.ts";

let bench: Bench;
let ts: Awaited<ReturnType<Bench["openListing"]>>;
beforeEach(async () => {
  bench = await openWildberries();
  ts = await bench.openListing();
});
afterEach(() => bench.close());

const wait = (ms: number) => {
  bench.clock.at = new Date(bench.clock.at.getTime() + ms);
};

describe("pictures of a card that is there", () => {
  const set = (pictureUrls: string[], listing = bySku("TS-1")) =>
    bench.wildberries.setPictures({ shop: ts.shop, listing, pictureUrls });
  const readPhotos = async () => {
    const state = (await (await fetch(`${bench.url}/_sandbox/state`)).json()) as {
      sellers: { cards: { photos: string[] }[] }[];
    };
    return state.sellers[0]?.cards[0]?.photos;
  };

  test("are replaced all together", async () => {
    expect(await set(["https://cdn.example.uz/new.jpg"])).toMatchObject({ sku: "TS-1", state: "accepted" });
    expect(await readPhotos()).toEqual(["https://cdn.example.uz/new.jpg"]);
  });

  test("are not taken away by an empty list, and no unknown card gets any", async () => {
    const before = await readPhotos();
    expect(await set([])).toMatchObject({ state: "rejected", reason: { code: "picture" } });
    expect(await set(["https://x.uz/1.jpg"], bySku("none"))).toMatchObject({ state: "rejected" });
    expect(await set(["no address"])).toMatchObject({
      state: "rejected",
      reason: { code: "picture", words: expect.stringMatching("no address") },
    });
    expect(await readPhotos()).toEqual(before);
  });

  test("whose reply was lost are unknown", async () => {
    const broken = bench.through(async (url, init) => {
      const response = await fetch(url, init);
      return /media\/save/.test(url) ? new Response("<html>", { status: 200 }) : response;
    });
    const listing = bySku("TS-1");
    const outcome = await broken.setPictures({ shop: ts.shop, listing, pictureUrls: ["https://x.uz/1.jpg"] });
    expect(outcome).toMatchObject({ state: "unknown" });
  });
});

describe("a blocked card", () => {
  const read = async (wildberries = bench.wildberries) =>
    (await wildberries.listListings({ shop: ts.shop, skus: ["TS-1"] })).items[0];

  test("is shown with the reason, in the catalogue as by its SKU, until it is free again", async () => {
    wait(61_000);
    await bench.control("moderation", { sku: "TS-1", verdict: "blocked", words: "Контакты продавца на фото" });
    expect(await read()).toMatchObject({
      state: "blocked",
      rawState: "banned-products",
      complaints: [{ words: "Контакты продавца на фото" }],
    });
    expect((await bench.wildberries.listListings({ shop: ts.shop })).items).toMatchObject([{ state: "blocked" }]);
    await bench.control("moderation", { sku: "TS-1", verdict: "live" });
    wait(61_000);
    expect(await read()).toMatchObject({ state: "live", complaints: [] });
  });

  test("is not known as one without the category Analytics, nor while the report does not answer", async () => {
    await bench.control("moderation", { sku: "TS-1", verdict: "blocked" });
    const narrow = createWildberries({
      credentials: { key: mintWildberriesToken(secret, { scopes: [1] }) },
      origin: bench.url,
    });
    expect(await read(narrow)).toMatchObject({ state: "live" });
    const broken = createWildberries({
      credentials: { key: mintWildberriesToken(secret, { scopes: [1, 2] }) },
      origin: bench.url,
      fetch: async (url, init) => (/banned/.test(url) ? new Response(null, { status: 502 }) : fetch(url, init)),
    });
    expect(await read(broken)).toMatchObject({ state: "live" });
  });
});

describe("what a sale costs", () => {
  const ask = (categoryExternalId: string | null, sku = "TS-1") =>
    bench.wildberries.readTariffs({
      shop: ts.shop,
      items: [{ ...bySku(sku), categoryExternalId, price: roubles(1290n), dimensions: null }],
    });

  test("is the commission of its category for a seller of Uzbekistan, found by the card where it is not named", async () => {
    const expected = [
      { sku: "TS-1", kind: "commission", rawKind: "kgvpMarketplaceUz", basisPoints: 2450, amount: null },
    ];
    expect(await ask("192")).toEqual(expected);
    expect(await ask(null)).toEqual(expected);
    expect(await ask("1")).toEqual([]);
    expect(await ask(null, "none")).toEqual([]);
  });

  test("is looked up once a day, whoever asks with this key", async () => {
    for (let asked = 0; asked < 3; asked++) await ask("192");
    const calls = () => bench.exchanges.filter(({ url }) => /tariffs/.test(url)).length;
    expect(calls()).toBe(1);
    wait(86_400_000);
    await ask("192");
    expect(calls()).toBe(2);
  });
});

test("warehouses are listed with those that take orders marked", async () => {
  expect(await bench.wildberries.listWarehouses({ shop: ts.shop })).toEqual([
    { externalId: "658434", name: "Склад Ташкент", isActive: true },
  ]);
});

test("what Wildberries does not have is refused as not offered", async () => {
  const { wildberries } = bench;
  const input = { shop: ts.shop, listings: [ts] };
  for (const call of [wildberries.releasePrices(input), wildberries.readPriceAdvice(input)]) {
    await expect(call).rejects.toMatchObject({ failure: "rejected", code: "not-offered" });
  }
  await expect(wildberries.registerPush({ url: "https://x.uz" })).rejects.toMatchObject({ code: "not-offered" });
});
