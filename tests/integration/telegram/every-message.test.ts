import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/api/telegram/route";
import { hashToken } from "@/lib/crypto/tokens";
import { openDb } from "@/lib/db/client";
import { type Locale, locales } from "@/lib/i18n/locales";
import { type NotificationEvent, notificationEvents, ruleOf } from "@/lib/notifications/events";
import { type Letter, writeTelegram } from "@/lib/notifications/write-letter";
import { webhookSecret } from "@/lib/telegram/bot";
import { addLink } from "@/lib/telegram/repository";
import { sendTelegram } from "@/lib/telegram/send-telegram";
import { startTelegram } from "../../../local/telegram/start-telegram.ts";
import { createApi, listChats, type Message, start, tap, token } from "../../contract/telegram/support.ts";
import { insertPartner, query } from "../../support/people.ts";
import { openPictures, type Pictures } from "../../support/pictures.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { hostile, makeLetter, missing, storedWords } from "../notifications/sample-letters.ts";

const origin = "https://sellercloudx.uz";
/** https://core.telegram.org/bots/api#sendmessage */
const mostCharacters = 4_096;
const events = Object.keys(notificationEvents) as NotificationEvent[];

const urls = useProductDatabase({ TELEGRAM_BOT_TOKEN: token, APP_ORIGIN: origin });
let telegram: Awaited<ReturnType<typeof startTelegram>>;
let pictures: Pictures;
let clock = Date.parse("2026-11-22T09:00:00Z");
beforeAll(async () => {
  // Each look at the clock is a second later: no chat is ever spoken to too fast.
  telegram = await startTelegram({ token, now: () => (clock += 1_000) });
  Object.assign(process.env, { TELEGRAM_API_URL: telegram.url, TELEGRAM_WEB_URL: telegram.url });
  pictures = await openPictures("telegram-pictures");
  for (const locale of locales) people.set(locale, (await bind(locale)).userId);
});
afterAll(async () => {
  await pictures?.close();
  await telegram.close();
});

/** Somebody who writes to the bot from a phone in this language: the chat's number. */
async function meet(locale: Locale, word = ""): Promise<number> {
  const { headers } = await start(telegram, "Dilnoza", word, locale);
  return Number(headers.get("location")?.split("/").at(-1));
}

/** What people have written meanwhile: brought to the product as Telegram does it, or forgotten. */
async function take(use: (update: object) => Promise<unknown>): Promise<void> {
  const api = createApi(telegram);
  for (let updates = await api.getUpdates(); updates.length > 0; ) {
    for (const update of updates) await use(update);
    updates = await api.getUpdates({ offset: (updates.at(-1)?.update_id ?? 0) + 1 });
  }
}

async function bring(update: object): Promise<void> {
  const headers = { "x-telegram-bot-api-secret-token": webhookSecret() };
  const answer = await POST(
    new Request(`${origin}/api/telegram`, { method: "POST", headers, body: JSON.stringify(update) }),
  );
  expect(answer.status).toBe(200);
}

type Bound = { userId: string; chat: number };

/** A person whose phone is bound, through the link and the door. */
async function bind(locale: Locale): Promise<Bound> {
  const { userId } = await insertPartner(urls.superuserUrl);
  await query(urls.superuserUrl, "update users set locale = $2 where id = $1", [userId, locale]);
  const word = randomUUID();
  const expiresAt = new Date(Date.now() + 60_000);
  await openDb().$transaction((db) => addLink(userId, { tokenHash: hashToken(word), expiresAt }, db));
  const chat = await meet(locale, word);
  await take(bring);
  return { userId, chat };
}

const people = new Map<Locale, string>();

/** The same person of this language with another phone, so that a picture shows one message alone. */
async function change(locale: Locale): Promise<Bound> {
  const userId = people.get(locale) ?? "";
  const chat = await meet(locale);
  await openDb().telegramChat.updateMany({ where: { userId }, data: { chatId: BigInt(chat) } });
  return { userId, chat };
}

async function readSaid(chat: number): Promise<Message[]> {
  const found = (await listChats(telegram)).find(({ id }) => id === chat);
  return (found?.messages ?? []).filter(({ fromBot }) => fromBot);
}

const readPage = async (chat: number) => (await fetch(`${telegram.url}/chats/${chat}`)).text();
const draw = async (name: string, chats: number[], options = {}) =>
  pictures.draw(name, await Promise.all(chats.map(readPage)), options);

/** What every message must be, whatever it says. */
function check({ text, buttons }: Message) {
  for (const part of [text, ...buttons.flat().map((button) => button.text)]) {
    expect(part.trim()).not.toBe("");
    expect(part).not.toMatch(missing);
    expect(part).not.toMatch(/soʻm/);
    // No phone, no whole account number, no key.
    expect(part).not.toMatch(/\+998\d{9}|\b\d{20}\b|eyJ[\w-]{20,}/);
  }
  expect(text.length).toBeLessThanOrEqual(mostCharacters);
  // Nothing is left of the frame around a value that was empty.
  expect(text).not.toMatch(/ {2}|: ?\n|[ (,:]$/);
}

/** Sends it as the job does; what arrived in the chat. */
async function send({ userId, chat }: Bound, locale: Locale, letters: Letter[], partnerId: string | null = null) {
  const message = await writeTelegram(letters, partnerId, locale);
  expect(await sendTelegram({ userId, key: randomUUID(), ...message })).toBe("sent");
  const said = (await readSaid(chat)).at(-1);
  if (!said) throw new Error("nothing arrived");
  check(said);
  return said;
}

describe("notices", () => {
  test.each(events)("%s", async (event) => {
    const letter = await makeLetter(event);
    const chats = [];
    for (const locale of locales) {
      const person = await change(locale);
      const { text, buttons } = await send(person, locale, [letter]);
      expect(text).not.toMatch(storedWords);
      const [fact = "", space, why = ""] = text.split("\n");
      expect([fact.length, space, why.length]).toEqual([expect.any(Number), "", expect.any(Number)]);
      expect(buttons).toEqual([[{ text: expect.any(String), url: expect.stringContaining(`${origin}/`) }]]);
      expect(buttons[0]?.[0]?.url).toContain(ruleOf(event).path.split("{")[0]);
      chats.push(person.chat);
    }
    await draw(event, chats);
  });

  test.each(locales)("marks of HTML that somebody typed go out as they are: %s", async (locale) => {
    const person = await change(locale);
    for (const event of events) await send(person, locale, [await makeLetter(event, hostile)]);
    const said = (await readSaid(person.chat)).map(({ text }) => text);
    expect(said.filter((text) => text.includes(hostile)).length).toBeGreaterThan(8);
    expect(said.join()).not.toMatch(/&lt;|&amp;/);
    expect(await readPage(person.chat)).not.toMatch(/<script|<b>Zarina/);
  });

  test("many in one message: how many, what, and the way to all of them", async () => {
    const letters = await Promise.all(events.map((event) => makeLetter(event)));
    const all = Array.from({ length: 40 }, (_, place) => letters[place % letters.length]).flatMap((one) => one ?? []);
    const chats = [];
    for (const locale of locales) {
      const person = await change(locale);
      const { text, buttons } = await send(person, locale, all, randomUUID());
      expect(text.split("\n")[0]).toMatch(/^40 /);
      expect(text.split("\n").filter((line) => line.startsWith("• "))).toHaveLength(15);
      expect(text.split("\n").at(-1)).toMatch(/25/);
      expect(buttons[0]?.[0]?.url).toBe(`${origin}/notifications`);
      chats.push(person.chat);
    }
    await draw("many", chats, { byNight: true });
  });
});

test("a message in a chat: the fact first, then why, then one button; many facts as a list", async () => {
  const letter = await makeLetter("orders.received");
  const one = await writeTelegram([letter], null, "en");
  expect(one.text.replaceAll("\u00a0", " ")).toBe(
    "New order: Wildberries, 1 250 000 so'm\n\nOrder FBS-99812 has come in.",
  );
  expect(one.button).toEqual({ label: "Open the order", url: `${origin}/orders/${letter.subjectId}` });
  const many = await writeTelegram([letter, letter, letter], null, "en");
  expect(many.text.split("\n").slice(0, 2)).toEqual(["3 new messages", ""]);
  expect(many.text.split("\n").slice(2)).toHaveLength(3);
  expect(many.button).toEqual({ label: "Open all", url: `${origin}/admin/notifications` });
});

test("a text that is too long for Telegram is cut where a character ends, and keeps its link", async () => {
  const person = await change("uz");
  const button = { label: "Ochish", url: "http://localhost:3000/orders" };
  const text = `x${"😀".repeat(3_000)}`;
  expect(await sendTelegram({ userId: person.userId, key: randomUUID(), text, button })).toBe("sent");
  const said = (await readSaid(person.chat)).at(-1)?.text ?? "";
  expect(said.length).toBeLessThanOrEqual(mostCharacters);
  expect(said.isWellFormed()).toBe(true);
  expect(said).toMatch(/😀…\n\nOchish: http:\/\/localhost:3000\/orders$/);
});

test("without https a link stands in the text, because Telegram refuses such buttons", async () => {
  const chats = [];
  for (const locale of locales) {
    const person = await change(locale);
    const { text, button } = await writeTelegram([await makeLetter("orders.received")], null, locale);
    const url = button.url.replace(origin, "http://localhost:3000");
    await sendTelegram({ userId: person.userId, key: randomUUID(), text, button: { ...button, url } });
    const said = (await readSaid(person.chat)).at(-1);
    expect(said?.buttons).toEqual([]);
    expect(said?.text).toContain(url);
    chats.push(person.chat);
  }
  await draw("orders.received-without-https", chats);
});

test("what the bot answers: bound, too old a link, a word of somebody bound, a word of a stranger", async () => {
  const chats = [];
  for (const locale of locales) {
    await take(async () => undefined);
    const { chat } = await bind(locale);
    await tap(telegram, `/chats/${chat}`, { text: "Salom" });
    const stranger = await meet(locale, "no-such-link");
    await tap(telegram, `/chats/${stranger}`, { text: "Salom" });
    await take(bring);
    const said = [...(await readSaid(chat)), ...(await readSaid(stranger))];
    expect(new Set(said.map(({ text }) => text)).size).toBe(4);
    for (const one of said) check(one);
    for (const { text } of said.slice(1)) expect(text).toContain(`${origin}/account/notifications`);
    chats.push(chat, stranger);
  }
  await draw("bot-answers", chats);
});
