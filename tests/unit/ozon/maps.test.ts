import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { writeInBatches } from "@/lib/marketplaces/ozon/batches";
import { toImportItem } from "@/lib/marketplaces/ozon/cards";
import { flatten, parseCategoryId } from "@/lib/marketplaces/ozon/categories";
import { findMissingRights } from "@/lib/marketplaces/ozon/connection";
import { methods } from "@/lib/marketplaces/ozon/methods";
import { chooseReason } from "@/lib/marketplaces/ozon/order-actions";
import { pickWarehouse, type WireWarehouse } from "@/lib/marketplaces/ozon/warehouses";
import type { CardDraft, ItemOutcome } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";

describe("rights of a key", () => {
  const all = Object.values(methods).map(({ path }) => path);

  test.each<[string, string[], string[]]>([
    ["every method", all, []],
    ["whole groups", ["/v1", "/v2", "/v3/", "/v4", "/v5", "/v6"], []],
    ["nothing told", [], []],
    [
      "no prices",
      all.filter((path) => path !== methods.priceImport.path && path !== methods.priceInfo.path),
      ["set-price", "read-price", "read-price-advice", "read-tariffs"],
    ],
    [
      "a longer name is another method",
      all.map((path) => (path === methods.cancel.path ? `${path}-all` : path)),
      ["cancel-order"],
    ],
  ])("%s", (_, allowed, missing) => {
    expect(findMissingRights(allowed)).toEqual(missing);
  });
});

test("the warehouse for stock is an active one that Ozon delivers from", () => {
  const warehouse = (warehouse_id: string, rest: Partial<WireWarehouse>): WireWarehouse => ({
    warehouse_id,
    name: "",
    status: "created",
    ...rest,
  });
  const picked = pickWarehouse([
    warehouse("1", { status: "disabled" }),
    warehouse("2", { is_rfbs: true }),
    warehouse("3", { pause_at: "2026-01-01T00:00:00Z" }),
    warehouse("4", {}),
  ]);
  expect(picked?.warehouse_id).toBe("4");
  expect(pickWarehouse([])).toBeUndefined();
});

test("a tree becomes categories and types; what is closed is left out with all below it", () => {
  const node = (rest: object) => ({
    description_category_id: null,
    category_name: "",
    type_id: null,
    type_name: "",
    children: [],
    ...rest,
  });
  const tree = node({
    description_category_id: "1",
    category_name: "Дом",
    children: [
      node({
        description_category_id: "2",
        category_name: "Свет",
        children: [
          node({ type_id: "3", type_name: "Лампа" }),
          node({ type_id: "4", type_name: "Свеча", disabled: true }),
        ],
      }),
    ],
  });
  expect(flatten(tree, null, []).map(({ externalId, isLeaf, path }) => [externalId, isLeaf, path.join("/")])).toEqual([
    ["1", false, "Дом"],
    ["2", false, "Дом/Свет"],
    ["2:3", true, "Дом/Свет/Лампа"],
  ]);
  expect(parseCategoryId("2:3")).toEqual({ description_category_id: 2, type_id: 3 });
  for (const wrong of ["2", "2:", ":3", "2:3:4", "a:b"]) expect(parseCategoryId(wrong)).toBeNull();
});

test("a card is sent in millimetres, grams and roubles as text", () => {
  const card: CardDraft = {
    sku: "A",
    categoryExternalId: "2:3",
    texts: { uz: { title: "Chiroq", description: "" } },
    brand: "",
    barcodes: ["4780000000017", "4780000000024"],
    pictureUrls: Array.from({ length: 31 }, (_, index) => `https://pictures.example/${index}.jpg`),
    dimensions: { lengthMm: 120.4, widthMm: 80, heightMm: 20, weightGrams: 60.6 },
    attributes: [],
    price: money(1_299_50n, "RUB"),
    ikpu: null,
  };
  const item = toImportItem(card, { description_category_id: 2, type_id: 3 }, []);
  expect(item).toMatchObject({
    offer_id: "A",
    name: "Chiroq",
    price: "1299.50",
    currency_code: "RUB",
    barcode: "4780000000017",
    depth: 120,
    weight: 61,
    dimension_unit: "mm",
    weight_unit: "g",
  });
  expect(item.images).toHaveLength(30);
});

describe("the reason of a cancellation", () => {
  const offered = [
    { id: 352, title: "Товар закончился на складе продавца", type_id: "seller" },
    { id: 402, title: "Другое (вина продавца)", type_id: "seller" },
    { id: 665, title: "Покупатель не забрал заказ", type_id: "buyer" },
  ];
  test.each([
    ["352", 352, "352"],
    ["товар закончился на складе продавца", 352, "товар закончился на складе продавца"],
    ["Разбился", 402, "Разбился"],
    ["", 402, "Другое (вина продавца)"],
    ["665", 402, "665"],
  ])("%s", (words, id, message) => {
    expect(chooseReason(offered, words)).toEqual({ cancel_reason_id: id, cancel_reason_message: message });
  });
  test("none is offered once it is too late", () => {
    expect(chooseReason([], "Разбился")).toBeNull();
  });
});

describe("writing in batches", () => {
  const items = ["a", "b", "c", "d", "e"].map((sku) => ({ sku }));
  const confirm = (sku: string): ItemOutcome => ({ sku, state: "confirmed", task: null, reason: null });
  const states = (outcomes: ItemOutcome[]) => outcomes.map(({ state }) => state);

  test("an item that the answer forgets is unknown", async () => {
    const outcomes = await writeInBatches(items, 5, async () => [confirm("c"), confirm("a")]);
    expect(states(outcomes)).toEqual(["confirmed", "unknown", "confirmed", "unknown", "unknown"]);
  });

  test("a lost first batch is thrown, a lost later one is unknown with all after it", async () => {
    const losing = (lost: string) =>
      writeInBatches(items, 2, async (batch) => {
        if (batch.some(({ sku }) => sku === lost)) throw new MarketplaceError("unavailable");
        return batch.map(({ sku }) => confirm(sku));
      });
    await expect(losing("a")).rejects.toMatchObject({ failure: "unavailable" });
    expect(states(await losing("c"))).toEqual(["confirmed", "confirmed", "unknown", "unknown", "unknown"]);
  });
});
