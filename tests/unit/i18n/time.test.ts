import { expect, test } from "vitest";
import { formatDay, formatFullTime, formatNearTime, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

/** 14:05 of Monday, the 23rd of November 2026, in Tashkent (UTC+5). */
const at = new Date("2026-11-23T09:05:00Z");

test.each<[Locale, time: string, day: string, full: string]>([
  ["uz", "23-noy, 14:05", "23-noy, 2026", "2026-yil 23-noyabr, dushanba, 14:05"],
  ["uz-Cyrl", "23-ноя, 14:05", "23-ноя, 2026", "2026-йил 23-ноябрь, душанба, 14:05"],
  ["ru", "23 нояб., 14:05", "23 нояб. 2026 г.", "понедельник, 23 ноября 2026 г. в 14:05"],
  ["en", "23 Nov, 14:05", "23 Nov 2026", "Monday, 23 November 2026 at 14:05"],
])("a moment in %s", (locale, time, day, full) => {
  expect(formatTime(at, locale)).toBe(time);
  expect(formatDay(at, locale)).toBe(day);
  expect(formatFullTime(at, locale)).toBe(full);
});

test.each<[now: string, Locale, string]>([
  ["2026-11-23T18:59:00Z", "uz", "bugun 14:05"],
  // One minute later the day in Tashkent is another one.
  ["2026-11-23T19:00:00Z", "uz", "kecha 14:05"],
  ["2026-11-23T19:00:00Z", "uz-Cyrl", "кеча 14:05"],
  ["2026-11-22T18:59:00Z", "ru", "завтра 14:05"],
  ["2026-11-24T18:59:00Z", "en", "yesterday 14:05"],
  ["2026-11-25T00:00:00Z", "uz", "23-noy, 14:05"],
  ["2026-12-31T18:59:00Z", "uz", "23-noy, 14:05"],
  ["2026-12-31T19:00:00Z", "uz", "23-noy, 2026"],
])("seen at %s in %s it is %s", (now, locale, text) => {
  expect(formatNearTime(at, new Date(now), locale)).toBe(text);
});
