import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Conversation, ConversationKind } from "@/lib/marketplaces/types";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { type Bench, openWildberries, secret } from "./open-wildberries.ts";

let bench: Bench;
let ts: Awaited<ReturnType<Bench["openListing"]>>;
beforeEach(async () => {
  bench = await openWildberries();
  ts = await bench.openListing();
});
afterEach(() => bench.close());

const write = async (kind: "reviews" | "questions" | "chats", text: string, more: Record<string, unknown> = {}) => {
  const { status, body } = await bench.control(kind, { sku: "TS-1", text, ...more });
  expect(status).toBe(200);
  return String(body.id);
};

const list = (kind: ConversationKind, isAnswered?: boolean, cursor: string | null = null) =>
  bench.wildberries.listConversations({ shop: ts.shop, kind, isAnswered, cursor });

const answer = (conversation: Pick<Conversation, "kind" | "externalId" | "replyKey">, text: string) =>
  bench.wildberries.reply({ shop: ts.shop, conversation, text });

const losing =
  (path: RegExp): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (path.test(url)) throw new TypeError("the line was cut");
    return response;
  };

async function first(kind: ConversationKind): Promise<Conversation> {
  const [found] = (await list(kind)).items;
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

describe("reviews", () => {
  test("come with their stars and their product, and are answered once for all to see", async () => {
    await write("reviews", "Хорошая ткань", { stars: 4, buyer: "Дилноза" });
    const review = await first("review");
    expect(review).toMatchObject({
      stars: 4,
      buyerName: "Дилноза",
      text: "Хорошая ткань",
      listing: { sku: "TS-1", externalId: ts.externalId },
      answer: null,
      isAnswered: false,
      replyKey: null,
      createdAt: bench.clock.at,
    });
    expect(await answer(review, "Спасибо!")).toEqual({ state: "confirmed", reason: null, externalId: null });
    expect((await list("review", false)).items).toEqual([]);
    const [answered] = (await list("review", true)).items;
    expect(answered).toMatchObject({ answer: "Спасибо!", isAnswered: true, rawState: "wbRu/wbRu" });
    const { items } = await bench.wildberries.listMessages({ shop: ts.shop, conversation: answered ?? review });
    expect(items.map(({ author, text }) => [author, text])).toEqual([
      ["buyer", "Хорошая ткань"],
      ["seller", "Спасибо!"],
    ]);
  });

  test("that wait for an answer come before the answered ones, newest first", async () => {
    for (const text of ["один", "два", "три"]) await write("reviews", text);
    const { items } = await list("review");
    expect(items.map(({ text }) => text)).toEqual(["три", "два", "один"]);
    await answer(items[0] ?? (await first("review")), "Спасибо");
    const pages = [await list("review")];
    for (let cursor = pages[0]?.nextCursor; cursor; cursor = pages.at(-1)?.nextCursor) {
      pages.push(await list("review", undefined, cursor));
    }
    expect(pages.map((page) => page.items.map(({ text }) => text))).toEqual([["два", "один"], ["три"]]);
  });

  test("of an id that does not exist are found out, though the marketplace answers 204", async () => {
    expect(await answer({ kind: "review", externalId: "none", replyKey: null }, "Спасибо")).toMatchObject({
      state: "rejected",
      reason: { code: "other" },
    });
  });

  test.each(["", " ", "я", "я".repeat(5001)])("are not answered with %#", async (text) => {
    await write("reviews", "текст");
    const before = bench.exchanges.length;
    expect(await answer({ kind: "review", externalId: "x", replyKey: null }, text)).toMatchObject({
      state: "rejected",
      reason: { code: "text", field: "text" },
    });
    expect(bench.exchanges).toHaveLength(before);
  });

  test("whose answer's reply was lost are unknown, and those that cannot be read back are accepted", async () => {
    await write("reviews", "текст");
    const review = await first("review");
    const reply = (path: RegExp) =>
      bench.through(losing(path)).reply({ shop: ts.shop, conversation: review, text: "Спасибо" });
    expect(await reply(/feedbacks\/answer/)).toMatchObject({ state: "unknown" });
    expect(await reply(/feedback\?/)).toMatchObject({ state: "accepted" });
  });
});

describe("questions", () => {
  test("are answered with the question shown, and may be answered again", async () => {
    await write("questions", "Есть ли размер S?");
    const question = await first("question");
    expect(question).toMatchObject({ text: "Есть ли размер S?", rawState: "suppliersPortalSynch", stars: null });
    expect(await answer(question, "Да, есть")).toMatchObject({ state: "confirmed" });
    expect((await list("question", true)).items).toMatchObject([{ answer: "Да, есть", rawState: "wbRu" }]);
    expect(await answer(question, "Уже нет")).toMatchObject({ state: "confirmed" });
  });

  test("that do not exist are refused", async () => {
    expect(await answer({ kind: "question", externalId: "none", replyKey: null }, "Да")).toMatchObject({
      state: "rejected",
      reason: { words: "Не найден вопрос" },
    });
  });
});

describe("chats", () => {
  test("tell whether the buyer waits, carry the signature for the answer, and give their messages in order", async () => {
    await write("chats", "Когда отправите?");
    await write("chats", "Здравствуйте", { buyer: "Зафар" });
    expect((await list("chat")).items.map(({ buyerName }) => buyerName)).toEqual(["Зафар", "Алишер"]);
    const [, chat] = (await list("chat", false)).items;
    if (!chat) throw new Error("no chat");
    expect(chat).toMatchObject({ text: "Когда отправите?", listing: { externalId: ts.externalId }, isAnswered: false });
    expect(chat.replyKey).toMatch(new RegExp(`^${chat.externalId}:`));
    expect(await answer(chat, "Завтра утром")).toMatchObject({ state: "confirmed" });
    expect((await list("chat", false)).items.map(({ buyerName }) => buyerName)).toEqual(["Зафар"]);

    const messages = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await bench.wildberries.listMessages({ shop: ts.shop, conversation: chat, cursor: cursor ?? null });
      messages.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(messages.map(({ author, text }) => [author, text])).toEqual([
      ["buyer", "Когда отправите?"],
      ["seller", "Завтра утром"],
    ]);
  });

  test.each([
    ["with a foreign signature", "other", "Да", "other"],
    ["without a signature", null, "Да", "other"],
    ["with too long a text", "x", "я".repeat(1001), "text"],
    ["with an empty text", "x", "", "text"],
  ])("%s are not written into", async (_, replyKey, text, code) => {
    await write("chats", "Здравствуйте");
    expect(await answer({ kind: "chat", externalId: "1", replyKey }, text)).toMatchObject({
      state: "rejected",
      reason: { code },
    });
  });

  test("of a month ago wait for nobody", async () => {
    await write("chats", "Здравствуйте");
    bench.clock.at = new Date(bench.clock.at.getTime() + 31 * 86_400_000);
    expect((await list("chat")).items).toMatchObject([{ isAnswered: true }]);
  });

  test("of a shop without any are none, and nothing more is asked", async () => {
    const before = bench.exchanges.length;
    expect(await list("chat")).toEqual({ items: [], nextCursor: null });
    expect(bench.exchanges).toHaveLength(before + 1);
  });
});

describe("a key without the right", () => {
  const connect = (scopes: number[], isReadOnly = false) =>
    createWildberries({
      credentials: { key: mintWildberriesToken(secret, { scopes, isReadOnly }) },
      origin: bench.url,
    });

  test.each(["review", "question", "chat"] as const)("is refused for the list of: %s", async (kind) => {
    const refused = connect([1]).listConversations({ shop: ts.shop, kind });
    await expect(refused).rejects.toMatchObject({ failure: "rejected", code: "scope" });
  });

  test("to change reads, and is refused for the answer alone", async () => {
    await write("questions", "Есть?");
    const reader = connect([7], true);
    const [question] = (await reader.listConversations({ shop: ts.shop, kind: "question" })).items;
    if (!question) throw new Error("no question");
    expect(await reader.reply({ shop: ts.shop, conversation: question, text: "Да" })).toMatchObject({
      state: "rejected",
      reason: { words: expect.stringMatching("read-only") },
    });
  });
});
