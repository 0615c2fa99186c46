import { type Locale, timeZone } from "@/lib/i18n/locales";
import { nearDays, ownWords } from "@/lib/i18n/time-words";
import { divideRounded, type Money } from "@/lib/money";

/** ICU prints the code for so'm in Russian, so the words are ours (UZBEKISTAN 5.3). */
const suffixes: Record<Locale, Partial<Record<Money["currency"], string>>> = {
  uz: { UZS: "soʻm", RUB: "rubl" },
  "uz-Cyrl": { UZS: "сўм", RUB: "рубль" },
  ru: { UZS: "сум", RUB: "₽" },
  en: { UZS: "soʻm", RUB: "₽" },
};

const decimalMarks: Record<Locale, string> = { uz: ",", "uz-Cyrl": ",", ru: ",", en: "." };

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

const tags: Partial<Record<Locale, string>> = { ru: "ru-RU", en: "en-GB" };

/** `23-noy, 14:05` in Tashkent time. */
export function formatTime(at: Date, locale: Locale): string {
  const own = ownWords[locale];
  if (!own) return intl(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }, at);
  const { day, month, clock } = read(at);
  return `${day}-${own.shortMonths[month]}, ${clock}`;
}

/** `23-noy, 2026`. */
export function formatDay(at: Date, locale: Locale): string {
  const own = ownWords[locale];
  if (!own) return intl(locale, { day: "numeric", month: "short", year: "numeric" }, at);
  const { day, month, year } = read(at);
  return `${day}-${own.shortMonths[month]}, ${year}`;
}

/** `14:05` in Tashkent time. */
export const formatClock = (at: Date): string => read(at).clock;

/** `2026-yil 23-noyabr, dushanba, 14:05`: what stands behind a short time. */
export function formatFullTime(at: Date, locale: Locale): string {
  const own = ownWords[locale];
  if (!own) return intl(locale, { dateStyle: "full", timeStyle: "short" }, at);
  const { day, month, year, clock } = read(at);
  const weekday = own.weekdays[new Date(Date.UTC(year, month, day)).getUTCDay()];
  return `${year}-${own.year} ${day}-${own.months[month]}, ${weekday}, ${clock}`;
}

/** `bugun 14:05`, `kecha 09:30`, else the day with its month, and the year where it is another one. */
export function formatNearTime(at: Date, now: Date, locale: Locale): string {
  const { year, clock } = read(at);
  const near = ["yesterday", "today", "tomorrow"] as const;
  const word = near[daysSince(at, now) + 1];
  if (word) return `${nearDays[locale][word]} ${clock}`;
  return year === read(now).year ? formatTime(at, locale) : formatDay(at, locale);
}

/** A short time for the screen, the full one for the pointer, the exact one for machines. */
export type ShownTime = { text: string; full: string; dateTime: string };

export const showTime = (at: Date, now: Date, locale: Locale): ShownTime => ({
  text: formatNearTime(at, now, locale),
  full: formatFullTime(at, locale),
  dateTime: at.toISOString(),
});

const numbers = new Intl.DateTimeFormat("en-GB", {
  timeZone,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

function read(at: Date) {
  const parts = Object.fromEntries(numbers.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    year: Number(parts.year),
    month: Number(parts.month) - 1,
    day: Number(parts.day),
    clock: `${parts.hour}:${parts.minute}`,
  };
}

/** Days of the calendar from `now` to `at`. */
function daysSince(at: Date, now: Date): number {
  const [to, from] = [read(at), read(now)].map(({ year, month, day }) => Date.UTC(year, month, day) / 86_400_000);
  return (to ?? 0) - (from ?? 0);
}

const intl = (locale: Locale, options: Intl.DateTimeFormatOptions, at: Date) =>
  new Intl.DateTimeFormat(tags[locale], { ...options, timeZone }).format(at);
