import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { readMessages } from "@/lib/i18n/catalogue";
import { defaultLocale, isLocale, timeZone } from "@/lib/i18n/locales";

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  return { locale, timeZone, messages: await readMessages(locale) };
});
