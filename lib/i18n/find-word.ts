import type { getTranslations } from "next-intl/server";

/** All catalogues: keys begin with the namespace. */
export type Translate = Awaited<ReturnType<typeof getTranslations>>;

/** A sentence by a key that was put together from data; null: what looks like no key, or the catalogues do not know. */
export function findWord(t: Translate, key: string, values?: Record<string, string | number>): string | null {
  const isKnown = /^[\w.-]+$/.test(key) && t.has(key as never) && typeof t.raw(key as never) === "string";
  return isKnown ? t(key as never, values as never) : null;
}
