import type { Locale, WrittenLanguage } from "@/lib/i18n/locales";
import type admin from "@/lib/i18n/messages/uz/admin.json";
import type audit from "@/lib/i18n/messages/uz/audit.json";
import type auth from "@/lib/i18n/messages/uz/auth.json";
import type cards from "@/lib/i18n/messages/uz/cards.json";
import type catalog from "@/lib/i18n/messages/uz/catalog.json";
import type closing from "@/lib/i18n/messages/uz/closing.json";
import type common from "@/lib/i18n/messages/uz/common.json";
import type connections from "@/lib/i18n/messages/uz/connections.json";
import type data from "@/lib/i18n/messages/uz/data.json";
import type errors from "@/lib/i18n/messages/uz/errors.json";
import type home from "@/lib/i18n/messages/uz/home.json";
import type mail from "@/lib/i18n/messages/uz/mail.json";
import type notifications from "@/lib/i18n/messages/uz/notifications.json";
import type orders from "@/lib/i18n/messages/uz/orders.json";
import type people from "@/lib/i18n/messages/uz/people.json";
import type prices from "@/lib/i18n/messages/uz/prices.json";
import type profit from "@/lib/i18n/messages/uz/profit.json";
import type review from "@/lib/i18n/messages/uz/review.json";
import type shell from "@/lib/i18n/messages/uz/shell.json";
import type signIn from "@/lib/i18n/messages/uz/signIn.json";
import type team from "@/lib/i18n/messages/uz/team.json";
import type telegram from "@/lib/i18n/messages/uz/telegram.json";
import type views from "@/lib/i18n/messages/uz/views.json";
import { transliterateTree } from "@/lib/i18n/transliterate";

/** Uzbek is the source: its keys are what the code may ask for. */
export type Messages = {
  admin: typeof admin;
  audit: typeof audit;
  auth: typeof auth;
  cards: typeof cards;
  catalog: typeof catalog;
  closing: typeof closing;
  common: typeof common;
  connections: typeof connections;
  data: typeof data;
  errors: typeof errors;
  home: typeof home;
  mail: typeof mail;
  notifications: typeof notifications;
  orders: typeof orders;
  people: typeof people;
  prices: typeof prices;
  profit: typeof profit;
  review: typeof review;
  shell: typeof shell;
  signIn: typeof signIn;
  team: typeof team;
  telegram: typeof telegram;
  views: typeof views;
};

const namespaces = [
  "admin",
  "audit",
  "auth",
  "cards",
  "catalog",
  "closing",
  "common",
  "connections",
  "data",
  "errors",
  "home",
  "mail",
  "notifications",
  "orders",
  "people",
  "prices",
  "profit",
  "review",
  "shell",
  "signIn",
  "team",
  "telegram",
  "views",
] as const satisfies (keyof Messages)[];

let cyrillic: Promise<Messages> | undefined;

/** Uzbek in Cyrillic letters is made from the Uzbek catalogue, once a process. */
export async function readMessages(locale: Locale): Promise<Messages> {
  if (locale !== "uz-Cyrl") return readCatalogue(locale);
  cyrillic ??= readCatalogue("uz").then(transliterateTree);
  return cyrillic;
}

async function readCatalogue(language: WrittenLanguage): Promise<Messages> {
  const parts = await Promise.all(namespaces.map(async (name) => [name, await readPart(language, name)]));
  return Object.fromEntries(parts);
}

/** Apart from the loop: Turbopack takes an `import` inside `map` for one of the list's first name alone. */
async function readPart(language: WrittenLanguage, name: keyof Messages): Promise<unknown> {
  return (await import(`@/lib/i18n/messages/${language}/${name}.json`)).default;
}
