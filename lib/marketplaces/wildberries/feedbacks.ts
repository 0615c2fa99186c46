import type { Conversation, Page } from "@/lib/marketplaces/types";
import { feedbacksReply, questionsReply } from "@/lib/marketplaces/wildberries/buyer-wire";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { questionFromWire, reviewFromWire } from "@/lib/marketplaces/wildberries/conversation-map";
import { nextStage, readStage } from "@/lib/marketplaces/wildberries/stages";

/** A base token may ask 5 times an hour, so pages are large. */
const pageSize = 500;
/** `skip` of reviews, and `skip` plus `take` of questions (09-communications.yaml, 2026-08-17). */
const mostReviews = 199_990;
const mostQuestions = 10_000;

type Input = { isAnswered?: boolean | undefined; cursor?: string | null };

/** Wildberries lists the answered and the unanswered apart: those that wait for an answer come first. */
const stagesOf = ({ isAnswered }: Input) =>
  isAnswered === undefined ? (["open", "answered"] as const) : ([isAnswered ? "answered" : "open"] as const);

export async function listReviews({ call, methods }: Client, input: Input): Promise<Page<Conversation>> {
  const stages = stagesOf(input);
  const { index, stage, offset } = readStage<"open" | "answered">(stages, input.cursor);
  const isAnswered = stage === "answered";
  const { data } = await call(methods.feedbacks, {
    query: { isAnswered, take: pageSize, skip: offset, order: "dateDesc" },
    reply: feedbacksReply,
  });
  const next = offset + pageSize;
  const isLast = data.feedbacks.length < pageSize || next > mostReviews;
  return {
    items: data.feedbacks.map((one) => reviewFromWire(one, isAnswered)),
    nextCursor: nextStage(stages, index, isLast ? null : next),
  };
}

export async function listQuestions({ call, methods }: Client, input: Input): Promise<Page<Conversation>> {
  const stages = stagesOf(input);
  const { index, stage, offset } = readStage<"open" | "answered">(stages, input.cursor);
  const isAnswered = stage === "answered";
  const { data } = await call(methods.questions, {
    query: { isAnswered, take: pageSize, skip: offset, order: "dateDesc" },
    reply: questionsReply,
  });
  const next = offset + pageSize;
  const isLast = data.questions.length < pageSize || next + pageSize > mostQuestions;
  return {
    items: data.questions.map((one) => questionFromWire(one, isAnswered)),
    nextCursor: nextStage(stages, index, isLast ? null : next),
  };
}
