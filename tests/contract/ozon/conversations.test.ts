import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Conversation, ConversationKind, ConversationMessage, Listing, Shop } from "@/lib/marketplaces/types";
import { makeCard } from "./make-card.ts";
import { openOzon, publishLive, readShop } from "./open-ozon.ts";

let opened: Awaited<ReturnType<typeof openOzon>>;
let shop: Shop;
let listing: Listing;
beforeAll(async () => {
  opened = await openOzon();
  shop = await readShop(opened.ozon);
  listing = await publishLive(opened, shop, "TALK-1", 50);
});
beforeEach(() => opened.moveClock(60_000));
afterAll(() => opened.close());

const write = async (path: string, body: object): Promise<string> =>
  String((await opened.control(path, body)).body.externalId);

async function find(kind: ConversationKind, id: string): Promise<Conversation> {
  for (let cursor: string | null = null; ; ) {
    const page = await opened.ozon.listConversations({ shop, kind, cursor });
    const found = page.items.find(({ externalId }) => externalId === id);
    if (found) return found;
    if (page.nextCursor === null) throw new Error(`no ${kind} ${id}`);
    cursor = page.nextCursor;
  }
}

const product = () => ({ sku: "TALK-1", externalId: listing.externalId, variantExternalId: listing.variantExternalId });

describe("chats", () => {
  test("a buyer's words arrive with the product and the order; an answer is sent, read and seen", async () => {
    const order = await opened.order("TALK-1");
    const id = await write("chats", { orderId: order, text: "Здравствуйте!" });
    opened.moveClock(1_000);
    await write("chats", { chatId: id, text: "Когда отправите?" });
    const chat = await find("chat", id);
    expect(chat).toMatchObject({
      text: "Когда отправите?",
      listing: product(),
      orderExternalId: order,
      isAnswered: false,
      rawState: "OPENED",
      changedAt: opened.now(),
    });
    expect(await opened.ozon.reply({ shop, conversation: chat, text: " Сегодня " })).toEqual({
      state: "confirmed",
      reason: null,
      externalId: null,
    });
    expect((await find("chat", id)).isAnswered).toBe(true);
    const { items, nextCursor } = await opened.ozon.listMessages({ shop, conversation: chat });
    expect(items.map(({ author, text }) => [author, text])).toEqual([
      ["seller", "Сегодня"],
      ["buyer", "Когда отправите?"],
      ["buyer", "Здравствуйте!"],
    ]);
    expect(nextCursor).toBeNull();
    const state = (await (await fetch(`${opened.sandbox.url}/_sandbox/state`)).json()) as {
      chats: { id: string; messages: { author: string; isRead: boolean }[] }[];
    };
    const messages = state.chats.find((one) => one.id === id)?.messages ?? [];
    expect(messages.filter(({ author }) => author === "Customer").every(({ isRead }) => isRead)).toBe(true);
  });

  test("Ozon's support is no buyer, and whoever waits for an answer can be asked for", async () => {
    const waiting = await write("chats", { sku: "TALK-1", text: "Есть белый?" });
    const { items } = await opened.ozon.listConversations({ shop, kind: "chat", isAnswered: false });
    expect(items.map(({ externalId }) => externalId)).toContain(waiting);
    expect(items.every(({ isAnswered }) => !isAnswered)).toBe(true);
    const all = await opened.ozon.listConversations({ shop, kind: "chat" });
    expect(all.items.every(({ text }) => text !== "Добро пожаловать на Ozon!")).toBe(true);
  });

  test("a long chat is read page by page, each message once", async () => {
    const id = await write("chats", { sku: "TALK-1", text: "0" });
    for (let count = 1; count < 230; count += 1) await write("chats", { chatId: id, text: String(count) });
    const conversation = await find("chat", id);
    const read: ConversationMessage[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await opened.ozon.listMessages({ shop, conversation, cursor });
      read.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(read.map(({ text }) => Number(text))).toEqual(Array.from({ length: 230 }, (_, index) => 229 - index));
  });

  test.each([
    ["empty", "", "0 characters, from 1 to 1000 are taken"],
    ["too long", "я".repeat(1001), "1001 characters, from 1 to 1000 are taken"],
  ])("an answer that is %s is not sent", async (_, text, words) => {
    const conversation = { kind: "chat" as const, externalId: "any", replyKey: null };
    const calls = opened.exchanges.length;
    expect(await opened.ozon.reply({ shop, conversation, text })).toMatchObject({
      state: "rejected",
      reason: { code: "text", words },
    });
    expect(opened.exchanges).toHaveLength(calls);
  });

  test("a chat that is closed, too old or not there refuses an answer in Ozon's words", async () => {
    const reply = (externalId: string) =>
      opened.ozon.reply({ shop, conversation: { kind: "chat", externalId, replyKey: null }, text: "Да" });
    const closed = await write("chats", { sku: "TALK-1", text: "Спасибо" });
    await opened.control(`chats/${closed}/close`, {});
    expect(await reply(closed)).toMatchObject({ state: "rejected", reason: { words: "chat is closed" } });
    const old = await write("chats", { sku: "TALK-1", text: "Есть?" });
    opened.moveClock(49 * 3_600_000);
    expect(await reply(old)).toMatchObject({ state: "rejected", reason: { words: "the time for an answer is over" } });
    expect(await reply("nowhere")).toMatchObject({ state: "rejected", reason: { words: "chat not found" } });
  });
});

describe("questions", () => {
  test("a question is answered once and its answer stands beside it", async () => {
    const id = await write("questions", { sku: "TALK-1", text: "Какая длина?", buyer: "Дилноза" });
    const question = await find("question", id);
    expect(question).toMatchObject({
      text: "Какая длина?",
      buyerName: "Дилноза",
      listing: product(),
      replyKey: listing.variantExternalId,
      answer: null,
      isAnswered: false,
      rawState: "NEW",
    });
    const outcome = await opened.ozon.reply({ shop, conversation: question, text: "Один метр" });
    expect(outcome).toMatchObject({ state: "confirmed", externalId: expect.any(String) });
    expect(await find("question", id)).toMatchObject({ answer: "Один метр", isAnswered: true, rawState: "PROCESSED" });
    const { items } = await opened.ozon.listConversations({ shop, kind: "question", isAnswered: false });
    expect(items.map(({ externalId }) => externalId)).not.toContain(id);
  });

  test("one that is not there, or without its product, is refused", async () => {
    const reply = (replyKey: string | null) =>
      opened.ozon.reply({ shop, conversation: { kind: "question", externalId: "none", replyKey }, text: "Да" });
    expect(await reply("1")).toMatchObject({ state: "rejected", reason: { words: "question not found" } });
    expect(await reply(null)).toMatchObject({ state: "rejected" });
    const long = { kind: "question" as const, externalId: "none", replyKey: "1" };
    expect(await opened.ozon.reply({ shop, conversation: long, text: "я" })).toMatchObject({
      reason: { code: "text", words: "1 characters, from 2 to 3000 are taken" },
    });
  });
});

describe("reviews", () => {
  test("stars, pictures and the seller's answer", async () => {
    const photos = ["https://pictures.example/worn.jpg"];
    const id = await write("reviews", { sku: "TALK-1", text: "Порвался", stars: 2, photos });
    const review = await find("review", id);
    expect(review).toMatchObject({
      stars: 2,
      text: "Порвался",
      pictureUrls: photos,
      listing: product(),
      isAnswered: false,
    });
    const outcome = await opened.ozon.reply({ shop, conversation: review, text: "Вернём деньги" });
    expect(outcome.state).toBe("confirmed");
    expect(await find("review", id)).toMatchObject({
      answer: "Вернём деньги",
      isAnswered: true,
      rawState: "PROCESSED",
    });
    const { items } = await opened.ozon.listConversations({ shop, kind: "review", isAnswered: false });
    expect(items.map(({ externalId }) => externalId)).not.toContain(id);
  });

  test("it has no messages of its own", async () => {
    const conversation = await find("review", await write("reviews", { sku: "TALK-1", stars: 5 }));
    await expect(opened.ozon.listMessages({ shop, conversation })).rejects.toMatchObject({ code: "not-a-chat" });
  });
});

describe("without the subscription", () => {
  test.each<[string, boolean, ConversationKind[]]>([
    ["UNSPECIFIED", false, ["question", "review"]],
    ["UNSPECIFIED", true, ["question"]],
    ["PREMIUM_PLUS", false, ["review"]],
    ["PREMIUM_PRO", false, []],
  ])("%s (review management: %s) keeps %j from being read", async (type, reviews, refused) => {
    await opened.control("subscription", { type, reviews });
    for (const kind of ["chat", "question", "review"] as const) {
      const outcome = await opened.ozon.listConversations({ shop, kind }).catch((error: unknown) => error);
      if (refused.includes(kind)) expect(outcome).toMatchObject({ failure: "rejected", code: "subscription" });
      else expect(outcome).toHaveProperty("items");
      opened.moveClock(1_000);
    }
    await opened.control("subscription", { type: "PREMIUM_PRO" });
  });

  test("writing is refused as such, and the check of the connection tells it before", async () => {
    const id = await write("chats", { sku: "TALK-1", text: "Есть?" });
    await opened.control("subscription", { type: "PREMIUM" });
    const conversation = { kind: "chat" as const, externalId: id, replyKey: null };
    await expect(opened.ozon.reply({ shop, conversation, text: "Да" })).rejects.toMatchObject({
      failure: "rejected",
      code: "subscription",
      words: "not available with existing subscription",
    });
    expect((await opened.ozon.checkConnection()).missingRights).toEqual(["chats", "questions"]);
    await opened.control("subscription", { type: "PREMIUM_PRO" });
    expect((await opened.ozon.checkConnection()).missingRights).toEqual([]);
  });
});

test("nobody can write about a card that is not live", async () => {
  await opened.ozon.publishCards({ shop, cards: [makeCard("TALK-2")] });
  expect((await opened.control("reviews", { sku: "TALK-2", stars: 1 })).status).toBe(409);
  expect((await opened.control("questions", { sku: "NOT-THERE", text: "?" })).status).toBe(404);
});

test("every call and answer keeps to the specification", ({ skip }) => {
  const violations = opened.listViolations();
  if (violations === null) skip("the marketplaces' specifications are not beside the repository");
  expect(violations).toEqual([]);
});
