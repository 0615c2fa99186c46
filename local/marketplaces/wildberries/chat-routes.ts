import { type Context, Hono } from "hono";
import type { Chat, ChatEvent } from "./buyer-state.ts";
import { addMessage } from "./buyers.ts";
import type { Env } from "./gate.ts";
import { discounted } from "./price-tasks.ts";
import { readInteger } from "./replies.ts";
import type { Shop } from "./state.ts";

const eventsOnPage = 100;

export function serveChats() {
  const api = new Hono<Env>();

  api.get("/api/v1/seller/chats", (context) => {
    const shop = context.get("shop");
    const result = shop.chats.list().map(({ value }) => ({
      chatID: value.id,
      replySign: value.replySign,
      clientName: value.buyer,
      goodCard: describeGood(shop, value),
      lastMessage: { text: value.last.text, addTimestamp: value.last.at },
    }));
    return context.json({ result, errors: null });
  });

  api.get("/api/v1/seller/events", (context) => {
    const shop = context.get("shop");
    const given = context.req.query("next");
    const after = given === undefined ? 0 : readInteger(given);
    if (after === null) return refuse(context, "Invalid number");
    if (given !== undefined && after <= 0) return refuse(context, 'Invalid value for "next"');
    const found = shop.chatEvents
      .list()
      .map(({ value }) => value)
      .filter(({ at }) => at > after)
      .slice(0, eventsOnPage);
    const [oldest, newest] = [found[0], found.at(-1)];
    return context.json({
      result: {
        next: newest?.at ?? after,
        ...(newest && { newestEventTime: new Date(newest.at).toISOString() }),
        ...(oldest && { oldestEventTime: new Date(oldest.at).toISOString() }),
        totalEvents: found.length,
        events: found.map((event) => describeEvent(shop, event)),
      },
      errors: null,
    });
  });

  api.post("/api/v1/seller/message", async (context) => {
    const shop = context.get("shop");
    const isForm = context.req.header("content-type")?.startsWith("multipart/form-data");
    if (!isForm) return refuse(context, "request Content-Type isn't multipart/form-data");
    const form = await context.req.formData();
    const [sign, message] = [form.get("replySign"), form.get("message")];
    const chat = shop.chats.list().find(({ value }) => value.replySign === sign)?.value;
    if (typeof sign !== "string" || sign.length > 255 || !chat) return refuse(context, "Invalid signature");
    if (typeof message !== "string" || message === "" || message.length > 1_000) {
      return refuse(context, 'Invalid value for "message"');
    }
    const { last } = addMessage(shop, chat, { sender: "seller", source: "seller-public-api", text: message });
    return context.json({ result: { addTime: last.at, chatID: chat.id }, errors: [] });
  });
  return api;
}

function describeGood(shop: Shop, { nmId }: Chat) {
  const price = shop.prices.get(String(nmId));
  return {
    nmID: nmId,
    price: Math.round(price ? discounted(price) : 0),
    priceCurrency: "RUB",
    rid: "",
    size: shop.cards.get(String(nmId))?.sizes[0]?.wbSize ?? "0",
  };
}

function describeEvent(shop: Shop, { id, chatId, sender, source, text, isNewChat, at }: ChatEvent) {
  const chat = shop.chats.get(chatId);
  return {
    chatID: chatId,
    eventID: id,
    eventType: "message",
    isNewChat,
    message: { ...(isNewChat && chat && { attachments: { goodCard: describeGood(shop, chat) } }), text },
    source,
    addTimestamp: at,
    addTime: new Date(at).toISOString(),
    ...(isNewChat && chat && { replySign: chat.replySign }),
    sender,
    ...(sender === "client" && chat && { clientName: chat.buyer }),
  };
}

function refuse(context: Context, words: string) {
  const body = {
    status: 400,
    title: "Bad Request",
    origin: "proxy-chats",
    detail: words,
    requestId: "62f59a4ce21064f20b1bbc28c85f38d8",
    error: words,
  };
  const isRead = context.req.method === "GET";
  const type = isRead ? "application/json" : "application/problem+json";
  return context.body(JSON.stringify(body), 400, { "content-type": type });
}
