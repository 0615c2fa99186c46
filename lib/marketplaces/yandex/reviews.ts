import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ReplyOutcome } from "@/lib/marketplaces/port";
import type { Conversation, ConversationMessage, Page } from "@/lib/marketplaces/types";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";

const reviewSchema = z.object({
  feedbackId: z.number(),
  createdAt: z.iso.datetime({ offset: true }),
  needReaction: z.boolean(),
  identifiers: z.object({ orderId: z.number().nullish(), offerId: z.string().nullish() }).nullish(),
  author: z.string().nullish(),
  description: z
    .object({ advantages: z.string().nullish(), disadvantages: z.string().nullish(), comment: z.string().nullish() })
    .nullish(),
  media: z.object({ photos: z.array(z.string()).nullish() }).nullish(),
  statistics: z.object({ rating: z.number(), commentsCount: z.number() }),
});

const reviewsSchema = resultOf(z.object({ feedbacks: z.array(reviewSchema), paging: pagingSchema }));

const commentSchema = z.object({
  id: z.number(),
  text: z.string(),
  parentId: z.number().nullish(),
  author: z.object({ type: z.string().nullish(), name: z.string().nullish() }).nullish(),
  status: z.string().nullish(),
});

const commentsSchema = resultOf(z.object({ comments: z.array(commentSchema), paging: pagingSchema }));

type Comment = z.infer<typeof commentSchema>;

/**
 * Of the last half year: the marketplace's own window. "Needs no reaction" is also what the shop has merely read in its
 * cabinet. Our own answer is among the comments, which cost a call for each review that has any.
 */
export async function listReviews(
  client: Client,
  { isAnswered, cursor }: { isAnswered?: boolean | undefined; cursor?: string | null },
): Promise<Page<Conversation>> {
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getGoodsFeedbacks",
    params: { businessId },
    query: { limit: 50, pageToken: cursor ?? undefined },
    body: { reactionStatus: isAnswered === false ? "NEED_REACTION" : "ALL" },
    reply: reviewsSchema,
  });
  const items: Conversation[] = [];
  for (const review of result.feedbacks) {
    if (isAnswered !== undefined && review.needReaction === isAnswered) continue;
    const hasComments = !review.needReaction && review.statistics.commentsCount > 0;
    const { comments } = hasComments ? await readComments(client, review.feedbackId, undefined) : { comments: [] };
    items.push(reviewFromWire(review, comments));
  }
  return {
    items: items.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()),
    nextCursor: result.paging?.nextPageToken || null,
  };
}

const isOurs = ({ author, status, parentId }: Comment) =>
  author?.type === "BUSINESS" && parentId == null && status !== "DELETED" && status !== "BANNED";

function reviewFromWire(review: z.infer<typeof reviewSchema>, comments: Comment[]): Conversation {
  const { feedbackId, createdAt, needReaction, identifiers, author, description, media, statistics } = review;
  const { advantages, disadvantages, comment } = description ?? {};
  const sku = identifiers?.offerId;
  return {
    kind: "review",
    externalId: String(feedbackId),
    replyKey: null,
    listing: sku == null ? null : { sku, externalId: null, variantExternalId: null },
    orderExternalId: identifiers?.orderId ? String(identifiers.orderId) : null,
    buyerName: author ?? null,
    stars: statistics.rating,
    text: [advantages, disadvantages, comment].filter(Boolean).join("\n"),
    pictureUrls: media?.photos ?? [],
    answer: comments.filter(isOurs).at(-1)?.text ?? null,
    isAnswered: !needReaction,
    rawState: needReaction ? "NEED_REACTION" : "",
    createdAt: new Date(createdAt),
    changedAt: new Date(createdAt),
  };
}

async function readComments(client: Client, feedbackId: number, pageToken: string | undefined) {
  const { businessId } = await client.getCabinet();
  const { result } = await client.call({
    method: "getGoodsFeedbackComments",
    params: { businessId },
    query: { limit: 50, pageToken },
    body: { feedbackId },
    reply: commentsSchema,
  });
  return result;
}

const authors: Record<string, ConversationMessage["author"]> = { USER: "buyer", BUSINESS: "seller" };

/** The review and its comments, which carry no time: the review's own stands in. */
export async function listReviewMessages(
  client: Client,
  { conversation, cursor }: { conversation: Conversation; cursor?: string | null },
): Promise<Page<ConversationMessage>> {
  const { externalId, text, createdAt: sentAt } = conversation;
  const { comments, paging } = await readComments(client, Number(externalId), cursor ?? undefined);
  const first: ConversationMessage[] = cursor ? [] : [{ externalId, author: "buyer", text, sentAt }];
  const others = comments.map(({ id, author, text: words }): ConversationMessage => {
    return { externalId: String(id), author: authors[author?.type ?? ""] ?? "marketplace", text: words, sentAt };
  });
  return { items: [...first, ...others], nextCursor: paging?.nextPageToken || null };
}

const writtenSchema = z.object({
  status: z.string(),
  result: z.object({ id: z.number(), status: z.string().nullish() }).nullish(),
});

export async function answerReview(client: Client, feedbackId: number, text: string): Promise<ReplyOutcome> {
  const { businessId } = await client.getCabinet();
  const { status, result } = await client.call({
    method: "updateGoodsFeedbackComment",
    params: { businessId },
    body: { feedbackId, comment: { text } },
    reply: writtenSchema,
  });
  if (status !== "OK" || result?.status === "BANNED") {
    throw new MarketplaceError("rejected", { code: result?.status ?? status });
  }
  const isShown = result?.status === "PUBLISHED";
  return { state: isShown ? "confirmed" : "accepted", externalId: result ? String(result.id) : null, reason: null };
}
