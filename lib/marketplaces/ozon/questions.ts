import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { readListingRefs } from "@/lib/marketplaces/ozon/listings";
import { wireAll, wireFlag, wireNumber, wireOptionalId, wireText, wireTime } from "@/lib/marketplaces/ozon/wire";
import type { Conversation, Page } from "@/lib/marketplaces/types";

const wireQuestion = z.object({
  id: z.string(),
  sku: wireOptionalId,
  author_name: wireText,
  text: wireText,
  status: wireText,
  published_at: wireTime,
  answers_count: wireNumber,
});
type WireQuestion = z.infer<typeof wireQuestion>;
const listReply = z.object({ questions: wireAll(wireQuestion), last_id: wireText, has_next: wireFlag });

const wireAnswer = z.object({ text: wireText, status_publication: wireText, published_at: wireTime });
type WireAnswer = z.infer<typeof wireAnswer>;
const answersReply = z.object({ answers: wireAll(wireAnswer) });

const questionsPerPage = 100;
const callsAtOnce = 5;

type Input = { isAnswered?: boolean | undefined; cursor?: string | null };

export async function listQuestions(client: OzonClient, { isAnswered, cursor }: Input): Promise<Page<Conversation>> {
  const readAt = client.now();
  const status = isAnswered === undefined ? "ALL" : isAnswered ? "PROCESSED" : "UNPROCESSED";
  const body = {
    filter: { status },
    limit: questionsPerPage,
    sort_dir: "DESC",
    ...(cursor && { last_id: cursor }),
  };
  const page = await client.post("questions", body, listReply);
  const listings = await readListingRefs(
    client,
    page.questions.flatMap(({ sku }) => sku ?? []),
  );
  const items: Conversation[] = [];
  for (const batch of inBatches(page.questions, callsAtOnce)) {
    const answers = await Promise.all(batch.map((question) => findAnswer(client, question)));
    items.push(
      ...batch.map((question, index) => {
        const listing = listings.get(question.sku ?? "") ?? null;
        return { ...toConversation(question, answers[index] ?? null, readAt), listing };
      }),
    );
  }
  const hasNext = page.has_next && page.last_id !== "" && page.last_id !== cursor;
  return { items, nextCursor: hasNext ? page.last_id : null };
}

/** The newest answer that was not turned down. Ozon does not say whose it is; other buyers may answer too. */
async function findAnswer(client: OzonClient, { id, sku, answers_count }: WireQuestion): Promise<WireAnswer | null> {
  if (!answers_count || !sku) return null;
  const { answers } = await client.post("questionAnswers", { question_id: id, sku: Number(sku) }, answersReply);
  const time = ({ published_at }: WireAnswer) => published_at?.getTime() ?? 0;
  const kept = answers.filter(({ status_publication: status }) => !/^(MODERATION_FAILED|DUPLICATE)$/.test(status));
  return kept.sort((one, other) => time(other) - time(one))[0] ?? null;
}

/** An answer must name the product's SKU beside the question: the reply key. */
export function toConversation(question: WireQuestion, answer: WireAnswer | null, readAt: Date): Conversation {
  const createdAt = question.published_at ?? readAt;
  return {
    kind: "question",
    externalId: question.id,
    replyKey: question.sku,
    listing: null,
    orderExternalId: null,
    buyerName: question.author_name || null,
    stars: null,
    text: question.text,
    pictureUrls: [],
    answer: answer?.text || null,
    isAnswered: question.status === "PROCESSED" || answer !== null,
    rawState: question.status,
    createdAt,
    changedAt: answer?.published_at ?? createdAt,
  };
}
