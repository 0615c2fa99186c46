import { Api } from "grammy";
import { afterEach } from "vitest";
import { startTelegram } from "../../../local/telegram/start-telegram.ts";

export const token = "700100200:AAErandomenoughforatest_0123456789";

type Telegram = Awaited<ReturnType<typeof startTelegram>>;
export type Message = {
  id: number;
  fromBot: boolean;
  text: string;
  buttons: { text: string; url?: string }[][];
  isSilent?: boolean;
};
type Chat = { id: number; name: string; messages: Message[] };

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

export async function startServer(options: Partial<Parameters<typeof startTelegram>[0]> = {}): Promise<Telegram> {
  const running = await startTelegram({ token, ...options });
  opened.push(running);
  return running;
}

/** The official client, unchanged. */
export const createApi = ({ url }: Telegram, key = token) => new Api(key, { apiRoot: url });

/** What people do with their thumbs. */
export function tap({ url }: Telegram, path: string, fields: Record<string, string>) {
  return fetch(url + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

export const start = (telegram: Telegram, name: string, start = "", language = "uz") =>
  tap(telegram, "/start", { chat: "", name, language, start });

export async function listChats({ url }: Telegram): Promise<Chat[]> {
  return (await fetch(`${url}/chats.json`)).json() as Promise<Chat[]>;
}
