import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import type { Review } from "./state.ts";
import { requireReviews } from "./subscription.ts";

const time = z.iso.datetime({ offset: true });
const direction = z.enum(["ASC", "DESC"]).default("ASC");
const listBody = z.object({
  filters: z
    .object({
      status: z.enum(["ALL", "NEW", "VIEWED", "PROCESSED"]).default("ALL"),
      published_from: time.optional(),
      published_to: time.optional(),
    })
    .default({ status: "ALL" }),
  limit: z.number().int().min(20).max(100),
  last_id: z.string().default(""),
  sort_dir: direction,
});
const reviewBody = z.object({ review_id: z.string().min(1) });
const commentsBody = reviewBody.extend({
  limit: z.number().int().min(20).max(100),
  offset: z.number().int().min(0).default(0),
  sort_dir: direction,
});
const commentBody = reviewBody.extend({
  text: z.string().min(1),
  parent_comment_id: z.string().default(""),
  mark_review_as_processed: z.boolean().default(false),
});

export function addReviewRoutes(app: Hono, { state, now }: Sandbox) {
  const find = (id: string): Review => {
    const review = state.reviews.get(id);
    if (!review) throw new Refusal(404, "review not found");
    return review;
  };

  for (const path of ["/v1/review/*", "/v2/review/*"]) {
    app.use(path, async (_, next) => {
      requireReviews(state);
      await next();
    });
  }

  app.post("/v2/review/list", async (c) => {
    const { filters, limit, last_id, sort_dir } = await readBody(c, listBody);
    const { published_from: from, published_to: to } = filters;
    const all = state.reviews.list().map(({ value }) => value);
    const asked = (sort_dir === "ASC" ? all : all.reverse())
      .filter(({ status }) => filters.status === "ALL" || status === filters.status)
      .filter(({ at }) => (!from || at >= from) && (!to || at <= to));
    const start = last_id === "" ? 0 : asked.findIndex(({ id }) => id === last_id) + 1;
    const page = asked.slice(start, start + limit);
    return c.json({
      reviews: page.map(toListed),
      has_next: asked.length > start + limit,
      last_id: page.at(-1)?.id ?? "",
    });
  });

  app.post("/v2/review/info", async (c) => {
    const review = find((await readBody(c, reviewBody)).review_id);
    return c.json({
      ...toListed(review),
      likes_amount: 0,
      dislikes_amount: 0,
      photos: review.photos.map((url) => ({ url, width: 900, height: 1200 })),
      videos: [],
    });
  });

  app.post("/v1/review/comment/list", async (c) => {
    const { review_id, limit, offset, sort_dir } = await readBody(c, commentsBody);
    const all = find(review_id).comments;
    const ordered = sort_dir === "ASC" ? all : all.toReversed();
    return c.json({
      comments: ordered.slice(offset, offset + limit).map(({ id, text, at }) => ({
        id,
        text,
        published_at: at,
        parent_comment_id: "",
        is_owner: true,
        is_official: true,
        is_published: true,
        is_rejected: false,
        deviation_reason: "",
        likes_amount: 0,
        dislikes_amount: 0,
      })),
      offset,
    });
  });

  app.post("/v1/review/comment/create", async (c) => {
    const body = await readBody(c, commentBody);
    const review = find(body.review_id);
    const comment = { id: randomUUID(), text: body.text, at: now().toISOString() };
    const status = body.mark_review_as_processed ? "PROCESSED" : review.status;
    state.reviews.put(review.id, { ...review, status, comments: [...review.comments, comment] });
    return c.json({ comment_id: comment.id });
  });
}

const toListed = (review: Review) => ({
  id: review.id,
  sku: review.sku,
  text: review.text,
  rating: review.stars,
  status: review.status,
  published_at: review.at,
  comments_amount: review.comments.length,
  photos_amount: review.photos.length,
  videos_amount: 0,
  order_status: "DELIVERED",
  is_rating_participant: true,
});
