import { describe, expect, test } from "vitest";
import type { CardDraft } from "@/lib/marketplaces/types";
import { toUpdate, toVariant } from "@/lib/marketplaces/wildberries/card-map";
import { readCardTasks, writeCardTask } from "@/lib/marketplaces/wildberries/card-task";
import { complain } from "@/lib/marketplaces/wildberries/complaints";
import { listingsFromCard } from "@/lib/marketplaces/wildberries/listing-map";

const characteristic = { required: false, unitName: "", existNamedField: false };
const known = [
  { ...characteristic, charcID: 1, name: "Цвет", charcType: 1, maxCount: 2 },
  { ...characteristic, charcID: 2, name: "Состав", charcType: 1, maxCount: 0 },
  { ...characteristic, charcID: 3, name: "Объем", charcType: 4, maxCount: 0 },
];
const draft: CardDraft = {
  sku: "A-1",
  categoryExternalId: "192",
  texts: { uz: { title: "Koʻylak", description: "Yaxshi" }, ru: { title: "Платье", description: "Хорошее" } },
  brand: "B",
  barcodes: [],
  pictureUrls: [],
  dimensions: { lengthMm: 300, widthMm: 251, heightMm: 9, weightGrams: 180.4 },
  attributes: [
    { externalId: "1", values: [{ text: "a" }, { text: "b" }, { text: "c" }] },
    { externalId: "2", values: [{ text: " d " }, { text: "" }] },
    { externalId: "3", values: [{ text: "0,95" }] },
    { externalId: "99", values: [{ text: "no such" }] },
  ],
  price: { amountMinor: 129_000n, currency: "RUB" },
  ikpu: null,
};

describe("a card", () => {
  test("is sent in Russian, in centimetres and kilograms, with values of the right type and number", () => {
    expect(toVariant(draft, known)).toEqual({
      vendorCode: "A-1",
      title: "Платье",
      description: "Хорошее",
      brand: "B",
      dimensions: { length: 30, width: 26, height: 1, weightBrutto: 0.181 },
      characteristics: [
        { id: 1, value: ["a", "b"] },
        { id: 2, value: ["d"] },
        { id: 3, value: 0.95 },
      ],
      sizes: [{ price: 1290 }],
    });
  });

  test("without Russian is sent in Uzbek", () => {
    const { uz } = draft.texts;
    expect(toVariant({ ...draft, texts: uz ? { uz } : {} }, known)).toMatchObject({ title: "Koʻylak" });
  });

  test.each([
    [{ texts: {} }, "text"],
    [{ texts: { ru: { title: "x".repeat(61), description: "" } } }, "text"],
    [{ sku: "x".repeat(73) }, "other"],
    [{ price: { amountMinor: 1n, currency: "RUB" as const } }, "price"],
    [{ attributes: [{ externalId: "3", values: [{ text: "много" }] }] }, "attribute"],
  ])("with %o is refused before it is sent", (change, code) => {
    expect(toVariant({ ...draft, ...change }, known)).toMatchObject({ code });
  });
});

const card = {
  nmID: 5,
  vendorCode: "A-1",
  title: "Платье",
  photos: [{ big: "x" }],
  characteristics: [
    { id: 3, value: 1 },
    { id: 4, value: ["kept"] },
  ],
  sizes: [
    { chrtID: 7, techSize: "S", wbSize: "42", skus: ["1"] },
    { chrtID: 8, techSize: "M", wbSize: "44", skus: ["2"] },
  ],
  updatedAt: "2026-11-22T09:00:00Z",
};

test("an update keeps sizes, barcodes and characteristics that the draft is silent about", () => {
  const variant = toVariant({ ...draft, barcodes: ["9"] }, known);
  if ("code" in variant) throw new Error(variant.words);
  const update = toUpdate(variant, card);
  expect(update.sizes).toEqual([
    { chrtID: 7, techSize: "S", wbSize: "42", skus: ["1", "9"] },
    { chrtID: 8, techSize: "M", wbSize: "44", skus: ["2"] },
  ]);
  expect(update.characteristics.map(({ id, value }) => [id, value])).toContainEqual([4, ["kept"]]);
  expect(update.characteristics.filter(({ id }) => id === 3)).toEqual([{ id: 3, value: 0.95 }]);
});

test("an update keeps the seller's word that the goods are marked, which it would take back by silence", () => {
  const variant = toVariant(draft, known);
  if ("code" in variant) throw new Error(variant.words);
  expect(toUpdate(variant, { ...card, kizMarked: true })).toMatchObject({ kizMarked: true });
  expect(toUpdate(variant, { ...card, kizMarked: false })).not.toHaveProperty("kizMarked");
});

describe("a listing", () => {
  test("is made for each size, named apart", () => {
    expect(listingsFromCard(card).map(({ sku, variantExternalId, state }) => [sku, variantExternalId, state])).toEqual([
      ["A-1/S", "7", "live"],
      ["A-1/M", "8", "live"],
    ]);
  });

  test("without a picture is hidden, and complains only of what is newer than the card", () => {
    const bare = { ...card, photos: null, sizes: card.sizes.slice(0, 1) };
    const refusal = (at: string) => listingsFromCard(bare, { words: ["Баркод занят"], at })[0];
    expect(refusal("2026-11-22T10:00:00+03:00")).toMatchObject({ sku: "A-1", state: "hidden", complaints: [] });
    expect(refusal("2026-11-22T09:00:01Z")?.complaints).toEqual([
      { code: "barcode", field: null, words: "Баркод занят" },
    ]);
  });
});

test.each([
  ["bad request; Unexpected the specified card's vendor code is used in other cards", "duplicate"],
  ["Поле Наименование не должно содержать запрещенные символы: 😈", "text"],
  ["This category does not exist", "category"],
  ["missing required characteristics with ids: {1}", "attribute"],
  ["Баркод 123 уже используется", "barcode"],
  ["Invalid price value", "price"],
  ["Что-то пошло не так", "other"],
])("%s is a complaint about: %s", (words, code) => {
  expect(complain(words).code).toBe(code);
});

test("tasks are read back by SKU, and what is none of ours is left out", () => {
  const task = { sku: "A-1", pictureUrls: ["https://x.uz/1.jpg"] };
  expect(readCardTasks([writeCardTask(task), "123", "{}", "not json"])).toEqual(new Map([["A-1", task]]));
});
