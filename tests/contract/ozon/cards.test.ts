import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOzon } from "@/lib/marketplaces/ozon/adapter";
import type { Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { makeCard } from "./make-card.ts";
import { clientId, key, openOzon, readShop } from "./open-ozon.ts";

let opened: Awaited<ReturnType<typeof openOzon>>;
let shop: Shop;
beforeAll(async () => {
  opened = await openOzon();
  shop = await readShop(opened.ozon);
});
afterAll(() => opened.close());

describe("connection", () => {
  test("a right key tells the account, its shop and when it ends", async () => {
    const check = await opened.ozon.checkConnection();
    expect(check.account).toEqual({ externalId: clientId, name: "Sandbox Savdo" });
    expect(check.shops).toEqual([
      { externalId: clientId, name: "Sandbox Savdo", currency: "RUB", warehouseExternalId: "1020005003107121" },
    ]);
    expect(check.missingRights).toEqual([]);
    expect(check.expiresAt?.getTime()).toBeGreaterThan(opened.now().getTime());
  });

  test.each([
    ["another key", { clientId, key: "wrong" }],
    ["another Client-Id", { clientId: "1", key }],
    ["no Client-Id", { key }],
    ["a key in Cyrillic", { clientId, key: "ключ" }],
  ])("%s is a credentials failure that does not tell the key", async (_, credentials) => {
    const failure = await createOzon({ credentials, origin: opened.sandbox.url })
      .checkConnection()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ failure: "credentials" });
    expect(String(failure)).not.toContain(credentials.key);
  });
});

describe("categories", () => {
  test("a leaf names its category and type, and is found by words of its path", async () => {
    const leaves = await opened.ozon.listCategories({ query: "кабель", language: "ru" });
    expect(leaves.find(({ isLeaf }) => isLeaf)).toEqual({
      externalId: "17000031:93301",
      name: "Кабель",
      path: ["Электроника", "Кабели и переходники", "Кабель"],
      isLeaf: true,
    });
    expect((await opened.ozon.listCategories({ language: "ru" })).length).toBeGreaterThan(leaves.length);
  });

  test("attributes are those that the card's own fields do not fill", async () => {
    const attributes = await opened.ozon.listAttributes({ categoryExternalId: "17000011:93101", language: "ru" });
    expect(attributes.map(({ name }) => name)).not.toContain("Бренд в одежде и обуви");
    expect(attributes.find(({ name }) => name === "Пол")).toMatchObject({
      externalId: "9163",
      type: "choice",
      isRequired: true,
      isMany: true,
    });
    expect(attributes.find(({ name }) => name === "Российский размер")?.values).toContainEqual({
      externalId: "35504",
      text: "46",
    });
  });

  test("an id that is no leaf is rejected", async () => {
    const listing = opened.ozon.listAttributes({ categoryExternalId: "17000031", language: "ru" });
    await expect(listing).rejects.toMatchObject({ failure: "rejected", code: "category" });
  });
});

describe("cards", () => {
  test("a card is accepted, moderated and then live, and its texts became dictionary entries", async () => {
    const [outcome] = await opened.ozon.publishCards({ shop, cards: [makeCard("CABLE-1")] });
    expect(outcome).toMatchObject({ sku: "CABLE-1", state: "accepted", reason: null });
    const tasks = [outcome?.task ?? ""];
    const [moderating] = (await opened.ozon.listListings({ shop, skus: ["CABLE-1"], tasks })).items;
    expect(moderating).toMatchObject({ state: "moderating", variantExternalId: null, url: null });

    opened.moveClock(61_000);
    const [live] = (await opened.ozon.listListings({ shop, tasks })).items;
    expect(live).toMatchObject({ sku: "CABLE-1", state: "live", title: "Кабель USB Type-C, 1 м", complaints: [] });
    expect(live?.url).toBe(`https://www.ozon.ru/context/detail/id/${live?.variantExternalId}`);
    const sent = opened.exchanges.find(({ url }) => url.endsWith("/v3/product/import"))?.requestBody;
    expect(sent).toMatchObject({
      items: [
        {
          price: "349",
          currency_code: "RUB",
          attributes: [
            { id: 5001, values: [{ dictionary_value_id: 72101, value: "USB Type-C" }] },
            { id: 4191, values: [{ value: "Кабель для зарядки." }] },
            { id: 9048, values: [{ value: "CABLE-1" }] },
            { id: 85, values: [{ value: "Baseus" }] },
          ],
        },
      ],
    });
  });

  test("the same card again is nothing new, and the catalogue holds it once", async () => {
    await opened.ozon.publishCards({ shop, cards: [makeCard("CABLE-2")] });
    const [again] = await opened.ozon.publishCards({ shop, cards: [makeCard("CABLE-2")] });
    expect(again?.state).toBe("accepted");
    const { items, nextCursor } = await opened.ozon.listListings({ shop });
    expect(items.filter(({ sku }) => sku === "CABLE-2")).toHaveLength(1);
    expect(nextCursor).toBeNull();
  });

  test("what Ozon refuses is told by attribute, though no product came of it", async () => {
    const card = makeCard("SHIRT-1", { categoryExternalId: "17000011:93101", attributes: [] });
    const [outcome] = await opened.ozon.publishCards({ shop, cards: [card] });
    const [listing] = (await opened.ozon.listListings({ shop, skus: ["SHIRT-1"], tasks: [outcome?.task ?? ""] })).items;
    expect(listing).toMatchObject({ state: "rejected", externalId: null, rawState: "import/failed" });
    expect(listing?.complaints).toContainEqual({
      code: "attribute",
      field: "9163",
      words: "Не заполнена характеристика «Пол».",
    });
  });

  test("a moderator's refusal arrives in the moderator's words", async () => {
    await opened.ozon.publishCards({ shop, cards: [makeCard("CABLE-3")] });
    await opened.control("moderation", { sku: "CABLE-3", verdict: "rejected", words: "Фото с водяным знаком." });
    const [listing] = (await opened.ozon.listListings({ shop, skus: ["CABLE-3"] })).items;
    expect(listing?.state).toBe("rejected");
    expect(listing?.complaints[0]?.words).toBe("Фото с водяным знаком.");
  });

  test("a brand that Ozon does not know goes without one, and says so", async () => {
    const [outcome] = await opened.ozon.publishCards({
      shop,
      cards: [makeCard("CABLE-4", { brand: "Chilonzor Soft" })],
    });
    expect(outcome).toMatchObject({ state: "accepted", reason: { code: "attribute", field: "85" } });
    opened.moveClock(61_000);
    expect((await opened.ozon.listListings({ shop, skus: ["CABLE-4"] })).items[0]?.state).toBe("live");
  });

  test("another currency or no leaf category is rejected item by item, the rest goes on", async () => {
    const cards = [
      makeCard("SUM-1", { price: money(45_000_00n, "UZS") }),
      makeCard("LEAF-1", { categoryExternalId: "17000031" }),
      makeCard("CABLE-5"),
    ];
    const outcomes = await opened.ozon.publishCards({ shop, cards });
    expect(outcomes.map(({ sku, state, reason }) => [sku, state, reason?.code])).toEqual([
      ["SUM-1", "rejected", "price"],
      ["LEAF-1", "rejected", "category"],
      ["CABLE-5", "accepted", undefined],
    ]);
  });
});

test("every call and answer keeps to the specification", ({ skip }) => {
  const violations = opened.listViolations();
  if (violations === null) skip("the marketplaces' specifications are not beside the repository");
  expect(violations).toEqual([]);
});
