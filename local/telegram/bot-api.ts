import { type Context, Hono } from "hono";
import { z } from "zod";
import { botUser, type Chats } from "./chats.ts";
import { Refusal } from "./refusal.ts";
import { createSpeedLimit } from "./speed-limit.ts";
import type { Updates } from "./updates.ts";

type Surroundings = { token: string; chats: Chats; updates: Updates; now: () => number };

const chatId = z.coerce.number().int();
const keyboard = z
  .object({
    inline_keyboard: z.array(
      z.array(
        z.object({ text: z.string().min(1), url: z.string().optional(), callback_data: z.string().max(64).optional() }),
      ),
    ),
  })
  .optional();
/** 4096 characters after entities: https://core.telegram.org/bots/api#sendmessage (read November 2026). */
const text = z.string().min(1, "message text is empty").max(4_096, "message is too long");
const sending = z.object({
  chat_id: chatId,
  text,
  reply_markup: keyboard,
  disable_notification: z.union([z.boolean(), z.stringbool()]).default(false),
});
const rewording = sending.extend({ message_id: z.coerce.number().int() });
const hook = z.object({
  url: z.string(),
  secret_token: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .default(""),
});
const polling = z.object({ offset: z.coerce.number().default(0), limit: z.coerce.number().max(100).default(100) });

/** The part of https://core.telegram.org/bots/api that the product may use (read November 2026). */
export function createBotApi({ token, chats, updates, now }: Surroundings): Hono {
  const bot = botUser(Number(token.split(":")[0]));
  const limit = createSpeedLimit(now);

  function findOpenChat(id: number) {
    const chat = chats.find(id);
    // A bot cannot begin: until a person has written to it there is no chat.
    if (!chat || chat.messages.length === 0) throw new Refusal(400, "Bad Request: chat not found");
    if (chat.isBlocked) throw new Refusal(403, "Forbidden: bot was blocked by the user");
    return chat;
  }

  const methods: Record<string, (input: unknown) => unknown> = {
    getMe: () => ({
      ...bot,
      can_join_groups: false,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    }),
    getWebhookInfo: () => updates.describe(),
    setWebhook: (input) => {
      const { url, secret_token: secret } = hook.parse(input);
      updates.setWebhook(url ? { url, secret } : null);
      return true;
    },
    deleteWebhook: () => {
      updates.setWebhook(null);
      return true;
    },
    getUpdates: (input) => {
      if (updates.hasWebhook()) {
        throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
      }
      const { offset, limit: most } = polling.parse(input);
      return updates.take(offset, most);
    },
    sendMessage: (input) => {
      const message = sending.parse(input);
      const chat = findOpenChat(message.chat_id);
      const waitS = limit.take(chat.id);
      if (waitS > 0) throw new Refusal(429, `Too Many Requests: retry after ${waitS}`, { retry_after: waitS });
      const { text: said, reply_markup: markup, disable_notification: isSilent } = message;
      return { ...chats.say(chat, { text: said, buttons: markup?.inline_keyboard ?? [], isSilent }), from: bot };
    },
    editMessageText: (input) => {
      const message = rewording.parse(input);
      const chat = findOpenChat(message.chat_id);
      const isDone = chats.reword(chat, message.message_id, message.text, message.reply_markup?.inline_keyboard ?? []);
      if (!isDone) throw new Refusal(400, "Bad Request: message to edit not found");
      return true;
    },
    answerCallbackQuery: () => true,
    setMyCommands: () => true,
  };

  const api = new Hono();
  api.all("/bot:token{[^/]+}/:method", async (c) => {
    try {
      if (c.req.param("token") !== token) throw new Refusal(401, "Unauthorized");
      const method = methods[c.req.param("method")];
      if (!method) throw new Refusal(404, "Not Found");
      return c.json({ ok: true, result: method(await readInput(c)) });
    } catch (error) {
      const refusal = error instanceof z.ZodError ? new Refusal(400, `Bad Request: ${firstFault(error)}`) : error;
      if (!(refusal instanceof Refusal)) throw error;
      return c.json(refusal.toReply(), refusal.status);
    }
  });
  return api;
}

const firstFault = (error: z.ZodError) => error.issues[0]?.message ?? "wrong parameters";

/** Parameters come in the query, as JSON, or as a form. */
async function readInput(c: Context): Promise<unknown> {
  const query = c.req.query();
  if (c.req.method === "GET") return query;
  const type = c.req.header("content-type") ?? "";
  if (type.includes("json")) return { ...query, ...(await c.req.json().catch(() => ({}))) };
  return { ...query, ...(await c.req.parseBody().catch(() => ({}))) };
}
