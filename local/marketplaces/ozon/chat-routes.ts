import type { Hono } from "hono";
import { z } from "zod";
import { canWrite, countUnread, writeAsSeller } from "./chats.ts";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import { readCursor, writeCursor } from "./product-routes.ts";
import type { Chat } from "./state.ts";
import { requirePremiumPlus } from "./subscription.ts";

const id = z.number().int();
const listBody = z.object({
  filter: z
    .object({
      chat_status: z.enum(["ALL", "OPENED", "CLOSED"]).default("ALL"),
      unread_only: z.boolean().default(false),
    })
    .default({ chat_status: "ALL", unread_only: false }),
  limit: id.min(1).max(100),
  cursor: z.string().default(""),
});
const chatBody = z.object({ chat_id: z.string().min(1) });
const historyBody = chatBody.extend({
  direction: z.enum(["Forward", "Backward"]).default("Backward"),
  from_message_id: id.optional(),
  filter: z.object({ message_ids: z.array(z.string()).default([]) }).default({ message_ids: [] }),
  limit: id.min(1).max(1000).default(50),
});
const sendBody = chatBody.extend({ text: z.string().min(1).max(1000) });
const readChatBody = chatBody.extend({ from_message_id: id.optional() });

export function addChatRoutes(app: Hono, sandbox: Sandbox) {
  const { state, cabinet } = sandbox;
  const find = (chatId: string): Chat => {
    const chat = state.chats.get(chatId);
    if (!chat) throw new Refusal(404, "chat not found");
    return chat;
  };

  app.post("/v3/chat/list", async (c) => {
    const { filter, limit, cursor } = await readBody(c, listBody);
    const newest = ({ messages }: Chat) => messages.at(-1)?.id ?? 0;
    const all = state.chats
      .list()
      .map(({ value }) => value)
      .filter(({ status }) => filter.chat_status === "ALL" || status === filter.chat_status)
      .filter((chat) => !filter.unread_only || countUnread(chat) > 0)
      .sort((one, other) => newest(other) - newest(one));
    const start = cursor === "" ? 0 : readCursor(cursor);
    const page = all.slice(start, start + limit);
    const hasNext = all.length > start + limit;
    return c.json({
      chats: page.map((chat) => ({
        chat: { chat_id: chat.id, chat_status: chat.status, chat_type: chat.type, created_at: chat.createdAt },
        first_unread_message_id: chat.messages.find((one) => one.author !== "Seller" && !one.isRead)?.id ?? 0,
        last_message_id: newest(chat),
        unread_count: countUnread(chat),
      })),
      total_unread_count: all.reduce((sum, chat) => sum + countUnread(chat), 0),
      cursor: hasNext ? writeCursor(start + limit) : "",
      has_next: hasNext,
    });
  });

  app.post("/v3/chat/history", async (c) => {
    const { chat_id, direction, from_message_id, filter, limit } = await readBody(c, historyBody);
    const isForward = direction === "Forward";
    if (isForward && from_message_id === undefined) throw new Refusal(400, "from_message_id is required");
    const chat = find(chat_id);
    const ordered = isForward ? chat.messages : chat.messages.toReversed();
    const asked = ordered
      .filter(
        ({ id: one }) => from_message_id === undefined || (isForward ? one >= from_message_id : one <= from_message_id),
      )
      .filter(({ id: one }) => filter.message_ids.length === 0 || filter.message_ids.includes(String(one)));
    return c.json({
      has_next: asked.length > limit,
      messages: asked.slice(0, limit).map((message) => ({
        message_id: message.id,
        user: { id: message.author === "Seller" ? cabinet.clientId : "115568", type: message.author },
        created_at: message.at,
        data: [message.text],
        is_image: false,
        is_read: message.isRead,
        context: { order_number: chat.orderNumber, sku: chat.sku > 0 ? String(chat.sku) : "" },
      })),
    });
  });

  app.post("/v1/chat/send/message", async (c) => {
    requirePremiumPlus(state);
    const { chat_id, text } = await readBody(c, sendBody);
    const chat = find(chat_id);
    if (chat.status === "CLOSED") throw new Refusal(400, "chat is closed");
    if (!canWrite(sandbox, chat)) throw new Refusal(400, "the time for an answer is over");
    writeAsSeller(sandbox, chat, text);
    return c.json({ result: "success" });
  });

  app.post("/v2/chat/read", async (c) => {
    requirePremiumPlus(state);
    const { chat_id, from_message_id = Number.MAX_SAFE_INTEGER } = await readBody(c, readChatBody);
    const chat = find(chat_id);
    const messages = chat.messages.map((one) =>
      one.author !== "Seller" && one.id <= from_message_id ? { ...one, isRead: true } : one,
    );
    state.chats.put(chat_id, { ...chat, messages });
    return c.json({ unread_count: countUnread({ ...chat, messages }) });
  });
}
