import { Hono } from "hono";
import { type Running, serveLocally } from "../serve.ts";
import { openStore } from "../store.ts";
import { createBotApi } from "./bot-api.ts";
import { openChats } from "./chats.ts";
import { createPages } from "./pages.ts";
import { openUpdates } from "./updates.ts";

/** `token` as BotFather gives it, `<bot id>:<secret>`. Without `stateFile` the chats are forgotten at the end. */
type TelegramOptions = { token: string; port?: number; stateFile?: string; now?: () => number };

/** One bot of Telegram's Bot API, and a page on which people chat with it. */
export async function startTelegram({ token, port, stateFile, now = Date.now }: TelegramOptions): Promise<Running> {
  const store = openStore(stateFile);
  const updates = openUpdates(store);
  const chats = openChats(store, updates, now);
  const app = new Hono();
  app.route("/", createBotApi({ token, chats, updates, now }));
  app.route("/", createPages(chats));
  const running = await serveLocally(app, port);
  let closed: Promise<void> | undefined;
  return {
    ...running,
    close: () => {
      updates.stop();
      closed ??= running.close().then(() => store.close());
      return closed;
    },
  };
}
