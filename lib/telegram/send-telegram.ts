import "server-only";
import { GrammyError, InlineKeyboard } from "grammy";
import { tallyFailure } from "@/lib/administration/tally-failure";
import { openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findBotApi } from "@/lib/telegram/bot";
import { listChats, setPaused } from "@/lib/telegram/repository";

export type TelegramNotice = {
  userId: string;
  /** `<kind>/<entity id>`: one message a chat for it. */
  key: string;
  /** First line the fact with its number, then why (UZBEKISTAN 5.7); never a key or a whole account number. */
  text: string;
  button?: { label: string; url: string };
  /** It comes without a sound. */
  isSilent?: boolean;
};

/** https://core.telegram.org/bots/api#sendmessage */
const mostCharacters = 4_096;

/**
 * To every chat of the person, once each. Telegram knows no idempotency keys: where the process dies between its answer
 * and our note, the message goes out twice. Throws when Telegram cannot be reached; the job tries again.
 */
export async function sendTelegram({
  userId,
  key,
  text,
  button,
  isSilent = false,
}: TelegramNotice): Promise<"sent" | "not-bound" | "blocked"> {
  const bot = findBotApi();
  const chats = bot ? await listChats(userId, openDb()) : [];
  if (!bot || chats.length === 0) return "not-bound";
  const keys = chats.map(({ chatId }) => `${key}/${chatId}`);
  const before = await openDb().sentTelegram.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const sent = new Set(before.map((row) => row.key));
  let isAnywhere = sent.size > 0;
  let fault: unknown;
  for (const { chatId, pausedAt } of chats) {
    const chatKey = `${key}/${chatId}`;
    if (pausedAt || sent.has(chatKey)) continue;
    const message = layOut(text, button);
    try {
      await bot.sendMessage(String(chatId), message.text, { ...message.options, disable_notification: isSilent });
    } catch (error) {
      if (isGone(error)) {
        await setPaused(chatId, new Date(), openDb());
        continue;
      }
      tallyFailure("TELEGRAM", "telegram-refused");
      // Such a message is refused at every try.
      if (error instanceof GrammyError && error.error_code === 400) continue;
      fault = error;
      continue;
    }
    await openDb().sentTelegram.createMany({ data: [{ key: chatKey }], skipDuplicates: true });
    isAnywhere = true;
  }
  // Those that could be reached have it, and are not told again.
  if (fault) throw new AppError("unavailable", "telegram.away", { cause: fault });
  return isAnywhere ? "sent" : "blocked";
}

/** Blocked by the person, or the account is gone: the next message of theirs takes it up again. */
const isGone = (error: unknown) =>
  error instanceof GrammyError &&
  (error.error_code === 403 || (error.error_code === 400 && error.description.includes("chat not found")));

/** Never through the middle of a character of two halves. */
const shorten = (text: string, most: number) =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

/** Telegram refuses buttons to addresses of one's own machine: such a link stands in the text. */
function layOut(text: string, button: TelegramNotice["button"]) {
  const hasButton = button?.url.startsWith("https://");
  const link = button && !hasButton ? `\n\n${button.label}: ${button.url}` : "";
  return {
    text: `${shorten(text, mostCharacters - link.length)}${link}`,
    options: {
      link_preview_options: { is_disabled: true },
      ...(button && hasButton && { reply_markup: new InlineKeyboard().url(button.label, button.url) }),
    },
  };
}
