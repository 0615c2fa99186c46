import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bench, openWildberries, roubles, tShirt } from "./open-wildberries.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await openWildberries({ moderationMs: 3_000 });
});
afterEach(() => bench.close());

const wait = (ms: number) => {
  bench.clock.at = new Date(bench.clock.at.getTime() + ms);
};

describe("categories", () => {
  test("are found by a part of their name", async () => {
    expect(await bench.wildberries.listCategories({ query: "кросс", language: "uz" })).toEqual([
      { externalId: "105", name: "Кроссовки", path: ["Обувь", "Кроссовки"], isLeaf: true },
    ]);
    expect((await bench.wildberries.listCategories({ language: "ru" })).length).toBeGreaterThan(6);
  });

  test("tell their attributes, with the values of closed lists, and offer the size", async () => {
    const attributes = await bench.wildberries.listAttributes({ categoryExternalId: "2192", language: "ru" });
    const byName = new Map(attributes.map((one) => [one.name, one]));
    expect(byName.get("Объем")).toMatchObject({ type: "number", isRequired: true, unit: "л", isMany: false });
    expect(byName.get("Страна производства")).toMatchObject({ type: "choice", isMany: false });
    expect(byName.get("Страна производства")?.values[0]?.text).toBe("Узбекистан");
    expect(byName.get("Вкус")).toMatchObject({ type: "text", isMany: true, values: [] });
    expect(byName.has("Бренд")).toBe(false);
    expect(attributes.at(-2)?.externalId).toBe("techSize");
  });
});

describe("a new card", () => {
  test("is queued, then made, then given its pictures, then live", async () => {
    const shop = await bench.readShop();
    const [published] = await bench.wildberries.publishCards({ shop, cards: [tShirt] });
    expect(published).toMatchObject({ sku: "TS-1", state: "accepted", reason: null });
    const tasks = [published?.task ?? ""];
    const read = async () => (await bench.wildberries.listListings({ shop, skus: ["TS-1"], tasks })).items[0];

    expect(await read()).toMatchObject({ state: "moderating", rawState: "queued", externalId: null });
    wait(3_000);
    expect(await read()).toMatchObject({ state: "moderating", rawState: "card-without-photos" });
    const live = await read();
    expect(live).toMatchObject({
      state: "live",
      title: "Футболка мужская белая",
      barcodes: ["4780000000017"],
      complaints: [],
    });
    expect(live?.url).toBe(`https://www.wildberries.ru/catalog/${live?.externalId}/detail.aspx`);
    const listings = live ? [live] : [];
    expect(await bench.wildberries.readPrices({ shop, listings })).toEqual([{ sku: "TS-1", price: roubles(1290n) }]);

    const sent = bench.exchanges.find(({ url }) => url.includes("/cards/upload"))?.requestBody;
    expect(sent).toMatchObject([
      {
        subjectID: 192,
        variants: [
          {
            dimensions: { length: 31, width: 25, height: 2, weightBrutto: 0.18 },
            characteristics: [
              { id: 14177449, value: ["белый"] },
              { id: 14177450, value: ["хлопок 100%"] },
            ],
            sizes: [{ techSize: "M", wbSize: "46-48", price: 1290, skus: ["4780000000017"] }],
          },
        ],
      },
    ]);
  });

  test("against the rules is rejected with the reasons, and mended by publishing again", async () => {
    const shop = await bench.readShop();
    const publish = async (title: string) => {
      const card = { ...tShirt, texts: { ru: { title, description: "Пишите на a@b.uz" } } };
      const [{ task } = { task: null }] = await bench.wildberries.publishCards({ shop, cards: [card] });
      wait(3_000);
      return (await bench.wildberries.listListings({ shop, skus: ["TS-1"], tasks: [task ?? ""] })).items[0];
    };
    expect(await publish("Футболка 😈")).toMatchObject({
      state: "rejected",
      rawState: "error-list",
      complaints: [{ code: "text" }, { code: "text" }],
    });
    expect((await bench.wildberries.listListings({ shop })).items).toMatchObject([{ sku: "TS-1", state: "rejected" }]);
    expect(await publish("Футболка")).toMatchObject({ state: "rejected" });
    const [again] = await bench.wildberries.publishCards({ shop, cards: [tShirt] });
    wait(3_000);
    const input = { shop, skus: ["TS-1"], tasks: [again?.task ?? ""] };
    await bench.wildberries.listListings(input);
    expect((await bench.wildberries.listListings(input)).items).toMatchObject([{ state: "live", complaints: [] }]);
  });

  test("follows the moderator's decision", async () => {
    const shop = await bench.readShop();
    const [{ task } = { task: null }] = await bench.wildberries.publishCards({ shop, cards: [tShirt] });
    await bench.control("moderation", { sku: "TS-1", verdict: "rejected", words: "Плохие фотографии товара" });
    const read = async () =>
      (await bench.wildberries.listListings({ shop, skus: ["TS-1"], tasks: [task ?? ""] })).items[0];
    expect(await read()).toMatchObject({ state: "rejected", complaints: [{ code: "picture" }] });
    await bench.control("moderation", { sku: "TS-1", verdict: "live" });
    expect(await read()).toMatchObject({ state: "moderating", rawState: "card-without-photos" });
    expect(await read()).toMatchObject({ state: "live" });
  });

  test("does not hold up the others of its batch", async () => {
    const shop = await bench.readShop();
    const juice = { ...tShirt, categoryExternalId: "2192", barcodes: [] };
    const outcomes = await bench.wildberries.publishCards({
      shop,
      cards: [
        tShirt,
        { ...juice, sku: "J-1" },
        { ...juice, sku: "J-2", attributes: [{ externalId: "61", values: [{ text: "0,95" }] }] },
        { ...tShirt, sku: "X-1", categoryExternalId: "1" },
        { ...tShirt, sku: "L-1", texts: { ru: { title: "Ф".repeat(61), description: "" } } },
        { ...tShirt, sku: "P-1", price: { amountMinor: 129_050n, currency: "RUB" } },
      ],
    });
    const byCode = new Map(outcomes.map((one) => [one.sku, one.reason?.code ?? one.state]));
    expect(Object.fromEntries(byCode)).toEqual({
      "TS-1": "accepted",
      "J-1": "attribute",
      "J-2": "accepted",
      "X-1": "category",
      "L-1": "text",
      "P-1": "price",
    });
  });
});

describe("a card that exists", () => {
  test("is overwritten, keeping what the draft is silent about", async () => {
    await bench.close();
    bench = await openWildberries();
    const { shop, externalId, variantExternalId } = await bench.openListing();
    const draft = {
      ...tShirt,
      texts: { ru: { title: "Футболка белая, новая", description: "Новая." } },
      barcodes: ["4780000000024"],
      attributes: tShirt.attributes.slice(0, 1),
      pictureUrls: ["https://cdn.example.uz/new.jpg"],
    };
    const [outcome] = await bench.wildberries.publishCards({ shop, cards: [draft] });
    expect(outcome).toMatchObject({ state: "accepted" });
    const { items } = await bench.wildberries.listListings({ shop, skus: ["TS-1"] });
    expect(items).toMatchObject([
      {
        externalId,
        variantExternalId,
        title: "Футболка белая, новая",
        barcodes: ["4780000000017", "4780000000024"],
        state: "live",
      },
    ]);
    const state = (await (await fetch(`${bench.url}/_sandbox/state`)).json()) as {
      sellers: { cards: { characteristics: { id: number }[]; photos: string[] }[] }[];
    };
    const [card] = state.sellers[0]?.cards ?? [];
    expect(card?.characteristics.map(({ id }) => id)).toEqual([14177449, 14177450]);
    expect(card?.photos).toEqual(["https://cdn.example.uz/new.jpg"]);
  });

  test("is shown with the reasons of a refused change, and stays live", async () => {
    await bench.close();
    bench = await openWildberries();
    const { shop } = await bench.openListing();
    bench.clock.at = new Date(bench.clock.at.getTime() + 1000);
    const card = { ...tShirt, texts: { ru: { title: "Футболка", description: "a@b.uz" } } };
    const [outcome] = await bench.wildberries.publishCards({ shop, cards: [{ ...card, pictureUrls: [] }] });
    const { items } = await bench.wildberries.listListings({ shop, skus: ["TS-1"], tasks: [outcome?.task ?? ""] });
    expect(items).toMatchObject([
      {
        state: "live",
        title: "Футболка мужская белая",
        complaints: [{ code: "text", words: expect.stringMatching("E-Mail") }],
      },
    ]);
  });
});

test("a catalogue of more than a page is read page by page", async () => {
  await bench.close();
  bench = await openWildberries();
  const shop = await bench.readShop();
  const cards = Array.from({ length: 130 }, (_, index) => ({ ...tShirt, sku: `N-${index}`, barcodes: [] }));
  await bench.wildberries.publishCards({ shop, cards });
  const skus = new Set<string>();
  let cursor: string | null | undefined;
  let pages = 0;
  while (cursor !== null) {
    const page = await bench.wildberries.listListings({ shop, cursor: cursor ?? null });
    for (const { sku } of page.items) skus.add(sku);
    cursor = page.nextCursor;
    pages++;
  }
  expect([skus.size, pages]).toEqual([130, 2]);
});
