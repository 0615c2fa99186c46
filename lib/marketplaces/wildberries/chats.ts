import type { Conversation, ConversationMessage, Page } from "@/lib/marketplaces/types";
import { type ChatWire, chatsReply, type EventWire, eventsReply } from "@/lib/marketplaces/wildberries/buyer-wire";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { chatFromWire, messageFromWire } from "@/lib/marketplaces/wildberries/conversation-map";

const dayMs = 86_400_000;
/** Who wrote last is looked for so far back; an older chat waits for nobody. */
const openMs = 30 * dayMs;
/** Messages are read from so long before the chat's last one. */
const historyMs = 30 * dayMs;
/** Events come for all chats together; more of them than this is no search for one. */
const mostEventPages = 20;

type Events = { events: EventWire[]; next: number | null };

/** All chats at once, the newest message first. */
export async function listChats(
  client: Client,
  { isAnswered }: { isAnswered?: boolean | undefined },
): Promise<Page<Conversation>> {
  const { result } = await client.call(client.methods.chats, { reply: chatsReply });
  const chats = (result ?? []).sort((first, second) => sentAt(second) - sentAt(first));
  const senders = await readLastSenders(client, chats);
  const items = chats.map((chat) => chatFromWire(chat, senders.get(chat.chatID)));
  return { items: items.filter((one) => isAnswered === undefined || one.isAnswered === isAnswered), nextCursor: null };
}

const sentAt = ({ lastMessage }: ChatWire) => lastMessage?.addTimestamp ?? 0;

async function readLastSenders(client: Client, chats: readonly ChatWire[]): Promise<Map<string, string>> {
  const senders = new Map<string, { at: number; sender: string }>();
  const recent = chats.map(sentAt).filter((at) => at > client.now().getTime() - openMs);
  // The specification does not say whether a moment's own events come with it.
  let next: number | null = recent.length > 0 ? Math.min(...recent) - 1 : null;
  for (let page = 0; next !== null && page < mostEventPages; page++) {
    const read: Events = await readEvents(client, next);
    for (const { chatID, addTimestamp, sender } of read.events) {
      if (addTimestamp >= (senders.get(chatID)?.at ?? 0))
        senders.set(chatID, { at: addTimestamp, sender: sender ?? "" });
    }
    next = read.next;
  }
  return new Map([...senders].map(([chatId, { sender }]) => [chatId, sender]));
}

/** Pages of events of all chats, so that a page may hold none of this one's. */
export async function listChatMessages(
  client: Client,
  { conversation, cursor }: { conversation: Conversation; cursor?: string | null },
): Promise<Page<ConversationMessage>> {
  const start = Math.max(1, conversation.createdAt.getTime() - historyMs);
  const { events, next } = await readEvents(client, Number(cursor ?? start));
  return {
    items: events.filter(({ chatID }) => chatID === conversation.externalId).map(messageFromWire),
    nextCursor: next === null ? null : String(next),
  };
}

async function readEvents({ call, methods }: Client, next: number): Promise<Events> {
  const { result } = await call(methods.chatEvents, { query: { next }, reply: eventsReply });
  const isLast = result.totalEvents === 0 || !result.next || result.next === next;
  return { events: result.events ?? [], next: isLast ? null : (result.next ?? null) };
}
