import "server-only";
import { createHash, createHmac } from "node:crypto";
import { Api } from "grammy";
import { env } from "@/lib/env";

/** Telegram answers at once or not at all: a job tries again. */
const timeoutSeconds = 10;

let api: Api | undefined;

/** Null when no bot is configured. */
export function findBotApi(): Api | null {
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_API_URL } = env();
  if (!TELEGRAM_BOT_TOKEN) return null;
  api ??= new Api(TELEGRAM_BOT_TOKEN, { apiRoot: TELEGRAM_API_URL, timeoutSeconds });
  return api;
}

/** What Telegram sends along with each update: who does not know it is not Telegram. */
export const webhookSecret = () => createHmac("sha256", env().SESSION_SECRET).update("telegram-webhook").digest("hex");

/** Telegram tells the address that it knows and never the secret: the mark at the end says which secret went with it. */
function webhookUrl(): string {
  const mark = createHash("sha256").update(webhookSecret()).digest("hex").slice(0, 12);
  return `${env().APP_ORIGIN}/api/telegram?secret=${mark}`;
}

/** Tells Telegram where to bring what people write, and with which secret; nothing happens where it knows both. */
export async function ensureWebhook(bot: Api): Promise<void> {
  const { url } = await bot.getWebhookInfo();
  if (url === webhookUrl()) return;
  await bot.setWebhook(webhookUrl(), {
    secret_token: webhookSecret(),
    allowed_updates: ["message", "my_chat_member"],
    max_connections: 4,
  });
}
