import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ReplyOutcome } from "@/lib/marketplaces/port";
import type { Complaint, Conversation } from "@/lib/marketplaces/types";
import { attempt } from "@/lib/marketplaces/wildberries/attempt";
import { answeredReply, feedbackReply, sentReply } from "@/lib/marketplaces/wildberries/buyer-wire";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain } from "@/lib/marketplaces/wildberries/complaints";
import { throwIfError } from "@/lib/marketplaces/wildberries/content-reply";

type Input = { conversation: Pick<Conversation, "kind" | "externalId" | "replyKey">; text: string };

/** Characters (09-communications.yaml, 2026-08-17); of an answer to a question it names no limit. */
const lengths = { review: [2, 5000], chat: [1, 1000], question: [1, Number.POSITIVE_INFINITY] } as const;

const ended = (state: ReplyOutcome["state"], reason: Complaint | null = null): ReplyOutcome => ({
  state,
  reason,
  externalId: null,
});

export async function reply(client: Client, { conversation, text }: Input): Promise<ReplyOutcome> {
  const [least, most] = lengths[conversation.kind];
  const size = text.trim().length;
  if (size < least || text.length > most) {
    return ended("rejected", complain(`the text must have ${least} to ${most} characters`, "text", "text"));
  }
  const senders = { review: answerReview, question: answerQuestion, chat: sendMessage };
  return attempt(() => senders[conversation.kind](client, conversation, text), {
    lost: () => ended("unknown"),
    refused: (reason) => ended("rejected", reason),
  });
}

/** The answer is an empty 204 even to an id that does not exist, so the review is read back. */
async function answerReview(client: Client, { externalId }: Input["conversation"], text: string) {
  await client.call(client.methods.answerFeedback, { body: { id: externalId, text }, reply: z.null() });
  return readAnswer(client, externalId, text);
}

async function readAnswer({ call, methods }: Client, id: string, text: string): Promise<ReplyOutcome> {
  try {
    const { data } = await call(methods.feedback, { query: { id }, reply: feedbackReply });
    return ended(data.answer?.text === text ? "confirmed" : "accepted");
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    // 422: there is no such review. Anything else says nothing about the answer that has just been taken.
    return error.code === "422"
      ? ended("rejected", complain(error.words ?? "no such review", "other"))
      : ended("accepted");
  }
}

async function answerQuestion({ call, methods }: Client, { externalId }: Input["conversation"], text: string) {
  // `wbRu` shows question and answer to buyers; `none` would reject the question.
  const body = { id: externalId, answer: { text }, state: "wbRu" };
  throwIfError(await call(methods.answerQuestion, { body, reply: answeredReply }));
  return ended("confirmed");
}

async function sendMessage({ call, methods }: Client, { replyKey }: Input["conversation"], text: string) {
  if (!replyKey) return ended("rejected", complain("the chat has no reply signature", "other"));
  const body = new FormData();
  body.set("replySign", replyKey);
  body.set("message", text);
  await call(methods.sendMessage, { body, reply: sentReply });
  return ended("confirmed");
}
