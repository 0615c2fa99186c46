import "server-only";
import { hashToken, makeToken } from "@/lib/crypto/tokens";
import { openDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { ensureWebhook, findBotApi } from "@/lib/telegram/bot";
import { addLink } from "@/lib/telegram/repository";

/** `t.me/<bot>?start=<token>`, one use (UZBEKISTAN 5.7). */
const lifeMs = 10 * 60_000;

let botName: Promise<string> | undefined;

/** The address that binds a chat to this person, and until when. Throws `telegram.away` when Telegram does not answer. */
export async function createTelegramLink(userId: string, now = new Date()): Promise<{ url: string; expiresAt: Date }> {
  const bot = findBotApi();
  if (!bot) throw new AppError("unavailable", "telegram.off");
  try {
    botName ??= bot.getMe().then(({ username }) => username);
    await ensureWebhook(bot);
    const name = await botName;
    const token = makeToken();
    const expiresAt = new Date(now.getTime() + lifeMs);
    await openDb().$transaction((db) => addLink(userId, { tokenHash: hashToken(token), expiresAt }, db));
    return { url: `${env().TELEGRAM_WEB_URL}/${name}?start=${token}`, expiresAt };
  } catch (error) {
    botName = undefined;
    throw new AppError("unavailable", "telegram.away", { cause: error });
  }
}
