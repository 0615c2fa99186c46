/** Uzbek in Latin letters is the source language; Uzbek in Cyrillic ones is made from it (transliterate.ts). */
export const locales = ["uz", "uz-Cyrl", "ru", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "uz";

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale);

/** The languages that have catalogues of their own, and that others are asked to write in. */
export type WrittenLanguage = Exclude<Locale, "uz-Cyrl">;

export const writtenLanguage = (locale: Locale): WrittenLanguage => (locale === "uz-Cyrl" ? "uz" : locale);

/** Business days and all shown times. */
export const timeZone = "Asia/Tashkent";
