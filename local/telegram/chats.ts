import type { Store } from "../store.ts";
import type { Updates } from "./updates.ts";

export type Button = { text: string; url?: string | undefined; callback_data?: string | undefined };

/** `fromBot` false: the person wrote it. `at` in seconds, as Telegram counts. */
export type ChatMessage = {
  id: number;
  fromBot: boolean;
  text: string;
  at: number;
  buttons: Button[][];
  /** It made no sound. */
  isSilent?: boolean;
};

/** A private chat: its id is the person's. */
export type Chat = { id: number; name: string; language: string; isBlocked: boolean; messages: ChatMessage[] };

export const botName = "SellerCloudXBot";
export const botUser = (id: number) => ({ id, is_bot: true, first_name: "SellerCloudX", username: botName });

const person = ({ id, name, language }: Chat) => ({ id, is_bot: false, first_name: name, language_code: language });
const chatOf = ({ id, name }: Chat) => ({ id, type: "private", first_name: name });

export type Chats = ReturnType<typeof openChats>;

/** Who talks with the bot, on disk. `now` in milliseconds. */
export function openChats(store: Store, updates: Updates, now: () => number) {
  const stored = store.collection<Chat>("chats");
  const seconds = () => Math.floor(now() / 1_000);
  const key = (id: number) => String(id);

  function add(chat: Chat, message: Omit<ChatMessage, "id" | "at">): ChatMessage {
    const added = { ...message, id: chat.messages.length + 1, at: seconds() };
    stored.put(key(chat.id), { ...chat, messages: [...chat.messages, added] });
    return added;
  }

  function get(id: number): Chat {
    const chat = stored.get(key(id));
    if (!chat) throw new Error(`no chat ${id}`);
    return chat;
  }

  return {
    find: (id: number): Chat | undefined => stored.get(key(id)),
    list: (): Chat[] => stored.list().map(({ value }) => value),

    /** A new person; the bot knows nothing of them until they write. */
    open(name: string, language: string): Chat {
      const chat = { id: 700_000_001 + stored.list().length, name, language, isBlocked: false, messages: [] };
      stored.put(key(chat.id), chat);
      return chat;
    },

    /** What a person writes; to write unblocks the bot, as in Telegram's own programs. */
    write(id: number, text: string): void {
      const before = get(id);
      if (before.isBlocked) setBlocked(id, false);
      const chat = get(id);
      const { id: messageId, at } = add(chat, { fromBot: false, text, buttons: [] });
      const entities = text.startsWith("/")
        ? [{ type: "bot_command", offset: 0, length: text.split(/\s/, 1)[0]?.length ?? text.length }]
        : undefined;
      updates.add({
        message: { message_id: messageId, from: person(chat), chat: chatOf(chat), date: at, text, entities },
      });
    },

    press(id: number, messageId: number, data: string): void {
      const chat = get(id);
      const message = chat.messages.find((one) => one.id === messageId);
      if (!message) return;
      updates.add({
        callback_query: {
          id: `${id}-${messageId}-${now()}`,
          from: person(chat),
          chat_instance: key(id),
          data,
          message: { message_id: messageId, chat: chatOf(chat), date: message.at, text: message.text },
        },
      });
    },

    setBlocked,

    say(chat: Chat, said: Pick<ChatMessage, "text" | "buttons" | "isSilent">) {
      const { id, at, text } = add(chat, { fromBot: true, ...said });
      return { message_id: id, chat: chatOf(chat), date: at, text };
    },

    /** False where the bot has said no such thing. */
    reword(chat: Chat, messageId: number, text: string, buttons: Button[][]): boolean {
      const isThere = chat.messages.some((one) => one.id === messageId && one.fromBot);
      const messages = chat.messages.map((one) => (one.id === messageId ? { ...one, text, buttons } : one));
      if (isThere) stored.put(key(chat.id), { ...chat, messages });
      return isThere;
    },
  };

  function setBlocked(id: number, isBlocked: boolean): void {
    const chat = get(id);
    if (chat.isBlocked === isBlocked) return;
    stored.put(key(id), { ...chat, isBlocked });
    const state = (blocked: boolean) => ({ user: botUser(0), status: blocked ? "kicked" : "member" });
    updates.add({
      my_chat_member: {
        from: person(chat),
        chat: chatOf(chat),
        date: seconds(),
        old_chat_member: state(!isBlocked),
        new_chat_member: state(isBlocked),
      },
    });
  }
}
