import { z } from "zod";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { readListingRefs } from "@/lib/marketplaces/ozon/listings";
import { wireAll, wireFlag, wireNumber, wireOptionalId, wireText, wireTime } from "@/lib/marketplaces/ozon/wire";
import type { Conversation, Page } from "@/lib/marketplaces/types";

const wireReview = z.object({
  id: z.string(),
  sku: wireOptionalId,
  text: wireText,
  rating: wireNumber,
  status: wireText,
  published_at: wireTime,
  comments_amount: wireNumber,
  photos_amount: wireNumber,
});
type WireReview = z.infer<typeof wireReview>;
const listReply = z.object({ reviews: wireAll(wireReview), last_id: wireText, has_next: wireFlag });

const infoReply = z.object({ photos: wireAll(z.object({ url: wireText })) });

const wireComment = z.object({
  text: wireText,
  is_owner: wireFlag,
  is_rejected: wireFlag,
  published_at: wireTime,
});
type WireComment = z.infer<typeof wireComment>;
const commentsReply = z.object({ comments: wireAll(wireComment) });

const reviewsPerPage = 100;
const commentsPerCall = 100;
const callsAtOnce = 5;

type Input = { isAnswered?: boolean | undefined; cursor?: string | null };
type Details = { photos: string[]; answer: WireComment | null };

/** `PROCESSED` is answered; what is `NEW` and what is `VIEWED` cannot be asked for together, so they are sorted out here. */
export async function listReviews(client: OzonClient, { isAnswered, cursor }: Input): Promise<Page<Conversation>> {
  const readAt = client.now();
  const body = {
    filters: { status: isAnswered ? "PROCESSED" : "ALL" },
    limit: reviewsPerPage,
    sort_dir: "DESC",
    ...(cursor && { last_id: cursor }),
  };
  const page = await client.post("reviews", body, listReply);
  const wanted = page.reviews.filter(({ status }) => isAnswered !== false || status !== "PROCESSED");
  const listings = await readListingRefs(
    client,
    wanted.flatMap(({ sku }) => sku ?? []),
  );
  const items: Conversation[] = [];
  for (const batch of inBatches(wanted, callsAtOnce)) {
    const details = await Promise.all(batch.map((review) => readDetails(client, review)));
    items.push(
      ...batch.map((review, index) => ({
        ...toConversation(review, details[index] ?? { photos: [], answer: null }, readAt),
        listing: listings.get(review.sku ?? "") ?? null,
      })),
    );
  }
  const hasNext = page.has_next && page.last_id !== "" && page.last_id !== cursor;
  return { items, nextCursor: hasNext ? page.last_id : null };
}

/** The list tells only how many pictures and comments there are. */
async function readDetails(client: OzonClient, { id, photos_amount, comments_amount }: WireReview): Promise<Details> {
  const photos = photos_amount ? (await client.post("reviewInfo", { review_id: id }, infoReply)).photos : [];
  const asked = { review_id: id, limit: commentsPerCall, sort_dir: "DESC" };
  const comments = comments_amount ? (await client.post("reviewComments", asked, commentsReply)).comments : [];
  return {
    photos: photos.flatMap(({ url }) => url || []),
    answer: comments.find((comment) => comment.is_owner && !comment.is_rejected) ?? null,
  };
}

export function toConversation(review: WireReview, { photos, answer }: Details, readAt: Date): Conversation {
  const createdAt = review.published_at ?? readAt;
  return {
    kind: "review",
    externalId: review.id,
    replyKey: null,
    listing: null,
    orderExternalId: null,
    buyerName: null,
    stars: review.rating,
    text: review.text,
    pictureUrls: photos,
    answer: answer?.text || null,
    isAnswered: review.status === "PROCESSED" || answer !== null,
    rawState: review.status,
    createdAt,
    changedAt: answer?.published_at ?? createdAt,
  };
}
