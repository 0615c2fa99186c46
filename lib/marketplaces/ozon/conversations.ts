import { MarketplaceError } from "@/lib/marketplaces/errors";
import { listMessages as listChatMessages } from "@/lib/marketplaces/ozon/chat-history";
import { listChats } from "@/lib/marketplaces/ozon/chats";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { listQuestions } from "@/lib/marketplaces/ozon/questions";
import { listReviews } from "@/lib/marketplaces/ozon/reviews";
import type { Conversation, ConversationKind, ConversationMessage, Page } from "@/lib/marketplaces/types";

type ListInput = { kind: ConversationKind; isAnswered?: boolean | undefined; cursor?: string | null };

const lists = { chat: listChats, question: listQuestions, review: listReviews };

/** Without the subscription that the kind needs: `rejected` with the code `subscription`. */
export function listConversations(client: OzonClient, { kind, ...input }: ListInput): Promise<Page<Conversation>> {
  return lists[kind](client, input);
}

/** Questions and reviews hold their one text and its answer themselves. */
export async function listMessages(
  client: OzonClient,
  input: { conversation: Conversation; cursor?: string | null },
): Promise<Page<ConversationMessage>> {
  const { kind } = input.conversation;
  if (kind === "chat") return listChatMessages(client, input);
  throw new MarketplaceError("rejected", { code: "not-a-chat", words: `A ${kind} has no messages.` });
}
