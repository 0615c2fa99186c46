import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

const uzs = (minor: bigint) => money(minor, "UZS");

describe("Yandex Market: one price for the cabinet, or one for each shop", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0 });
  });
  afterAll(() => yandex.sandbox.close());

  async function open(label: string, traits: object): Promise<{ market: Marketplace; shop: Shop }> {
    const key = `ACMA:right~${label}`;
    await yandex.control("cabinet", { key, ...traits });
    const market = yandex.connect(key);
    const shop = await openShop(market);
    await market.publishCards({ shop, cards: [lampCard("A"), lampCard("B")] });
    return { market, shop };
  }
  const set = (market: Marketplace, shop: Shop, sku: string, minor: bigint) =>
    market.setPrices({ shop, prices: [{ ...refOf(sku), price: uzs(minor) }] });

  test.each([
    ["cabinet", true],
    ["shop", false],
  ])("a price held in the %s is listed, let through, and then it is the buyers' price", async (label, onlyDefault) => {
    const { market, shop } = await open(label, { onlyDefaultPrice: onlyDefault });
    await set(market, shop, "A", 18_900_000n);
    await set(market, shop, "A", 5_000_000n);
    const held = async () => {
      const first = await market.listQuarantinedPrices({ shop });
      if (!first.nextCursor) return first.items;
      return [...first.items, ...(await market.listQuarantinedPrices({ shop, cursor: first.nextCursor })).items];
    };
    expect(await held()).toEqual([
      {
        sku: "A",
        externalId: null,
        heldPrice: uzs(5_000_000n),
        shownPrice: uzs(18_900_000n),
        rawReason: "PRICE_CHANGE",
      },
    ]);
    const outcomes = await market.releasePrices({ shop, listings: ["A", "B", "nowhere"].map(refOf) });
    expect(outcomes.map(({ sku, state }) => [sku, state])).toEqual([
      ["A", "accepted"],
      ["B", "unchanged"],
      ["nowhere", "unchanged"],
    ]);
    expect(await held()).toEqual([]);
    expect(await market.readPrices({ shop, listings: [refOf("A")] })).toEqual([{ sku: "A", price: uzs(5_000_000n) }]);
  });

  test("a key that may only read prices cannot let them through", async () => {
    const shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: [lampCard("A")] });
    await set(yandex.market, shop, "A", 5_000_000n);
    const releasing = yandex.connect("ACMA:read").releasePrices({ shop, listings: [refOf("A")] });
    await expect(releasing).rejects.toMatchObject({ failure: "rejected", code: "no-right" });
    expect((await yandex.connect("ACMA:read").listQuarantinedPrices({ shop })).items).toHaveLength(1);
  });

  test("a shop that lost its own prices meanwhile is told so, and asked anew", async () => {
    const { market, shop } = await open("switched", { onlyDefaultPrice: false });
    await yandex.control("cabinet", { key: "ACMA:right~switched" });
    expect(await set(market, shop, "A", 18_000_000n)).toMatchObject([{ state: "rejected" }]);
    expect(await set(market, shop, "A", 18_000_000n)).toMatchObject([{ state: "accepted" }]);
  });

  test("price advice: verdict and the highest attractive price", async () => {
    const { market, shop } = await open("abroad", { isMarketYandexGo: false });
    await set(market, shop, "A", 17_000_000n);
    await set(market, shop, "B", 19_000_000n);
    const advice = await market.readPriceAdvice({ shop, listings: ["A", "B", "nowhere"].map(refOf) });
    const advisedPrice = uzs(18_000_000n);
    expect(advice).toEqual([
      { sku: "A", verdict: "good", rawVerdict: "OPTIMAL", advisedPrice, lowestPrice: null },
      { sku: "B", verdict: "fair", rawVerdict: "AVERAGE", advisedPrice, lowestPrice: null },
    ]);
  });

  test("Market Yandex Go has no price advice", async () => {
    const { market, shop } = await open("tashkent", {});
    const asking = market.readPriceAdvice({ shop, listings: [refOf("A")] });
    await expect(asking).rejects.toMatchObject({ failure: "rejected", code: "not-offered" });
  });

  test("pictures are replaced, never taken away", async () => {
    const { market, shop } = await open("pictures", {});
    const pictureUrls = ["https://pictures.example/2.jpg", "https://pictures.example/3.jpg"];
    const put = (sku: string, urls: string[]) => market.setPictures({ shop, listing: refOf(sku), pictureUrls: urls });
    expect(await put("A", pictureUrls)).toMatchObject({ sku: "A", state: "accepted" });
    expect(await put("A", [])).toMatchObject({ state: "rejected", reason: { code: "picture" } });
    expect(await put("A", Array(31).fill("https://pictures.example/1.jpg"))).toMatchObject({ state: "rejected" });
    expect(await put("nowhere", pictureUrls)).toMatchObject({ state: "rejected" });
    const reading = yandex.connect("ACMA:read").setPictures({ shop, listing: refOf("A"), pictureUrls });
    await expect(reading).rejects.toMatchObject({ failure: "rejected", code: "no-right" });
  });
});
