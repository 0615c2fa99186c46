import "server-only";
import { createTranslator } from "next-intl";
import type { MailText } from "@/lib/email/template";
import { env } from "@/lib/env";
import { readMessages } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { type NotificationEvent, pathOf } from "@/lib/notifications/events";
import { makeTeller } from "@/lib/notifications/say-notification";
import { listOrderParagraphs } from "@/lib/orders/list-order-paragraphs";

/** What goes out: an event, its subject, and the values that its sentences name. */
export type Letter = { event: NotificationEvent; subjectId: string | null; values: unknown };

type Details = (partnerId: string, subjectId: string, locale: Locale) => Promise<string[]>;

/** Mails that say more than the bell does, read when they are written. */
const details: Partial<Record<NotificationEvent, Details>> = { "orders.received": listOrderParagraphs };

/** More than these are counted alone. */
const mostItems = 30;

export async function writeMail(letters: Letter[], partnerId: string | null, locale: Locale): Promise<MailText> {
  const t = createTranslator({ locale, messages: await readMessages(locale), namespace: "notifications.mail" });
  const said = await sayAll(letters, locale);
  const [first] = said;
  const [letter] = letters;
  const frame = { locale, footer: t("why"), settings: { label: t("settings"), url: toUrl("/account/notifications") } };
  if (said.length === 1 && first && letter) {
    const more = partnerId && letter.subjectId && details[letter.event]?.(partnerId, letter.subjectId, locale);
    const { title, text, button, url } = first;
    const paragraphs = [...text.split("\n"), ...((await more) || [])];
    return { ...frame, subject: title, heading: title, paragraphs, button: { label: button, url } };
  }
  const count = said.length;
  const rest = count - mostItems;
  return {
    ...frame,
    subject: t("bundleSubject", { count, title: first?.title ?? "" }),
    heading: t("bundleHeading", { count }),
    paragraphs: rest > 0 ? [t("more", { count: rest })] : [],
    preview: first?.title,
    items: said.slice(0, mostItems).map(({ title, text, url }) => ({ label: title, detail: text, url })),
    button: { label: t("button"), url: toUrl(partnerId ? "/notifications" : "/admin/notifications") },
  };
}

/** The fact first, then why; several facts one under the other (UZBEKISTAN 5.7). */
export async function writeTelegram(letters: Letter[], locale: Locale) {
  const said = await sayAll(letters.slice(0, mostItems), locale);
  const [first] = said;
  const isOne = letters.length === 1;
  return {
    text: said.map(({ title, text }) => (isOne ? `${title}\n\n${text}` : `• ${title}`)).join("\n"),
    ...(isOne && first && { button: { label: first.button, url: first.url } }),
  };
}

async function sayAll(letters: Letter[], locale: Locale) {
  const say = await makeTeller(locale);
  return letters.map((letter) => ({ ...say(letter), url: toUrl(pathOf(letter.event, letter.subjectId)) }));
}

const toUrl = (path: string) => `${env().APP_ORIGIN}${path}`;
