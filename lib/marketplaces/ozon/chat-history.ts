import { z } from "zod";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireFlag, wireId, wireList, wireOptionalId, wireText, wireTime } from "@/lib/marketplaces/ozon/wire";
import type { Conversation, ConversationMessage, Page } from "@/lib/marketplaces/types";

const wireMessage = z.object({
  message_id: wireId,
  user: z.object({ type: wireText }).nullish(),
  created_at: wireTime,
  data: wireList(z.string()),
  context: z.object({ sku: wireOptionalId, order_number: wireText }).nullish(),
});
export type ChatMessage = z.infer<typeof wireMessage>;
const historyReply = z.object({ messages: wireAll(wireMessage), has_next: wireFlag });

const messagesPerPage = 100;

type Ask = { chatId: string; from?: string | null | undefined; limit: number };

/** Newest first. Whoever goes on from a message gets that one again. */
export function readHistory(client: OzonClient, { chatId, from, limit }: Ask) {
  const body = {
    chat_id: chatId,
    direction: "Backward",
    limit,
    ...(from && { from_message_id: exactNumber(from) }),
  };
  return client.post("chatHistory", body, historyReply);
}

/** Message ids are numbers of nineteen digits, which a JavaScript number does not hold: their digits go out as they are. */
export function exactNumber(digits: string): unknown {
  if (!/^\d{1,20}$/.test(digits)) return 0;
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(digits);
}

/** One example of the specification writes "Customer" with a Cyrillic first letter. */
export const isFromBuyer = ({ user }: ChatMessage): boolean => /ustomer$/i.test(user?.type ?? "");

export async function listMessages(
  client: OzonClient,
  { conversation, cursor }: { conversation: Conversation; cursor?: string | null },
): Promise<Page<ConversationMessage>> {
  const readAt = client.now();
  const ask = { chatId: conversation.externalId, from: cursor, limit: messagesPerPage };
  const { messages, has_next } = await readHistory(client, ask);
  const fresh = messages.filter(({ message_id }) => message_id !== cursor);
  return {
    items: fresh.map((message) => ({
      externalId: message.message_id,
      author: isFromBuyer(message) ? "buyer" : /^seller$/i.test(message.user?.type ?? "") ? "seller" : "marketplace",
      text: message.data.join("\n"),
      sentAt: message.created_at ?? readAt,
    })),
    nextCursor: has_next ? (fresh.at(-1)?.message_id ?? null) : null,
  };
}
