import { describe, expect, test } from "vitest";
import { findCertainLinks, makeRanking } from "@/lib/catalog/link-rules";
import { compareTrigrams, foldTitle, makeTrigrams } from "@/lib/catalog/link-titles";

const alike = (one: string, other: string) => compareTrigrams(makeTrigrams(one), makeTrigrams(other));

describe("titles", () => {
  test.each([
    ["Oʻzbek choynagi", "ozbek choynagi"],
    ["O'ZBEK  choynagi!", "ozbek choynagi"],
    ["Ўзбек чойнаги", "ozbek choynagi"],
    ["Футболка мужская, хлопок", "futbolka mujskaya xlopok"],
    ["  ", ""],
  ])("%s folds to %s", (title, folded) => expect(foldTitle(title)).toBe(folded));

  test("threes have the edges of words", () => {
    expect([...makeTrigrams("suv")]).toEqual(["  s", " su", "suv", "uv "]);
  });

  test("the same is 1, nothing in common is 0, and the order of words matters little", () => {
    expect(alike("Olma sharbati 1 litr", "olma SHARBATI 1 litr")).toBe(1);
    expect(alike("Olma", "")).toBe(0);
    expect(alike("Kruzhka", "Gilam")).toBe(0);
    expect(alike("Olma sharbati", "sharbati olma")).toBe(1);
    expect(alike("Чайник красный", "Chaynik krasniy")).toBeGreaterThan(0.8);
    expect(alike("Olma sharbati 1 litr", "Anor sharbati 1 litr")).toBeLessThan(0.9);
  });
});

const product = (id: string, sku: string, barcode: string | null = null, name = id) => ({ id, sku, barcode, name });
const listing = (id: string, sku: string, barcodes: string[] = [], shopId = "shop") => ({
  ...{ id, sku, barcodes, shopId, title: id },
});

describe("certain links", () => {
  test("the same code links, unless a barcode speaks against it", () => {
    const products = [product("mug", "M1", "4006381333931"), product("bowl", "B1")];
    expect(
      findCertainLinks(
        [listing("a", "M1", ["4006381333931"]), listing("b", "B1", ["4607065597337"]), listing("c", "m1")],
        products,
        new Set(),
      ),
    ).toEqual([
      { listingId: "a", productId: "mug", by: "SKU" },
      { listingId: "b", productId: "bowl", by: "SKU" },
    ]);
    expect(findCertainLinks([listing("a", "M1", ["4607065597337"])], products, new Set())).toEqual([]);
  });

  test("a barcode links where it names one product, once a shop", () => {
    const products = [product("mug", "M1", "4006381333931")];
    const both = [listing("a", "X", ["4006381333931"]), listing("b", "Y", ["4006381333931"])];
    expect(findCertainLinks(both, products, new Set())).toEqual([{ listingId: "a", productId: "mug", by: "BARCODE" }]);
    expect(findCertainLinks(both, products, new Set(["shop mug"]))).toEqual([]);
    const twins = [...products, product("cup", "C1", "4006381333931")];
    expect(findCertainLinks(both, twins, new Set())).toEqual([]);
  });
});

test("suggestions: barcode before code before title, three at most, and none that is hardly alike", () => {
  const rank = makeRanking([
    product("1", "K-1", null, "Кружка белая"),
    product("2", "K-2", null, "Кружка белая керамическая"),
    product("3", "K-3", null, "Кружка керамическая"),
    product("4", "TS1", null, "Ковёр"),
    product("5", "K-5", "4006381333931", "Ваза"),
  ]);
  const ranked = rank({ sku: "SHOP-TS1", title: "Кружка белая керамическая", barcodes: ["4006381333931"] });
  expect(ranked.map(({ productId, why }) => [productId, why])).toEqual([
    ["5", "barcode"],
    ["4", "sku"],
    ["2", "title"],
  ]);
  expect(rank({ sku: "Z", title: "Шампунь", barcodes: [] })).toEqual([]);
});
