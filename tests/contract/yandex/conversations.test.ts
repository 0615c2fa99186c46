import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Conversation, ConversationKind, Shop } from "@/lib/marketplaces/types";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

describe("Yandex Market: chats, questions and reviews", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  let shop: Shop;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0 });
    shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: [lampCard("A")] });
    await yandex.market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 9 }] });
  });
  afterAll(() => yandex.sandbox.close());

  const say = async (kind: string, input: object) => String((await yandex.control(kind, input)).json.externalId);
  const list = (kind: ConversationKind, isAnswered?: boolean) =>
    yandex.market.listConversations({ shop, kind, isAnswered }).then(({ items }) => items);
  const find = async (kind: ConversationKind, id: string): Promise<Conversation> => {
    const found = (await list(kind)).find(({ externalId }) => externalId === id);
    if (!found) throw new Error(`no ${kind} ${id}`);
    return found;
  };
  const answer = (conversation: Conversation, text: string) => yandex.market.reply({ shop, conversation, text });

  test("a review is read, answered, and then no longer waits", async () => {
    const id = await say("reviews", { sku: "A", text: "Chiroq yorqin", stars: 4, buyer: "Anvar" });
    const review = await find("review", id);
    expect(review).toMatchObject({
      kind: "review",
      listing: refOf("A"),
      orderExternalId: null,
      buyerName: "Anvar",
      stars: 4,
      text: "Chiroq yorqin",
      answer: null,
      isAnswered: false,
      createdAt: new Date(yandex.clock.ms),
    });
    expect((await list("review", false)).map(({ externalId }) => externalId)).toContain(id);
    const outcome = await answer(review, "Rahmat!");
    expect(outcome).toEqual({ state: "accepted", externalId: expect.stringMatching(/^\d+$/), reason: null });
    expect(await find("review", id)).toMatchObject({ answer: "Rahmat!", isAnswered: true });
    expect((await list("review", false)).map(({ externalId }) => externalId)).not.toContain(id);
    const { items } = await yandex.market.listMessages({ shop, conversation: review });
    expect(items.map(({ author, text }) => [author, text])).toEqual([
      ["buyer", "Chiroq yorqin"],
      ["seller", "Rahmat!"],
    ]);
  });

  test("a question is read, answered, and then no longer waits", async () => {
    const id = await say("questions", { sku: "A", text: "Kafolati bormi?" });
    const question = await find("question", id);
    expect(question).toMatchObject({ listing: refOf("A"), text: "Kafolati bormi?", isAnswered: false, answer: null });
    expect(await answer(question, "Ha, bir yil")).toMatchObject({ state: "accepted", reason: null });
    expect(await find("question", id)).toMatchObject({ answer: "Ha, bir yil", isAnswered: true });
    expect((await list("question", true)).map(({ externalId }) => externalId)).toEqual([id]);
    expect(await list("question", false)).toEqual([]);
    const { items } = await yandex.market.listMessages({ shop, conversation: question });
    expect(items.map(({ author }) => author)).toEqual(["buyer", "seller"]);
  });

  test("a chat goes to and fro, and tells its order", async () => {
    const orderId = await say("orders", { sku: "A", quantity: 1 });
    const id = await say("chats", { orderId: Number(orderId), text: "Qachon keladi?", buyer: "Malika" });
    const chat = await find("chat", id);
    expect(chat).toMatchObject({
      orderExternalId: orderId,
      buyerName: "Malika",
      isAnswered: false,
      rawState: "CHAT/NEW",
    });
    expect(await answer(chat, "Ertaga")).toEqual({ state: "confirmed", externalId: null, reason: null });
    expect(await find("chat", id)).toMatchObject({ isAnswered: true, rawState: "CHAT/WAITING_FOR_CUSTOMER" });
    yandex.clock.ms += 60_000;
    expect(await say("chats", { orderId: Number(orderId), text: "Rahmat", buyer: "Malika" })).toBe(id);
    const { items } = await yandex.market.listMessages({ shop, conversation: chat });
    expect(items.map(({ author, text }) => [author, text])).toEqual([
      ["buyer", "Qachon keladi?"],
      ["seller", "Ertaga"],
      ["buyer", "Rahmat"],
    ]);
    expect(items.at(-1)?.sentAt).toEqual(new Date(yandex.clock.ms));
    expect((await list("chat", false)).map(({ externalId }) => externalId)).toEqual([id]);
  });

  test.each([
    ["review", 4097],
    ["question", 5001],
    ["chat", 4097],
  ] as const)("a text for a %s of %i letters is refused, and so is an unknown id", async (kind, length) => {
    const known = kind === "chat" ? { text: "Salom", buyer: "Bek" } : { sku: "A", text: "Salom" };
    const conversation = await find(kind, await say(`${kind}s`, known));
    const refused = { state: "rejected", externalId: null, reason: { code: "text" } };
    expect(await answer(conversation, "a".repeat(length))).toMatchObject(refused);
    expect(await answer(conversation, "")).toMatchObject(refused);
    expect(await answer({ ...conversation, externalId: "404" }, "Salom")).toMatchObject(refused);
    expect(await find(kind, conversation.externalId)).toMatchObject({ isAnswered: false });
  });

  test("foreign links are refused in a public answer", async () => {
    const review = await find("review", await say("reviews", { sku: "A", text: "Yomon", stars: 1 }));
    const outcome = await answer(review, "Yozing: https://shop.example");
    expect(outcome.reason?.words).toMatch(/links/i);
  });

  test("an answer whose reply is lost is unknown, not sent again", async () => {
    const review = await find("review", await say("reviews", { sku: "A", text: "Zo‘r", stars: 5 }));
    const market = createYandex({
      credentials: { key: "ACMA:right" },
      origin: yandex.sandbox.url,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (url.endsWith("/comments/update")) throw new TypeError("cut");
        return response;
      },
    });
    const outcome = await market.reply({ shop, conversation: review, text: "Rahmat" });
    expect(outcome).toEqual({ state: "unknown", externalId: null, reason: null });
    expect(await find("review", review.externalId)).toMatchObject({ answer: "Rahmat" });
  });

  test("a key without the right to talk is told so", async () => {
    await yandex.control("cabinet", { key: "ACMA:right~deaf", scopes: ["PRICING"] });
    const deaf = yandex.connect("ACMA:right~deaf");
    const { missingRights } = await deaf.checkConnection();
    expect(missingRights).toEqual(expect.arrayContaining(["chats", "questions", "reviews"]));
    const reading = deaf.listConversations({ shop, kind: "review" });
    await expect(reading).rejects.toMatchObject({ failure: "rejected", code: "no-right" });
    const review = await find("review", await say("reviews", { sku: "A", text: "Bor", stars: 5 }));
    const reader = yandex.connect("ACMA:read");
    await expect(reader.reply({ shop, conversation: review, text: "Ha" })).rejects.toMatchObject({
      failure: "rejected",
      code: "no-right",
    });
  });

  test("chats of another shop of the cabinet are left out, and a status of tomorrow waits for a person", async () => {
    const time = "2026-11-20T09:00:00+03:00";
    const chat = { type: "CHAT", status: "MOONWALKING", createdAt: time, updatedAt: time };
    const chats = [
      { ...chat, chatId: 1, context: { type: "ORDER", campaignId: 1, orderId: 5 } },
      { ...chat, chatId: 2, context: { type: "DIRECT" } },
      { ...chat, chatId: 3 },
    ];
    const fetch = async (url: string) =>
      url.includes("/chats")
        ? Response.json({ status: "OK", result: { chats } })
        : Response.json({ campaigns: [{ id: 7, business: { id: 1 } }] });
    const market = createYandex({ credentials: { key: "two shops" }, fetch });
    const { items } = await market.listConversations({ shop, kind: "chat" });
    expect(items.map(({ externalId, isAnswered }) => [externalId, isAnswered])).toEqual([
      ["2", false],
      ["3", false],
    ]);
  });

  test("every request and reply is as the specification says", () => {
    const broken = yandex.listViolations();
    // Too long and empty texts break it on purpose.
    expect(broken.filter((words) => !/request .*(NOT have (more|fewer) than|must be >= 1)/.test(words))).toEqual([]);
  });
});
