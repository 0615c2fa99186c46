import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { accepted, sendInBatches } from "@/lib/marketplaces/yandex/batches";
import { offerToWire } from "@/lib/marketplaces/yandex/cards";
import { currencyFromWire, currencyToWire } from "@/lib/marketplaces/yandex/currency";
import { classifyFailure } from "@/lib/marketplaces/yandex/failures";
import { feeKind, feesOf } from "@/lib/marketplaces/yandex/fees";
import { listingState } from "@/lib/marketplaces/yandex/listing-state";
import { complaintOf } from "@/lib/marketplaces/yandex/listings";
import { listMissingRights } from "@/lib/marketplaces/yandex/rights";
import { money } from "@/lib/money";

describe("listing states", () => {
  test.each([
    ["PUBLISHED", "HAS_CARD_CAN_UPDATE", "live"],
    ["NO_STOCKS", "HAS_CARD_CAN_UPDATE", "live"],
    ["CHECKING", "HAS_CARD_CAN_UPDATE", "moderating"],
    ["CREATING_CARD", "NO_CARD_PROCESSING", "moderating"],
    ["REJECTED_BY_MARKET", "NO_CARD_ERRORS", "rejected"],
    ["DISABLED_AUTOMATICALLY", "HAS_CARD_CAN_UPDATE", "blocked"],
    ["DISABLED_BY_PARTNER", "HAS_CARD_CAN_UPDATE", "hidden"],
    ["NO_CARD", "NO_CARD_NEED_CONTENT", "rejected"],
    ["NO_CARD", "NO_CARD_MARKET_WILL_CREATE", "moderating"],
    [null, "NO_CARD_ADD_TO_CAMPAIGN", "hidden"],
    [null, null, "unknown"],
    ["SOMETHING_NEW", "HAS_CARD_CAN_UPDATE", "unknown"],
  ])("%s with %s is %s", (campaign, card, state) => {
    expect(listingState(campaign, card)).toBe(state);
  });

  test.each([
    ["Неверная категория товара", "category"],
    ["На изображении водяной знак", "picture"],
    ["Некорректный штрихкод", "barcode"],
    ["Слишком длинное название", "text"],
    ["Что-то ещё", "other"],
  ])("%s is about %s", (message, code) => {
    expect(complaintOf({ message })).toEqual({ code, field: null, words: message });
  });
});

describe("fees", () => {
  const order = { id: 9, currency: "UZS", statusUpdateDate: "2026-11-20T10:00:00", creationDate: null };

  test("one kind is one fee, nothing is no fee, and times without a zone are Moscow's", () => {
    const commissions = [
      { type: "FEE", actual: 100.5 },
      { type: "FEE", actual: 0.25 },
      { type: "SORTING", actual: 0 },
      { type: "ITEM_BOOKING", actual: -20 },
      { type: "AGENCY" },
    ];
    const fees = feesOf({ ...order, commissions }, new Date(0));
    expect(fees.map(({ externalId, kind, amount }) => [externalId, kind, amount])).toEqual([
      ["9:FEE", "commission", money(10_075n, "UZS")],
      ["9:ITEM_BOOKING", "other", money(-2000n, "UZS")],
    ]);
    expect(fees[0]?.occurredAt).toEqual(new Date("2026-11-20T07:00:00Z"));
  });

  test.each([
    ["FEE", "commission"],
    ["PAYMENT_TRANSFER", "acquiring"],
    ["DELIVERY_TO_CUSTOMER", "logistics"],
    ["RETURNED_ORDERS_STORAGE", "storage"],
    ["AUCTION_PROMOTION", "other"],
    ["SOMETHING_NEW", "other"],
  ])("%s is %s", (raw, kind) => {
    expect(feeKind(raw)).toBe(kind);
  });
});

describe("currencies", () => {
  test.each([
    ["RUR", "RUB"],
    ["UZS", "UZS"],
  ] as const)("%s is %s, and back", (wire, ours) => {
    expect(currencyFromWire(wire)).toBe(ours);
    expect(currencyToWire(ours)).toBe(wire);
  });

  test("one that we do not keep books in is an unexpected reply", () => {
    expect(() => currencyFromWire("XOF")).toThrow(expect.objectContaining({ failure: "unexpected-reply" }));
  });
});

describe("failures", () => {
  const reply = (status: number, headers: Record<string, string> = {}) =>
    classifyFailure({
      status,
      headers: new Headers(headers),
      text: "",
      json: { status: "ERROR", errors: [{ code: "CODE", message: "words" }] },
    });
  test.each([
    [400, "rejected"],
    [401, "credentials"],
    [403, "credentials"],
    [404, "rejected"],
    [420, "rate-limited"],
    [423, "rejected"],
    [500, "unavailable"],
    [301, "unexpected-reply"],
  ])("%i is %s", (status, failure) => {
    expect(reply(status)).toMatchObject({ failure, code: "CODE", words: "words", retryAfterMs: null });
  });

  test("the wait runs from the answer's own date", () => {
    const headers = {
      date: "Thu, 19 Nov 2026 10:00:00 GMT",
      "x-ratelimit-resource-until": "Thu, 19 Nov 2026 10:00:30 GMT",
    };
    expect(reply(420, headers).retryAfterMs).toBe(30_000);
  });
});

describe("batches", () => {
  const items = Array.from({ length: 10 }, (_, index) => ({ sku: `${index}` }));
  const fail = (failure: "rejected" | "rate-limited" | "unavailable") =>
    new MarketplaceError(failure, { code: "BAD_REQUEST" });

  test("guilty items are found by halves, the rest goes through, in order", async () => {
    const outcomes = await sendInBatches(items, 4, "stock", async (batch) => {
      if (batch.some(({ sku }) => sku === "2" || sku === "9")) throw fail("rejected");
      return batch.map(({ sku }) => accepted(sku));
    });
    expect(outcomes.map(({ sku, state }) => `${sku} ${state}`)).toEqual(
      items.map(({ sku }) => `${sku} ${sku === "2" || sku === "9" ? "rejected" : "accepted"}`),
    );
  });

  test("a limit in the middle leaves the rest unknown; at the start it is thrown", async () => {
    let calls = 0;
    const outcomes = await sendInBatches(items, 5, "stock", async (batch) => {
      calls += 1;
      if (calls > 1) throw fail("rate-limited");
      return batch.map(({ sku }) => accepted(sku));
    });
    expect(outcomes.map(({ state }) => state)).toEqual([...Array(5).fill("accepted"), ...Array(5).fill("unknown")]);
    await expect(sendInBatches(items, 5, "stock", () => Promise.reject(fail("rate-limited")))).rejects.toThrow();
  });

  test("a wholly wrong batch does not cost two calls an item", async () => {
    let calls = 0;
    const many = Array.from({ length: 500 }, (_, index) => ({ sku: `${index}` }));
    const outcomes = await sendInBatches(many, 500, "price", async () => {
      calls += 1;
      throw fail("rejected");
    });
    expect(outcomes.every(({ state }) => state === "rejected")).toBe(true);
    expect(outcomes).toHaveLength(500);
    expect(calls).toBeLessThan(100);
  });
});

test("a card goes out in centimetres, kilograms and so'm, without VAT", () => {
  const wire = offerToWire({
    sku: "A",
    categoryExternalId: "5",
    texts: { ru: { title: "Лампа", description: "Свет" } },
    brand: "Nur",
    barcodes: ["1", "1"],
    pictureUrls: [],
    dimensions: { lengthMm: 205, widthMm: 5, heightMm: 1000, weightGrams: 850 },
    attributes: [{ externalId: "7", values: [{ externalId: "70", text: "белый" }, { text: "свой" }] }],
    price: money(12_345_600n, "UZS"),
    ikpu: null,
  });
  expect(wire).toEqual({
    offerId: "A",
    name: "Лампа",
    description: "Свет",
    marketCategoryId: 5,
    vendor: "Nur",
    barcodes: ["1"],
    weightDimensions: { length: 20.5, width: 0.5, height: 100, weight: 0.85 },
    parameterValues: [
      { parameterId: 7, valueId: 70, value: "белый" },
      { parameterId: 7, value: "свой" },
    ],
    basicPrice: { value: 123_456, currencyId: "UZS" },
  });
});

describe("rights", () => {
  test("each scope opens what it names", () => {
    expect(listMissingRights(["ALL_METHODS"])).toEqual([]);
    expect(listMissingRights(["PRICING", "OFFERS_AND_CARDS_MANAGEMENT", "COMMUNICATION"])).toEqual([
      "list-warehouses",
      "list-orders",
      "confirm-order",
      "cancel-order",
      "mark-units",
      "read-labels",
      "list-returns",
      "list-fees",
    ]);
  });
});
