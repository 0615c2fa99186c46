import "server-only";
import { ensureWebhook, findBotApi } from "@/lib/telegram/bot";

/** A new address or secret of ours reaches Telegram without anybody binding a chat; false where there is no bot. */
export async function keepWebhook(): Promise<boolean> {
  const bot = findBotApi();
  if (bot) await ensureWebhook(bot);
  return bot !== null;
}
