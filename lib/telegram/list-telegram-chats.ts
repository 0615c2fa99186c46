import "server-only";
import { openDb } from "@/lib/db/client";
import { findBotApi } from "@/lib/telegram/bot";
import { listChats } from "@/lib/telegram/repository";

export type TelegramChatView = { id: string; name: string; isPaused: boolean; since: Date };

/** The person's chats; null where no bot is configured. */
export async function listTelegramChats(userId: string): Promise<TelegramChatView[] | null> {
  if (!findBotApi()) return null;
  const chats = await listChats(userId, openDb());
  return chats.map(({ id, name, pausedAt, createdAt }) => ({
    id,
    name,
    isPaused: pausedAt !== null,
    since: createdAt,
  }));
}
