import { describe, expect, test } from "vitest";
import { compareSku, mapListing, pickSame } from "@/lib/marketplaces/uzum/listing-map";
import { productsReply } from "@/lib/marketplaces/uzum/listing-wire";

function listing(moderation: string, status: string, sku: Record<string, unknown> = {}) {
  const { productList } = productsReply.parse({
    productList: [
      {
        productId: 5,
        title: "Футболка",
        moderationStatus: { value: moderation },
        status: { value: status },
        skuList: [{ skuId: 7, sellerItemCode: "TS1", barcode: 4780000000017, price: 100, ...sku }],
      },
    ],
  });
  const product = productList[0];
  const first = product?.skuList[0];
  if (!product || !first) throw new Error("the reply was not read");
  return mapListing(product, first);
}

describe("Uzum listing state", () => {
  test.each([
    ["NOT_MODERATED", "NOT_READY_TO_SEND", {}, "moderating"],
    ["ON_PREMODERATION", "NO_SKU", {}, "moderating"],
    ["ON_MODERATION", "READY_TO_SEND", {}, "moderating"],
    ["MODERATED", "IN_STOCK", {}, "live"],
    ["MODERATED", "READY_TO_SEND", {}, "live"],
    ["MODERATED", "SENT", {}, "live"],
    ["MODERATED", "RUN_OUT", {}, "live"],
    ["MODERATED", "SKU_BLOCKED", {}, "live"],
    ["MODERATED", "SKU_BLOCKED", { blocked: true }, "blocked"],
    ["MODERATED", "NOT_READY_TO_SEND", {}, "hidden"],
    ["MODERATED", "NO_SKU", {}, "hidden"],
    ["MODERATED", "BLOCKED", {}, "blocked"],
    ["MODERATED", "ARCHIVED", {}, "hidden"],
    ["MODERATED", "DELETED", {}, "hidden"],
    ["MODERATED", "IN_STOCK", { archived: true }, "hidden"],
    ["HAS_COMPLAINTS", "BLOCKED", { blocked: true }, "rejected"],
    ["PERM_BANNED", "IN_STOCK", {}, "blocked"],
    ["MODERATED", "PERM_BANNED", {}, "blocked"],
    ["MODERATED", "BRAND_NEW", {}, "unknown"],
    ["BRAND_NEW", "IN_STOCK", {}, "unknown"],
  ])("%s, %s, %o is %s", (moderation, status, sku, state) => {
    const read = listing(moderation, status, sku);
    expect(read.state).toBe(state);
    expect(read.rawState).toBe(`${moderation}/${status}`);
  });

  test.each([
    ["Фотографии / Инфографика в карточке не соответствуют требованиям", "picture"],
    ["Дубль карточки", "duplicate"],
    ["Неверная категория", "category"],
    ["Наименование товара не соответствует требованиям", "text"],
    ["Нет доверенности", "other"],
  ])("%s is about %s", (blockingReason, code) => {
    const read = listing("HAS_COMPLAINTS", "BLOCKED", { blocked: true, blockingReason });
    expect(read.complaints).toEqual([{ code, field: null, words: blockingReason }]);
  });
});

test("a card with complaints of its own tells them for every SKU without one", () => {
  const withWords = (status: object, moderationStatus: object) => {
    const skuList = [{ skuId: 7, sellerItemCode: "TS1" }];
    const [product] = productsReply.parse({
      productList: [{ productId: 5, status, moderationStatus, skuList }],
    }).productList;
    const sku = product?.skuList[0];
    return product && sku ? mapListing(product, sku) : null;
  };
  const description = "Неверная категория";
  expect(withWords({ value: "BLOCKED", description }, { value: "HAS_COMPLAINTS" })?.complaints).toEqual([
    { code: "category", field: null, words: description },
  ]);
  expect(withWords({ value: "BLOCKED" }, { value: "HAS_COMPLAINTS" })?.complaints[0]?.words).toBe("HAS_COMPLAINTS");
  expect(withWords({ value: "IN_STOCK", description: "В продаже" }, { value: "MODERATED" })?.complaints).toEqual([]);
});

test("an SKU is known by its own code, perhaps with the shop's code before it, or by its id", () => {
  const ref = { sku: "TS1", variantExternalId: null };
  expect(compareSku(["TS1", null], "7", ref)).toBe("same");
  expect(compareSku(["SCX-TS1"], "7", ref)).toBe("perhaps");
  expect(compareSku(["SCX-TS12", "XTS1"], "7", ref)).toBe("other");
  expect(compareSku(["SCX-SHIRT-TS1"], "7", ref)).toBe("other");
  expect(compareSku(["SCX-SHIRT-RED"], "7", { ...ref, sku: "SHIRT-RED" })).toBe("perhaps");
  expect(compareSku(["other"], "7", { sku: "TS1", variantExternalId: "7" })).toBe("same");
  expect(compareSku(["TS1"], "8", { sku: "TS1", variantExternalId: "7" })).toBe("other");
});

test("of several that perhaps are meant none is, unless one has the very code", () => {
  const pick = (codes: string[]) =>
    pickSame(codes, (code) => compareSku([code], "7", { sku: "M", variantExternalId: null }));
  expect(pick(["SHIRT-M"])).toBe("SHIRT-M");
  expect(pick(["SHIRT-M", "TROUSERS-M"])).toBeNull();
  expect(pick(["SHIRT-M", "M"])).toBe("M");
});
