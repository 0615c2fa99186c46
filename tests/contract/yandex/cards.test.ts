import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shop } from "@/lib/marketplaces/types";
import { lampCard, openShop, openYandex } from "./setup.ts";

describe("Yandex Market: cards", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  let shop: Shop;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 60_000 });
    shop = await openShop(yandex.market);
  });
  afterAll(() => yandex.sandbox.close());

  const read = async (sku: string) => (await yandex.market.listListings({ shop, skus: [sku] })).items[0];

  test("a card is accepted, moderated, and then live in both languages", async () => {
    const [outcome] = await yandex.market.publishCards({ shop, cards: [lampCard("L-1")] });
    expect(outcome).toEqual({ sku: "L-1", state: "accepted", task: null, reason: null });
    expect(await read("L-1")).toMatchObject({ state: "moderating", rawState: "CREATING_CARD/NO_CARD_PROCESSING" });
    yandex.clock.ms += 60_000;
    expect(await read("L-1")).toEqual({
      sku: "L-1",
      externalId: null,
      variantExternalId: null,
      state: "live",
      rawState: "NO_STOCKS/HAS_CARD_CAN_UPDATE",
      title: "Лампа L-1",
      barcodes: ["4780012345678"],
      complaints: [],
      url: expect.stringMatching(/^https:\/\/market\.yandex\.ru\/product\/\d+$/),
      pictureUrl: lampCard("L-1").pictureUrls[0],
    });
    const state = (await (await fetch(`${yandex.sandbox.url}/_sandbox/state`)).json()) as { listings: object[] };
    expect(state.listings[0]).toMatchObject({ uzbek: { name: "Chiroq L-1" }, price: 189_000 });
  });

  test("publishing the same card again changes nothing", async () => {
    const before = await read("L-1");
    await yandex.market.publishCards({ shop, cards: [lampCard("L-1")] });
    expect(await read("L-1")).toEqual(before);
  });

  test("moderation that says no is shown in its own words", async () => {
    await yandex.market.publishCards({ shop, cards: [lampCard("L-2")] });
    await yandex.control("moderation", { sku: "L-2", verdict: "rejected", words: "На фото другой товар" });
    expect(await read("L-2")).toMatchObject({
      state: "rejected",
      complaints: [{ code: "picture", field: null, words: "Карточка отклонена: На фото другой товар" }],
    });
  });

  test("a card without required attributes is not live", async () => {
    const shirt = lampCard("T-1", { categoryExternalId: "7812201", attributes: [] });
    await yandex.market.publishCards({ shop, cards: [shirt] });
    yandex.clock.ms += 60_000;
    const listing = await read("T-1");
    expect(listing).toMatchObject({ state: "rejected", rawState: "NO_CARD/NO_CARD_NEED_CONTENT" });
    expect(listing?.complaints).toContainEqual(expect.objectContaining({ code: "attribute" }));
  });

  test("items with errors do not hold back the rest of their batch", async () => {
    const cards = [
      lampCard("M-1"),
      lampCard("M-2", { categoryExternalId: "198119" }),
      lampCard("M-3", { attributes: [{ externalId: "31006020", values: [{ text: "ярко" }] }] }),
      lampCard("M-4", { pictureUrls: [] }),
      lampCard("M-5"),
    ];
    const outcomes = await yandex.market.publishCards({ shop, cards });
    expect(outcomes.map(({ sku, state, reason }) => [sku, state, reason?.code ?? null])).toEqual([
      ["M-1", "accepted", null],
      ["M-2", "rejected", "category"],
      ["M-3", "rejected", "attribute"],
      ["M-4", "rejected", "other"],
      ["M-5", "accepted", null],
    ]);
    expect(outcomes[2]?.reason?.field).toBe("31006020");
    const { items } = await yandex.market.listListings({ shop, skus: cards.map(({ sku }) => sku) });
    expect(items.map(({ sku }) => sku)).toEqual(["M-1", "M-5"]);
  });

  test("the whole catalogue comes page by page, each listing once", async () => {
    const cards = Array.from({ length: 130 }, (_, index) => lampCard(`P-${index}`));
    const outcomes = await yandex.market.publishCards({ shop, cards });
    expect(new Set(outcomes.map(({ state }) => state))).toEqual(new Set(["accepted"]));
    const skus: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await yandex.market.listListings({ shop, cursor });
      skus.push(...page.items.map(({ sku }) => sku));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(skus).size).toBe(skus.length);
    expect(skus).toEqual(expect.arrayContaining(cards.map(({ sku }) => sku)));
  });

  test("a key that may only read cannot publish", async () => {
    const publishing = yandex.connect("ACMA:read").publishCards({ shop, cards: [lampCard("R-1")] });
    await expect(publishing).rejects.toMatchObject({ failure: "rejected", code: "no-right" });
  });

  test("every request and reply is as the specification says", () => {
    expect(yandex.listViolations()).toEqual([]);
  });
});
