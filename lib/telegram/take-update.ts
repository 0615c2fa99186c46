import "server-only";
import { Bot, type Context } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { createTranslator } from "next-intl";
import { hashToken } from "@/lib/crypto/tokens";
import { openDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readMessages } from "@/lib/i18n/catalogue";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { noteLinked } from "@/lib/telegram/note-links";
import { addChat, findChatLocale, setPaused, useLink } from "@/lib/telegram/repository";

let bot: Bot | undefined;

/**
 * What people write to the bot: a binding link, anything else, a block. Only private chats count. grammY wants to know
 * the bot before it takes an update; what it needs of it stands in the token.
 */
export function openBot(token: string): Bot {
  bot ??= createBot(token);
  return bot;
}

function createBot(token: string): Bot {
  const me = { id: Number(token.split(":")[0]), is_bot: true, first_name: "SellerCloudX", username: "SellerCloudX" };
  const created = new Bot(token, {
    botInfo: me as UserFromGetMe,
    client: { apiRoot: env().TELEGRAM_API_URL, timeoutSeconds: 10 },
  });
  const inPrivate = created.chatType("private");
  inPrivate.on("message:text", async (context) => {
    const [command, start] = context.message.text.trim().split(/\s+/, 2);
    const isStart = command?.split("@")[0] === "/start";
    await context.reply(await answer(context, isStart ? (start ?? null) : null));
  });
  inPrivate.on("message", async (context) => {
    await context.reply(await answer(context, null));
  });
  created.on("my_chat_member", async (context) => {
    if (context.chat.type !== "private") return;
    const isBlocked = context.myChatMember.new_chat_member.status === "kicked";
    await setPaused(BigInt(context.chat.id), isBlocked ? new Date() : null, openDb());
  });
  return created;
}

/** One sentence back. Whoever writes to a bot that was blocked takes it up again. */
async function answer(context: Context & { chat: { id: number } }, start: string | null): Promise<string> {
  const chatId = BigInt(context.chat.id);
  const userId = start ? await bind(chatId, context.from?.first_name ?? "", start) : null;
  const known = (await setPaused(chatId, null, openDb())) > 0;
  const t = await readTexts(chatId, context.from?.language_code);
  const url = `${env().APP_ORIGIN}/account/notifications`;
  if (userId) return t("bound", { url });
  if (start) return t("linkOld", { url });
  return t(known ? "onlyNotices" : "unknown", { url });
}

async function bind(chatId: bigint, firstName: string, token: string): Promise<string | null> {
  const name = firstName.slice(0, 100);
  const userId = await openDb().$transaction(async (db) => {
    const found = await useLink(hashToken(token), new Date(), db);
    if (!found) return null;
    await addChat(found, { chatId, name }, db);
    await noteLinked(found, name);
    return found;
  });
  kickOutbox();
  return userId;
}

/** In the language of the person bound to the chat; of a stranger, in that of the phone. */
async function readTexts(chatId: bigint, phoneLanguage: string | undefined) {
  const chosen = (await findChatLocale(chatId, openDb())) ?? phoneLanguage;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  return createTranslator({ locale, messages: await readMessages(locale), namespace: "telegram.bot" });
}
