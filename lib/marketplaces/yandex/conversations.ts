import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ReplyOutcome } from "@/lib/marketplaces/port";
import type { Conversation, ConversationKind, ConversationMessage, Page, Shop } from "@/lib/marketplaces/types";
import { wordsOf } from "@/lib/marketplaces/yandex/batches";
import { listChatMessages, listChats, sendToChat } from "@/lib/marketplaces/yandex/chats";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { answerQuestion, listQuestionMessages, listQuestions } from "@/lib/marketplaces/yandex/questions";
import { answerReview, listReviewMessages, listReviews } from "@/lib/marketplaces/yandex/reviews";

type Kind = {
  list(
    client: Client,
    input: { shop: Shop; isAnswered?: boolean | undefined; cursor?: string | null },
  ): Promise<Page<Conversation>>;
  listMessages(
    client: Client,
    input: { conversation: Conversation; cursor?: string | null },
  ): Promise<Page<ConversationMessage>>;
  reply(client: Client, id: number, text: string): Promise<ReplyOutcome>;
};

const kinds: Record<ConversationKind, Kind> = {
  chat: { list: listChats, listMessages: listChatMessages, reply: sendToChat },
  question: { list: listQuestions, listMessages: listQuestionMessages, reply: answerQuestion },
  review: { list: listReviews, listMessages: listReviewMessages, reply: answerReview },
};

export const listConversations = (
  client: Client,
  { kind, ...input }: { shop: Shop; kind: ConversationKind; isAnswered?: boolean | undefined; cursor?: string | null },
) => kinds[kind].list(client, input);

export const listMessages = (
  client: Client,
  input: { shop: Shop; conversation: Conversation; cursor?: string | null },
) => kinds[input.conversation.kind].listMessages(client, input);

/** A lost answer is `unknown`: the buyer may have it already. */
export async function reply(
  client: Client,
  { conversation, text }: { conversation: Pick<Conversation, "kind" | "externalId">; text: string },
): Promise<ReplyOutcome> {
  try {
    return await kinds[conversation.kind].reply(client, Number(conversation.externalId), text);
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (error.code === "no-right") throw error;
    if (error.failure === "rejected") return refused(wordsOf(error));
    if (error.failure === "credentials" || error.failure === "rate-limited") throw error;
    return { state: "unknown", externalId: null, reason: null };
  }
}

const refused = (words: string): ReplyOutcome => ({
  state: "rejected",
  externalId: null,
  reason: { code: "text", field: null, words },
});
