import "server-only";
import { createTranslator } from "next-intl";
import { readMessages } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";

/** Jobs have no request to take the language from: a mail is written in its reader's. */
export async function readMailTexts(locale: Locale) {
  return createTranslator({ locale, messages: await readMessages(locale), namespace: "mail" });
}

export type Recipient = { email: string; locale: Locale };
