import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { exactNumber } from "@/lib/marketplaces/ozon/chat-history";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import type { ReplyOutcome } from "@/lib/marketplaces/port";
import type { Complaint, Conversation, ConversationKind } from "@/lib/marketplaces/types";

/** Characters. Ozon gives none for a comment of a review: that of an answer to a question stands for it. */
const lengths: Record<ConversationKind, [least: number, most: number]> = {
  chat: [1, 1000],
  question: [2, 3000],
  review: [1, 3000],
};

const sendReply = z.object({ result: z.string() });
const readReply = z.object({});
const answerReply = z.object({ answer_id: z.string() });
const commentReply = z.object({ comment_id: z.string() });

type Input = { conversation: Pick<Conversation, "kind" | "externalId" | "replyKey">; text: string };

/** A missing subscription is thrown; any other refusal is the answer's own. */
export async function reply(client: OzonClient, { conversation, text }: Input): Promise<ReplyOutcome> {
  const [least, most] = lengths[conversation.kind];
  const words = text.trim();
  const length = [...words].length;
  if (length < least || length > most)
    return refuse("text", `${length} characters, from ${least} to ${most} are taken`);
  try {
    return await send(client, conversation, words);
  } catch (error) {
    const isRefusal =
      error instanceof MarketplaceError && error.failure === "rejected" && error.code !== "subscription";
    if (!isRefusal) throw error;
    return refuse("other", error.words ?? error.message);
  }
}

async function send(client: OzonClient, conversation: Input["conversation"], text: string): Promise<ReplyOutcome> {
  const { kind, externalId, replyKey } = conversation;
  if (kind === "chat") {
    await client.post("chatSend", { chat_id: externalId, text }, sendReply);
    await markRead(client, externalId, replyKey);
    return confirm(null);
  }
  if (kind === "review") {
    const body = { review_id: externalId, text, mark_review_as_processed: true };
    return confirm((await client.post("reviewComment", body, commentReply)).comment_id);
  }
  if (!replyKey) return refuse("other", "The question names no product.");
  const body = { question_id: externalId, sku: Number(replyKey), text };
  return confirm((await client.post("questionAnswer", body, answerReply)).answer_id);
}

/** The words are with the buyer already: whether the chat is marked as read too does not change that. */
async function markRead(client: OzonClient, chatId: string, lastMessageId: string | null) {
  if (!lastMessageId) return;
  const body = { chat_id: chatId, from_message_id: exactNumber(lastMessageId) };
  await client.post("chatRead", body, readReply).catch((error: unknown) => {
    if (!(error instanceof MarketplaceError)) throw error;
  });
}

const confirm = (externalId: string | null): ReplyOutcome => ({
  state: "confirmed",
  reason: null,
  externalId: externalId || null,
});

const refuse = (code: Complaint["code"], words: string): ReplyOutcome => ({
  state: "rejected",
  reason: { code, field: "text", words },
  externalId: null,
});
