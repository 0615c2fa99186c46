import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ReplyOutcome } from "@/lib/marketplaces/port";
import type { Conversation, ConversationMessage, Page } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";

const moment = z.iso.datetime({ offset: true });
const authorSchema = z.object({ type: z.string().nullish(), name: z.string().nullish() }).nullish();

const questionSchema = z.object({
  questionIdentifiers: z.object({ id: z.number(), offerId: z.string() }),
  text: z.string(),
  createdAt: moment,
  author: authorSchema,
});

const questionsSchema = resultOf(z.object({ questions: z.array(questionSchema), paging: pagingSchema }));

const textSchema = z.object({
  id: z.number(),
  text: z.string(),
  author: authorSchema,
  status: z.string().nullish(),
  createdAt: moment,
});

const answersSchema = resultOf(
  z.object({ answers: z.array(textSchema.extend({ comments: z.array(textSchema).nullish() })), paging: pagingSchema }),
);

type Answer = z.infer<typeof answersSchema>["result"]["answers"][number];

/**
 * Of the last month: the marketplace's own window. A question does not tell whether it has an answer, so those are asked
 * for, one call each, unless only the waiting ones are wanted.
 */
export async function listQuestions(
  client: Client,
  { isAnswered, cursor }: { isAnswered?: boolean | undefined; cursor?: string | null },
): Promise<Page<Conversation>> {
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getGoodsQuestions",
    params: { businessId },
    query: { limit: 20, pageToken: cursor ?? undefined },
    body: { needAnswer: isAnswered === false, sort: "CREATED_AT_DESC" },
    reply: questionsSchema,
  });
  const items: Conversation[] = [];
  for (const question of result.questions) {
    const id = String(question.questionIdentifiers.id);
    const { answers } = isAnswered === false ? { answers: [] } : await readAnswers(client, id, undefined);
    const conversation = questionFromWire(question, answers);
    if (isAnswered === undefined || conversation.isAnswered === isAnswered) items.push(conversation);
  }
  return { items, nextCursor: result.paging?.nextPageToken || null };
}

const isOurs = ({ author, status }: Answer) =>
  author?.type === "BUSINESS" && status !== "DELETED" && status !== "BANNED";

function questionFromWire(
  { questionIdentifiers: { id, offerId }, text, createdAt, author }: z.infer<typeof questionSchema>,
  answers: Answer[],
): Conversation {
  const answer = answers.filter(isOurs).at(-1);
  return {
    kind: "question",
    externalId: String(id),
    replyKey: null,
    listing: { sku: offerId, externalId: null, variantExternalId: null },
    orderExternalId: null,
    buyerName: author?.name ?? null,
    stars: null,
    text,
    pictureUrls: [],
    answer: answer?.text ?? null,
    isAnswered: answer !== undefined,
    rawState: answer?.status ?? "",
    createdAt: new Date(createdAt),
    changedAt: new Date(answer?.createdAt ?? createdAt),
  };
}

async function readAnswers(client: Client, questionId: string, pageToken: string | undefined) {
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getGoodsQuestionAnswers",
    params: { businessId },
    query: { limit: 50, pageToken },
    body: { questionId: Number(questionId) },
    reply: answersSchema,
  });
  return result;
}

const authors: Record<string, ConversationMessage["author"]> = { USER: "buyer", BUSINESS: "seller" };

function messageFromWire({ id, text, author, createdAt }: z.infer<typeof textSchema>): ConversationMessage {
  const name = authors[author?.type ?? ""] ?? "marketplace";
  return { externalId: String(id), author: name, text, sentAt: new Date(createdAt) };
}

/** The question, its answers, and the comments under each. */
export async function listQuestionMessages(
  client: Client,
  { conversation, cursor }: { conversation: Conversation; cursor?: string | null },
): Promise<Page<ConversationMessage>> {
  const { externalId, text, createdAt } = conversation;
  const { answers, paging } = await readAnswers(client, externalId, cursor ?? undefined);
  const first: ConversationMessage[] = cursor ? [] : [{ externalId, author: "buyer", text, sentAt: createdAt }];
  return {
    items: [...first, ...answers.flatMap((answer) => [answer, ...(answer.comments ?? [])].map(messageFromWire))],
    nextCursor: paging?.nextPageToken || null,
  };
}

const createdSchema = z.object({
  status: z.string(),
  result: z.object({ entity: z.object({ id: z.number() }) }).nullish(),
});

/** It shows after moderation, of which the answer says nothing. */
export async function answerQuestion(client: Client, id: number, text: string): Promise<ReplyOutcome> {
  const { businessId } = await client.getCabinet();
  const { status, result } = await client.call({
    method: "updateGoodsQuestionTextEntity",
    params: { businessId },
    body: { operationType: "CREATE", parentEntityId: { id, type: "QUESTION" }, text },
    reply: createdSchema,
  });
  if (status !== "OK") throw new MarketplaceError("rejected", { code: status });
  return { state: "accepted", externalId: result ? String(result.entity.id) : null, reason: null };
}
