import "server-only";
import { createTranslator } from "next-intl";
import type { MailText } from "@/lib/email/template";
import { env } from "@/lib/env";
import { readMessages } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { type NotificationEvent, pathOf, ruleOf } from "@/lib/notifications/events";
import { makeTeller } from "@/lib/notifications/say-notification";
import { listOrderParagraphs } from "@/lib/orders/list-order-paragraphs";

/** What goes out: an event, its subject, and the values that its sentences name. */
export type Letter = { event: NotificationEvent; subjectId: string | null; values: unknown };

type Details = (partnerId: string, subjectId: string, locale: Locale) => Promise<string[]>;

/** Mails that say more than the bell does, read when they are written. */
const details: Partial<Record<NotificationEvent, Details>> = { "orders.received": listOrderParagraphs };

/** More than these are counted alone: a mail is scrolled, a chat is not, and takes 4 096 characters. */
const mostInMail = 30;
const mostInChat = 15;

export async function writeMail(letters: Letter[], partnerId: string | null, locale: Locale): Promise<MailText> {
  const t = await readTexts(locale);
  const said = await sayAll(letters, locale);
  const [first] = said;
  const [letter] = letters;
  const frame = { locale, footer: t("why"), settings: { label: t("settings"), url: toUrl("/account/notifications") } };
  if (said.length === 1 && first && letter) {
    const more = partnerId && letter.subjectId && details[letter.event]?.(partnerId, letter.subjectId, locale);
    const { title, text, button, url } = first;
    const paragraphs = [...text.split("\n"), ...((await more) || [])];
    const footer = t(ruleOf(letter.event).isFixed ? "whyFixed" : "why");
    return { ...frame, footer, subject: title, heading: title, paragraphs, button: { label: button, url } };
  }
  const count = said.length;
  const rest = count - mostInMail;
  return {
    ...frame,
    subject: t("bundleSubject", { count, title: first?.title ?? "" }),
    heading: t("bundleHeading", { count }),
    paragraphs: rest > 0 ? [t("more", { count: rest })] : [],
    preview: first?.title,
    items: said.slice(0, mostInMail).map(({ title, text, url }) => ({ label: title, detail: text, url })),
    button: { label: t("button"), url: listOf(partnerId) },
  };
}

/** The fact with its number, then why, then one button; of several first how many they are (UZBEKISTAN 5.7). */
export async function writeTelegram(letters: Letter[], partnerId: string | null, locale: Locale) {
  const said = await sayAll(letters, locale);
  const [first] = said;
  if (said.length === 1 && first) {
    const { title, text, button, url } = first;
    return { text: writeForChat(`${title}\n\n${text}`), button: { label: button, url } };
  }
  const t = await readTexts(locale);
  const [count, rest] = [said.length, said.length - mostInChat];
  const lines = said.slice(0, mostInChat).map(({ title }) => `• ${title}`);
  const parts = [t("bundleHeading", { count }), lines.join("\n"), ...(rest > 0 ? [t("more", { count: rest })] : [])];
  return { text: writeForChat(parts.join("\n\n")), button: { label: t("button"), url: listOf(partnerId) } };
}

/** The word for money as people type it in a chat (UZBEKISTAN 5.8). */
const writeForChat = (text: string) => text.replaceAll("soʻm", "so'm");

async function readTexts(locale: Locale) {
  return createTranslator({ locale, messages: await readMessages(locale), namespace: "notifications.mail" });
}

async function sayAll(letters: Letter[], locale: Locale) {
  const say = await makeTeller(locale);
  return letters.map((letter) => ({ ...say(letter), url: toUrl(pathOf(letter.event, letter.subjectId)) }));
}

const toUrl = (path: string) => `${env().APP_ORIGIN}${path}`;
const listOf = (partnerId: string | null) => toUrl(partnerId ? "/notifications" : "/admin/notifications");
