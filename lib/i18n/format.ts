import { type Locale, timeZone } from "@/lib/i18n/locales";
import { divideRounded, type Money } from "@/lib/money";

const tags = { uz: "uz-UZ", ru: "ru-RU", en: "en-GB" } as const satisfies Record<Locale, string>;

/** ICU prints the code for so'm in Russian, so the words are ours (UZBEKISTAN 5.3). */
const suffixes: Record<Locale, Partial<Record<Money["currency"], string>>> = {
  uz: { UZS: "soʻm", RUB: "rubl" },
  ru: { UZS: "сум", RUB: "₽" },
  en: { UZS: "soʻm", RUB: "₽" },
};

const decimalMarks: Record<Locale, string> = { uz: ",", ru: ",", en: "." };

/**
 * `1 250 000 soʻm`: no-break spaces, so'm rounded to whole ones, other currencies with what they have. `exact` keeps
 * the tiyin where there are any (`552,50 soʻm`): for sums that the reader adds up.
 */
export function formatMoney(
  { amountMinor, currency }: Money,
  locale: Locale,
  { exact = false }: { exact?: boolean } = {},
): string {
  const shown = currency === "UZS" && !exact ? divideRounded(amountMinor, 100n) * 100n : amountMinor;
  const abs = shown < 0n ? -shown : shown;
  const rest = abs % 100n;
  const decimals = rest === 0n ? "" : String(rest).padStart(2, "0");
  return `${writeNumber(shown < 0n, String(abs / 100n), decimals, locale)}\u00a0${suffixes[locale][currency] ?? currency}`;
}

/** `2 961,5`, at most three decimals. The same on the server and in a browser, which may not know Uzbek digits. */
export function formatNumber(value: number, locale: Locale): string {
  const [whole = "0", decimals = ""] = Math.abs(value).toFixed(3).split(".");
  const kept = decimals.replace(/0+$/, "");
  return writeNumber(value < 0 && (whole !== "0" || kept !== ""), whole, kept, locale);
}

/** `158,12` of the plain decimal text `158.1200`. */
export function formatRate(rate: string, locale: Locale): string {
  const [whole = "0", decimals = ""] = rate.split(".");
  return writeNumber(false, whole, decimals.replace(/0+$/, ""), locale);
}

function writeNumber(isNegative: boolean, whole: string, decimals: string, locale: Locale): string {
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, "\u00a0");
  return `${isNegative ? "-" : ""}${grouped}${decimals && decimalMarks[locale] + decimals}`;
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
