import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { readMessages } from "@/lib/i18n/catalogue";
import { localeCookie } from "@/lib/i18n/locale-cookie";
import { defaultLocale, isLocale, timeZone } from "@/lib/i18n/locales";

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  return { locale, timeZone, messages: await readMessages(locale) };
});
