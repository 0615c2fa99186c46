/** Uzbek in Latin letters is the source language. */
export const locales = ["uz", "ru", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "uz";

export const isLocale = (text: unknown): text is Locale => locales.includes(text as Locale);

/** Business days and all shown times. */
export const timeZone = "Asia/Tashkent";
