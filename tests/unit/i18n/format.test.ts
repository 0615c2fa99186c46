import { expect, test } from "vitest";
import { formatMoney, formatNumber, formatRate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type Currency, money } from "@/lib/money";

/** `~` stands for the space that does not break. */
const shown = (text: string) => text.replaceAll("~", "\u00a0");

test.each<[bigint, Currency, Locale, whole: string, exact: string]>([
  [125_000_000n, "UZS", "uz", "1~250~000~soʻm", "1~250~000~soʻm"],
  [125_000_000n, "UZS", "ru", "1~250~000~сум", "1~250~000~сум"],
  [125_000_000n, "UZS", "en", "1~250~000~soʻm", "1~250~000~soʻm"],
  [55_250n, "UZS", "uz", "553~soʻm", "552,50~soʻm"],
  [55_250n, "UZS", "ru", "553~сум", "552,50~сум"],
  [55_250n, "UZS", "en", "553~soʻm", "552.50~soʻm"],
  [-189_705n, "UZS", "uz", "-1~897~soʻm", "-1~897,05~soʻm"],
  [-189_750n, "UZS", "ru", "-1~898~сум", "-1~897,50~сум"],
  [-189_749n, "UZS", "en", "-1~897~soʻm", "-1~897.49~soʻm"],
  [-49n, "UZS", "uz", "0~soʻm", "-0,49~soʻm"],
  [0n, "UZS", "uz", "0~soʻm", "0~soʻm"],
  [0n, "UZS", "ru", "0~сум", "0~сум"],
  [0n, "UZS", "en", "0~soʻm", "0~soʻm"],
  [123_456n, "RUB", "uz", "1~234,56~rubl", "1~234,56~rubl"],
  [123_456n, "RUB", "ru", "1~234,56~₽", "1~234,56~₽"],
  [-1_205n, "RUB", "en", "-12.05~₽", "-12.05~₽"],
  [100_000n, "KZT", "ru", "1~000~KZT", "1~000~KZT"],
])("%s of %s in %s", (amountMinor, currency, locale, whole, exact) => {
  expect(formatMoney(money(amountMinor, currency), locale)).toBe(shown(whole));
  expect(formatMoney(money(amountMinor, currency), locale, { exact: true })).toBe(shown(exact));
});

test.each<[number, Locale, string]>([
  [0, "uz", "0"],
  [999, "uz", "999"],
  [2_961, "uz", "2~961"],
  [1_234_567.5, "ru", "1~234~567,5"],
  [2_961.25, "en", "2~961.25"],
  [-0.0001, "uz", "0"],
  [-1_000, "ru", "-1~000"],
])("the number %s in %s", (value, locale, text) => {
  expect(formatNumber(value, locale)).toBe(shown(text));
});

test.each<[string, Locale, string]>([
  ["158.1200000000", "uz", "158,12"],
  ["12750.5", "ru", "12~750,5"],
  ["12750", "en", "12~750"],
  ["0.0265", "en", "0.0265"],
])("the rate %s in %s", (rate, locale, text) => {
  expect(formatRate(rate, locale)).toBe(shown(text));
});
