import type { Conversation, ConversationKind, ConversationMessage, Page } from "@/lib/marketplaces/types";
import { listChatMessages, listChats } from "@/lib/marketplaces/wildberries/chats";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { listQuestions, listReviews } from "@/lib/marketplaces/wildberries/feedbacks";

type ListInput = { kind: ConversationKind; isAnswered?: boolean | undefined; cursor?: string | null };

export function listConversations(client: Client, { kind, ...input }: ListInput): Promise<Page<Conversation>> {
  const lists = { review: listReviews, question: listQuestions, chat: listChats };
  return lists[kind](client, input);
}

type MessagesInput = { conversation: Conversation; cursor?: string | null };

/** Of a review or a question all that there is stands in the list already. */
export async function listMessages(client: Client, input: MessagesInput): Promise<Page<ConversationMessage>> {
  const { kind, externalId, text, answer, createdAt, changedAt } = input.conversation;
  if (kind === "chat") return listChatMessages(client, input);
  const asked: ConversationMessage = { externalId, author: "buyer", text, sentAt: createdAt };
  const answered: ConversationMessage[] =
    answer === null ? [] : [{ externalId: `${externalId}/answer`, author: "seller", text: answer, sentAt: changedAt }];
  return { items: [asked, ...answered], nextCursor: null };
}
