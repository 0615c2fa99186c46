import { describe, expect, test } from "vitest";
import {
  findCurrency,
  readAmount,
  readCurrency,
  readOrderPrice,
  readReportAmount,
  toWholePrice,
} from "@/lib/marketplaces/wildberries/amounts";
import { formatMoscowDate, formatMoscowDateTime } from "@/lib/marketplaces/wildberries/moscow-time";
import { money } from "@/lib/money";

describe("currencies", () => {
  test.each([
    [643, "RUB"],
    [860, "UZS"],
    [933, "BYN"],
    [398, "KZT"],
    [51, null],
  ])("code %i is %s", (code, currency) => {
    expect(findCurrency(code)).toBe(currency);
  });

  test("are read by name, and unknown ones are an unexpected reply", () => {
    expect(readCurrency(" rub")).toBe("RUB");
    expect(() => readCurrency("AMD")).toThrow(expect.objectContaining({ failure: "unexpected-reply" }));
  });
});

test.each([
  [1290, 129_000n],
  [1034.55, 103_455n],
  ["376.9", 37_690n],
  ["-0.01", -1n],
  [0, 0n],
])("the amount %s is %s kopecks", (value, minor) => {
  expect(readAmount(value, "RUB")).toEqual(money(minor, "RUB"));
});

test.each(["1,5", "", "1e3", 0.001, 1e21])("%s is no amount", (value) => {
  expect(() => readAmount(value, "RUB")).toThrow(expect.objectContaining({ failure: "unexpected-reply" }));
});

test.each([
  ["1.349", 135n],
  ["-1.345", -135n],
  ["-0.004", 0n],
  ["367", 36_700n],
  ["12647.29", 1_264_729n],
])("%s of a report are %s kopecks, rounded half away from nought", (text, minor) => {
  expect(readReportAmount(text, "RUB")).toEqual(money(minor, "RUB"));
});

test.each(["", "1,5", "1e3", "-", "1."])("%j in a report is an unexpected reply", (text) => {
  expect(() => readReportAmount(text, "RUB")).toThrow(expect.objectContaining({ failure: "unexpected-reply" }));
});

test.each([
  [129_000n, 1290],
  [129_050n, null],
  [0n, null],
  [-100n, null],
])("%s kopecks are the price %s", (minor, price) => {
  expect(toWholePrice(money(minor, "RUB"))).toBe(price);
});

describe("an order's price", () => {
  const order = { price: 1014, currencyCode: 933, convertedPrice: 28_322, convertedCurrencyCode: 643 };
  test.each([
    ["BYN", {}, money(1014n, "BYN")],
    ["RUB", {}, money(28_322n, "RUB")],
    ["UZS", {}, money(28_322n, "RUB")],
    ["UZS", { convertedCurrencyCode: 51 }, money(1014n, "BYN")],
  ] as const)("in a shop of %s with %o", (currency, more, expected) => {
    expect(readOrderPrice({ ...order, ...more }, currency)).toEqual(expected);
  });

  test("in currencies that nobody knows is an unexpected reply", () => {
    const strange = { ...order, currencyCode: 1, convertedCurrencyCode: 2 };
    expect(() => readOrderPrice(strange, "RUB")).toThrow(expect.objectContaining({ failure: "unexpected-reply" }));
  });
});

test("dates of reports are Moscow's", () => {
  const night = new Date("2026-11-22T21:30:15Z");
  expect([formatMoscowDate(night), formatMoscowDateTime(night)]).toEqual(["2026-11-23", "2026-11-23T00:30:15"]);
});
