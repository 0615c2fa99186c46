import type { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { NamedEntry } from "@/lib/audit/list-audit";
import { findWord, type Translate } from "@/lib/i18n/find-word";
import { formatDay, formatMoney, formatNumber, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { currencies, money } from "@/lib/money";

export type AuditWords = {
  locale: Locale;
  t: Translate;
  audit: Awaited<ReturnType<typeof getTranslations<"audit">>>;
};

/** `connections.paused` by its sentence; one that the catalogues do not know shows as it is. */
export const sayAction = (action: string, words: AuditWords): string =>
  findWord(words.t, `audit.actions.${action}`) ?? action;

/** `subjects.order`, `fields.price` … by their words, else by the last part of the key. */
export const sayField = (key: string, words: AuditWords): string =>
  findWord(words.t, `audit.${key}`) ?? key.slice(key.indexOf(".") + 1);

export function sayChanges({ before, after }: Pick<NamedEntry, "before" | "after">, words: AuditWords) {
  const [old, now] = [asRecord(before), asRecord(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].map((name) => ({
    label: findWord(words.t, `audit.fields.${name}`) ?? findWord(words.t, `cards.receipts.fields.${name}`) ?? name,
    before: name in old ? sayValue(old[name], name, words) : null,
    after: name in now ? `${sayValue(now[name], name, words)}${sayOther(old[name], now[name], words)}` : null,
  }));
}

/** Of hidden numbers the end alone is kept: the same end twice is another number. */
const sayOther = (before: unknown, after: unknown, { audit }: AuditWords): string =>
  before === after && typeof after === "string" && after.startsWith("••••") ? ` (${audit("anotherNumber")})` : "";

const moneySchema = z.object({ amountMinor: z.string().regex(/^-?\d+$/), currency: z.enum(currencies) });
const wordSchema = z.object({ key: z.string() });
const asRecord = (value: unknown): Record<string, unknown> => z.record(z.string(), z.unknown()).catch({}).parse(value);

/** Sums, numbers, yes and no, and our own words in the reader's language; what people wrote stays as they wrote it. */
function sayValue(value: unknown, name: string, words: AuditWords): string {
  const { locale, audit } = words;
  if (value === null || value === undefined) return audit("none");
  if (typeof value === "boolean") return audit(value ? "yes" : "no");
  if (typeof value === "number") return formatNumber(value, locale);
  if (typeof value === "string") return findWord(words.t, `audit.values.${name}.${value}`) ?? sayMoment(value, locale);
  const sum = moneySchema.safeParse(value).data;
  if (sum) return formatMoney(money(BigInt(sum.amountMinor), sum.currency), locale);
  const word = wordSchema.safeParse(value).data;
  if (word) return findWord(words.t, `cards.receipts.words.${word.key}`) ?? word.key;
  if (Array.isArray(value)) return value.map((one) => sayValue(one, name, words)).join(", ");
  return Object.entries(asRecord(value))
    .map(([key, one]) => `${key}: ${sayValue(one, key, words)}`)
    .join("; ");
}

/** Moments and days are stored as ISO; all else is as people wrote it. */
function sayMoment(text: string, locale: Locale): string {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatTime(new Date(text), locale);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(new Date(`${text}T12:00:00Z`), locale) : text;
}
