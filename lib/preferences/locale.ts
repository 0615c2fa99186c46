import "server-only";
import { cookies } from "next/headers";
import { openDb } from "@/lib/db/client";
import { localeCookie, localeCookieOptions } from "@/lib/i18n/locale-cookie";
import { isLocale, type Locale } from "@/lib/i18n/locales";

/** Stands beside the language while it was chosen by somebody who was not signed in. */
const openChoice = "locale-chosen";

/** Mails are written in the language that was chosen last; without an account the choice waits for the next sign-in. */
export async function chooseLocale(locale: Locale, userId: string | null): Promise<void> {
  const jar = await cookies();
  jar.set(localeCookie, locale, localeCookieOptions);
  if (userId) await keepLocale(userId, locale);
  else jar.set(openChoice, "1", { ...localeCookieOptions, httpOnly: true });
}

/** At sign-in: what this person chose on the way in goes into the account; else the account's language comes here. */
export async function settleLocale(userId: string): Promise<void> {
  const jar = await cookies();
  const shown = jar.get(localeCookie)?.value;
  if (jar.get(openChoice) && isLocale(shown)) {
    jar.delete(openChoice);
    return keepLocale(userId, shown);
  }
  const { locale } = await openDb().user.findUniqueOrThrow({ where: { id: userId }, select: { locale: true } });
  if (isLocale(locale)) jar.set(localeCookie, locale, localeCookieOptions);
}

async function keepLocale(userId: string, locale: Locale) {
  await openDb().user.update({ where: { id: userId }, data: { locale } });
}
