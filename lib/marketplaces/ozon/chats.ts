import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import { type ChatMessage, isFromBuyer, readHistory } from "@/lib/marketplaces/ozon/chat-history";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { readListingRefs } from "@/lib/marketplaces/ozon/listings";
import { readPostingNumbers } from "@/lib/marketplaces/ozon/posting-numbers";
import { wireAll, wireFlag, wireOptionalId, wireText, wireTime } from "@/lib/marketplaces/ozon/wire";
import type { Conversation, ListingRef, Page } from "@/lib/marketplaces/types";

const wireChat = z.object({
  chat: z.object({ chat_id: z.string(), chat_status: wireText, chat_type: wireText, created_at: wireTime }),
  last_message_id: wireOptionalId,
});
const listReply = z.object({ chats: wireAll(wireChat), cursor: wireText, has_next: wireFlag });

/** Ozon's own default. Each chat costs one call more, for its last words. */
const chatsPerPage = 30;
const messagesToLookBack = 10;
const callsAtOnce = 5;

type Input = { isAnswered?: boolean | undefined; cursor?: string | null };
type Read = { wire: z.infer<typeof wireChat>; messages: ChatMessage[] };

/** Chats with buyers; those with Ozon's support and its own news are left out. */
export async function listChats(client: OzonClient, { isAnswered, cursor }: Input): Promise<Page<Conversation>> {
  const readAt = client.now();
  const body = { filter: { chat_status: "ALL" }, limit: chatsPerPage, ...(cursor && { cursor }) };
  const page = await client.post("chats", body, listReply);
  const read: Read[] = [];
  for (const batch of inBatches(
    page.chats.filter(({ chat }) => /^buyer/i.test(chat.chat_type)),
    callsAtOnce,
  )) {
    const messages = await Promise.all(
      batch.map(({ chat }) => readHistory(client, { chatId: chat.chat_id, limit: messagesToLookBack })),
    );
    read.push(...batch.map((wire, index) => ({ wire, messages: messages[index]?.messages ?? [] })));
  }
  const about = read.flatMap(({ messages }) => messages[0]?.context ?? []);
  const [listings, postings] = await Promise.all([
    readListingRefs(
      client,
      about.flatMap(({ sku }) => sku ?? []),
    ),
    readPostingNumbers(
      client,
      about.flatMap(({ order_number }) => order_number || []),
    ),
  ]);
  const items = read.map((one) => toConversation(one, listings, postings, readAt));
  const hasNext = page.has_next && page.cursor !== "" && page.cursor !== cursor;
  return {
    items: isAnswered === undefined ? items : items.filter((one) => one.isAnswered === isAnswered),
    nextCursor: hasNext ? page.cursor : null,
  };
}

/** The reply key is the newest message: what an answer marks as read. */
function toConversation(
  { wire: { chat, last_message_id }, messages }: Read,
  listings: ReadonlyMap<string, ListingRef>,
  postings: ReadonlyMap<string, string>,
  readAt: Date,
): Conversation {
  const [newest] = messages;
  const fromBuyer = messages.find(isFromBuyer);
  const context = messages.find((message) => message.context)?.context;
  const createdAt = chat.created_at ?? newest?.created_at ?? readAt;
  return {
    kind: "chat",
    externalId: chat.chat_id,
    replyKey: newest?.message_id ?? last_message_id,
    listing: listings.get(context?.sku ?? "") ?? null,
    orderExternalId: postings.get(context?.order_number ?? "") ?? null,
    buyerName: null,
    stars: null,
    text: fromBuyer?.data.join("\n") ?? "",
    pictureUrls: [],
    answer: null,
    isAnswered: newest !== undefined && !isFromBuyer(newest),
    rawState: chat.chat_status,
    createdAt,
    changedAt: newest?.created_at ?? createdAt,
  };
}
