import { type Locale, timeZone } from "@/lib/i18n/locales";
import type { Money } from "@/lib/money";

const tags = { uz: "uz-UZ", ru: "ru-RU", en: "en-GB" } as const satisfies Record<Locale, string>;

/** ICU prints the code for so'm in Russian, so the words are ours (UZBEKISTAN 5.3). */
const suffixes: Record<Locale, Partial<Record<Money["currency"], string>>> = {
  uz: { UZS: "soʻm", RUB: "rubl" },
  ru: { UZS: "сум", RUB: "₽" },
  en: { UZS: "soʻm", RUB: "₽" },
};

/** `1 250 000 soʻm`: no-break spaces, so'm without decimals, other currencies with what they have. */
export function formatMoney({ amountMinor, currency }: Money, locale: Locale): string {
  const isWhole = currency === "UZS" || amountMinor % 100n === 0n;
  const digits = isWhole ? 0 : 2;
  const major = `${amountMinor / 100n}.${String(amountMinor < 0n ? -amountMinor % 100n : amountMinor % 100n).padStart(2, "0")}`;
  const sign = amountMinor < 0n && amountMinor > -100n ? "-" : "";
  const number = new Intl.NumberFormat(tags[locale], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    roundingMode: "halfExpand",
  } as Intl.NumberFormatOptions).format(`${sign}${major}` as Intl.StringNumericLiteral);
  const spaced = number.replace(/[\s,\u202f]/g, (mark) => (locale === "uz" && mark === "," ? "," : "\u00a0"));
  return `${spaced}\u00a0${suffixes[locale][currency] ?? currency}`;
}

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale]).format(value);
}

/** `23-noy, 14:05` in Tashkent time. */
export function formatTime(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], {
    timeZone,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);
}

export function formatDay(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(tags[locale], { timeZone, day: "numeric", month: "short", year: "numeric" }).format(
    at,
  );
}
