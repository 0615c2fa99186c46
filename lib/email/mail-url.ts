import "server-only";
import { env } from "@/lib/env";
import { localeParameter } from "@/lib/i18n/locale-cookie";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";

/** Where a mail's button leads: to a page in the mail's own language, whatever phone it is opened on. */
export function mailUrl(path: string, locale: Locale): string {
  const url = new URL(path, env().APP_ORIGIN);
  if (locale !== defaultLocale) url.searchParams.set(localeParameter, locale);
  return url.href;
}
