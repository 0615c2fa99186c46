import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Guard } from "./guard.ts";
import { BadRequest, readBody, takePage } from "./replies.ts";
import { moscowTime, type State } from "./state.ts";
import type { Chat, ChatMessage } from "./talk.ts";

const statuses = [
  "NEW",
  "WAITING_FOR_CUSTOMER",
  "WAITING_FOR_PARTNER",
  "WAITING_FOR_ARBITER",
  "WAITING_FOR_MARKET",
  "FINISHED",
] as const;

const listSchema = z.object({
  contexts: z
    .array(z.object({ type: z.enum(["ORDER", "RETURN"]), id: z.number().int().positive() }))
    .min(1)
    .nullish(),
  contextTypes: z
    .array(z.enum(["ORDER", "RETURN", "DIRECT"]))
    .min(1)
    .nullish(),
  types: z
    .array(z.enum(["CHAT", "ARBITRAGE"]))
    .min(1)
    .nullish(),
  statuses: z.array(z.enum(statuses)).min(1).nullish(),
});

const historySchema = z.object({ messageIdFrom: z.number().int().positive().optional() });
const messageSchema = z.object({ message: z.string().min(1).max(4096) });

export function addChatRoutes(app: Hono, state: State, guard: Guard) {
  app.post("/v2/businesses/:businessId/chats", guard("getChats"), async (c) => {
    const filter = await readBody(c, listSchema);
    const found = state.chats
      .list()
      .map(({ value }) => value)
      .filter((chat) => !filter.statuses || filter.statuses.includes(chat.status))
      .filter((chat) => !filter.contextTypes || filter.contextTypes.includes(contextType(chat)))
      .filter(() => !filter.types || filter.types.includes("CHAT"))
      .filter((chat) => !filter.contexts || filter.contexts.some(({ id }) => id === chat.orderId));
    const { items, paging } = takePage(c, found.reverse(), { default: 10, maximum: 20 });
    return c.json({ status: "OK", result: { chats: items.map((chat) => chatToWire(state, chat)), paging } });
  });

  app.post("/v2/businesses/:businessId/chats/history", guard("getChatHistory"), async (c) => {
    const { messageIdFrom } = await readBody(c, historySchema);
    const chat = getChat(c);
    const messages = chat.messages.filter(({ id }) => messageIdFrom === undefined || id >= messageIdFrom);
    const { items, paging } = takePage(c, messages, { default: 50, maximum: 100 });
    const context = contextOf(state, chat);
    return c.json({ status: "OK", result: { context, messages: items.map(messageToWire), paging } });
  });

  app.post("/v2/businesses/:businessId/chats/message", guard("sendMessageToChat"), async (c) => {
    const { message } = await readBody(c, messageSchema);
    const chat = getChat(c);
    if (chat.status === "FINISHED") throw new BadRequest(`Chat ${chat.id} is finished`);
    const time = state.now().getTime();
    const sent: ChatMessage = {
      id: state.nextNumber("message", 770_000_001),
      sender: "PARTNER",
      text: message,
      createdAt: time,
    };
    const messages = [...chat.messages, sent];
    state.chats.put(String(chat.id), { ...chat, status: "WAITING_FOR_CUSTOMER", updatedAt: time, messages });
    return c.json({ status: "OK" });
  });

  function getChat(c: Context): Chat {
    const id = c.req.query("chatId");
    if (!/^[1-9]\d*$/.test(id ?? "")) throw new BadRequest("chatId is required");
    const chat = state.chats.get(id ?? "");
    if (!chat) throw new BadRequest(`Chat ${id} not found`, 404, "NOT_FOUND");
    return chat;
  }
}

const contextType = ({ orderId }: Chat) => (orderId === null ? "DIRECT" : "ORDER");

const contextOf = ({ cabinet }: State, chat: Chat) => ({
  type: contextType(chat),
  customer: { name: chat.buyer },
  ...(chat.orderId !== null && { campaignId: cabinet.campaignId, orderId: chat.orderId }),
});

const chatToWire = (state: State, chat: Chat) => ({
  chatId: chat.id,
  context: contextOf(state, chat),
  type: "CHAT",
  status: chat.status,
  createdAt: moscowTime(chat.createdAt),
  updatedAt: moscowTime(chat.updatedAt),
});

const messageToWire = ({ id, sender, text, createdAt }: ChatMessage) => ({
  messageId: id,
  sender,
  message: text,
  createdAt: moscowTime(createdAt),
});
