import { describe, expect, test } from "vitest";
import { findMissingRights } from "@/lib/marketplaces/ozon/connection";
import { readPdf } from "@/lib/marketplaces/ozon/labels";
import { toAdvice } from "@/lib/marketplaces/ozon/price-advice";
import { ozonPush } from "@/lib/marketplaces/ozon/push";
import { toReturn } from "@/lib/marketplaces/ozon/return-list";
import { toTariffs } from "@/lib/marketplaces/ozon/tariffs";
import { readRounded, wireFlag, wireId, wireNumber } from "@/lib/marketplaces/ozon/wire";
import { money } from "@/lib/money";

const readAt = new Date("2026-11-20T09:00:00.000Z");

describe("values of the wire", () => {
  test.each([
    [14.75, 14_75n],
    [14.755, 14_76n],
    [-14.755, -14_76n],
    [0.1 + 0.2, 30n],
    [2999.99, 2999_99n],
    [5, 5_00n],
  ])("the floating sum %s is %s kopecks", (amount, kopecks) => {
    expect(readRounded(amount, "RUB")).toEqual(money(kopecks, "RUB"));
  });

  test.each(["UZS", "KGS", "rub", ""])("%j is no currency of Ozon's", (currency) => {
    expect(() => readRounded(1, currency)).toThrow("unexpected-reply currency");
  });

  test("ids, flags and numbers come as themselves or as text", () => {
    expect([wireId.parse(7), wireId.parse("3000000000118021931")]).toEqual(["7", "3000000000118021931"]);
    expect([true, "true", false, "string", null].map((flag) => wireFlag.parse(flag))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([1.5, "1.5", "", null, "x"].map((number) => wireNumber.parse(number))).toEqual([1.5, 1.5, null, null, null]);
  });
});

describe("rights by subscription", () => {
  test.each([
    ["UNSPECIFIED", ["chats", "questions"]],
    ["PREMIUM", ["chats", "questions"]],
    ["PREMIUM_LITE", ["chats", "questions"]],
    ["PREMIUM_PLUS", []],
    ["PREMIUM_PRO", []],
    ["UNKNOWN", []],
    ["Профессиональный", []],
  ])("%s lacks %j", (type, missing) => {
    expect(findMissingRights([], type)).toEqual(missing);
  });
});

describe("returns", () => {
  test.each([
    ["ClientReturn", "WaitingShipment", "return", "on-the-way"],
    ["ClientReturn", "ReturningToSellerByCourier", "return", "on-the-way"],
    ["ClientReturn", "ArrivedAtReturnPlace", "return", "ready"],
    ["ClientReturn", "ReceivedBySeller", "return", "received"],
    ["ClientReturn", "OnSellerApproval", "return", "requested"],
    ["ClientReturn", "DisputeYouOpened", "return", "requested"],
    ["ClientReturn", "CrmRejected", "return", "refused"],
    ["ClientReturn", "CancelledDisputeNotOpen", "return", "refused"],
    ["ClientReturn", "MoneyReturned", "return", "unknown"],
    ["ClientReturn", "Utilized", "return", "unknown"],
    ["FullReturn", "MovingToSeller", "not-collected", "on-the-way"],
    ["Cancellation", "ArrivedAtReturnPlace", "not-collected", "ready"],
    ["Unknown", "", "unknown", "unknown"],
  ])("%s/%s is %s, %s", (type, sys_name, kind, state) => {
    const one = {
      id: "1",
      posting_number: "",
      type,
      return_reason_name: "",
      product: null,
      visual: { status: { sys_name }, change_moment: null },
    };
    expect(toReturn(one, readAt)).toMatchObject({ kind, state, orderExternalId: null, lines: [], changedAt: readAt });
  });
});

describe("price advice and tariffs", () => {
  const item = { offer_id: "A", price: { price: "100", currency_code: "RUB" }, acquiring: null };
  const index = (min_price: number | null, min_price_currency = "RUB") => ({ min_price, min_price_currency });

  test.each([
    ["SUPER", "good"],
    ["GREEN", "good"],
    ["YELLOW", "fair"],
    ["RED", "bad"],
    ["WITHOUT_INDEX", "unknown"],
    ["PURPLE", "unknown"],
  ])("%s is %s", (color_index, verdict) => {
    const advice = toAdvice({
      ...item,
      price_indexes: { color_index, ozon_index_data: null, external_index_data: null },
    });
    expect(advice).toEqual({ sku: "A", verdict, rawVerdict: color_index, advisedPrice: null, lowestPrice: null });
  });

  test("the lowest price is a competitor's, in the same currency, and not nothing", () => {
    const lowest = (ozon: ReturnType<typeof index>, external: ReturnType<typeof index>) =>
      toAdvice({
        ...item,
        price_indexes: { color_index: "RED", ozon_index_data: ozon, external_index_data: external },
      }).lowestPrice;
    expect(lowest(index(90), index(80))).toEqual(money(80_00n, "RUB"));
    expect(lowest(index(90), index(1, "CNY"))).toEqual(money(90_00n, "RUB"));
    expect(lowest(index(0), index(null))).toBeNull();
  });

  test("what is not told is no tariff", () => {
    expect(toTariffs(item)).toEqual([]);
    expect(toTariffs({ ...item, price: null, acquiring: 5 })).toEqual([]);
  });
});

describe("a label", () => {
  const pdf = "%PDF-1.4\nâ\n%%EOF";
  const bytes = (text: string, encoding: BufferEncoding = "utf8") => new Uint8Array(Buffer.from(text, encoding));
  const read = (received: Uint8Array<ArrayBuffer>) =>
    Buffer.from(readPdf(received, "application/pdf")).toString("latin1");

  test("is the file itself, or text in an object, as it is or in base64", () => {
    expect(read(bytes(pdf, "latin1"))).toBe(pdf);
    expect(read(bytes(JSON.stringify({ file_content: pdf })))).toBe(pdf);
    const encoded = Buffer.from(pdf, "latin1").toString("base64");
    expect(read(bytes(JSON.stringify({ file_content: encoded })))).toBe(pdf);
  });

  test.each(["", "<html></html>", "{}", '{"file_content":"AAAA"}'])("%j is none", (text) => {
    expect(() => read(bytes(text))).toThrow("unexpected-reply label");
  });
});

test("the push of a message tells its time, so that two messages are two", () => {
  const pushed = { message_type: "TYPE_NEW_MESSAGE", chat_id: "1", created_at: readAt.toISOString(), seller_id: "7" };
  expect(ozonPush.parse(new TextEncoder().encode(JSON.stringify(pushed)))?.occurredAt).toEqual(readAt);
});
