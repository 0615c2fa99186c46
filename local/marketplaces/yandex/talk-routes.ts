import type { Hono } from "hono";
import { z } from "zod";
import { skuSchema } from "./card-schemas.ts";
import type { Guard } from "./guard.ts";
import { BadRequest, readBody, takePage } from "./replies.ts";
import { moscowDay, type State } from "./state.ts";
import { answerToWire, commentToWire, questionToWire, reviewToWire } from "./talk-wire.ts";

const id = z.number().int().positive();
const time = z.iso.datetime({ offset: true });
const monthMs = 31 * 86_400_000;
const halfYearMs = 184 * 86_400_000;

const reviewsSchema = z.object({
  feedbackIds: z.array(id).min(1).max(50).nullish(),
  dateTimeFrom: time.optional(),
  dateTimeTo: time.optional(),
  reactionStatus: z.enum(["ALL", "NEED_REACTION"]).optional(),
  ratingValues: z.array(z.number().int()).min(1).max(5).nullish(),
  offerIds: z.array(skuSchema).min(1).max(20).nullish(),
  paid: z.boolean().optional(),
});

const commentsSchema = z.object({ feedbackId: id.optional(), commentIds: z.array(id).min(1).max(50).nullish() });

const commentSchema = z.object({
  feedbackId: id,
  comment: z.object({ id: id.optional(), parentId: id.optional(), text: z.string().min(1).max(4096) }),
});

const questionsSchema = z.object({
  categoryIds: z.array(id).min(1).nullish(),
  questionIds: z.array(id).min(1).max(50).nullish(),
  dateFrom: z.iso.date().optional(),
  dateTo: z.iso.date().optional(),
  needAnswer: z.boolean().optional(),
  sort: z.enum(["CREATED_AT_DESC", "CREATED_AT_ASC"]).optional(),
});

const answersSchema = z.object({ questionId: id.optional(), answerIds: z.array(id).min(1).max(50).nullish() });

const entity = z.object({ id, type: z.enum(["QUESTION", "ANSWER", "COMMENT"]) });
const textSchema = z.object({
  entityId: entity.optional(),
  parentEntityId: entity.optional(),
  text: z.string().min(1).max(5000).optional(),
  operationType: z.enum(["UPDATE", "CREATE", "DELETE"]),
});

/** A shop's contacts and foreign links are not allowed in a public answer. */
const hasLink = (text: string) => /https?:\/\/(?!market\.yandex)/.test(text);

export function addTalkRoutes(app: Hono, state: State, guard: Guard) {
  app.post("/v2/businesses/:businessId/goods-feedback", guard("getGoodsFeedbacks"), async (c) => {
    const filter = await readBody(c, reviewsSchema);
    const to = filter.dateTimeTo ? Date.parse(filter.dateTimeTo) : state.now().getTime();
    const from = filter.dateTimeFrom ? Date.parse(filter.dateTimeFrom) : to - halfYearMs;
    if (to - from > halfYearMs) throw new BadRequest("Date range must not exceed 6 months");
    const found = state.reviews
      .list()
      .map(({ value }) => value)
      .filter((review) => review.createdAt >= from && review.createdAt <= to)
      .filter((review) => filter.reactionStatus !== "NEED_REACTION" || review.needReaction)
      .filter((review) => !filter.feedbackIds || filter.feedbackIds.includes(review.id))
      .filter((review) => !filter.ratingValues || filter.ratingValues.includes(review.stars))
      .filter((review) => !filter.offerIds || filter.offerIds.includes(review.offerId));
    const { items, paging } = takePage(c, found, { default: 25, maximum: 50 });
    return c.json({ status: "OK", result: { feedbacks: items.map(reviewToWire), paging } });
  });

  app.post("/v2/businesses/:businessId/goods-feedback/comments", guard("getGoodsFeedbackComments"), async (c) => {
    const { feedbackId, commentIds } = await readBody(c, commentsSchema);
    const review = getReview(feedbackId);
    const found = review.comments.filter(({ id: one }) => !commentIds || commentIds.includes(one));
    const { items, paging } = takePage(c, found, { default: 25, maximum: 50 });
    const comments = items.map((comment) => commentToWire(state, review, comment));
    return c.json({ status: "OK", result: { comments, paging } });
  });

  /** Without an id it is a new comment, with one it is a change of that one. */
  app.post(
    "/v2/businesses/:businessId/goods-feedback/comments/update",
    guard("updateGoodsFeedbackComment"),
    async (c) => {
      const { feedbackId, comment } = await readBody(c, commentSchema);
      const review = getReview(feedbackId);
      if (hasLink(comment.text)) throw new BadRequest("Links are not allowed in the text");
      const known = review.comments.find(({ id: one }) => one === comment.id);
      if (comment.id !== undefined && !known) throw new BadRequest(`Comment ${comment.id} not found`, 404, "NOT_FOUND");
      const written = {
        id: known?.id ?? state.nextNumber("comment", 91_000_001),
        text: comment.text,
        parentId: known?.parentId ?? comment.parentId ?? null,
        status: "UNMODERATED" as const,
        createdAt: known?.createdAt ?? state.now().getTime(),
      };
      const comments = [...review.comments.filter((one) => one !== known), written];
      state.reviews.put(String(review.id), { ...review, needReaction: false, comments });
      return c.json({ status: "OK", result: commentToWire(state, review, written) });
    },
  );

  app.post("/v1/businesses/:businessId/goods-questions", guard("getGoodsQuestions"), async (c) => {
    const filter = await readBody(c, questionsSchema);
    const to = filter.dateTo ?? moscowDay(state.now().getTime());
    const from = filter.dateFrom ?? moscowDay(Date.parse(to) - monthMs);
    if (Date.parse(to) - Date.parse(from) > monthMs) throw new BadRequest("Date range must not exceed 1 month");
    const found = state.questions
      .list()
      .map(({ value }) => value)
      .filter(({ createdAt }) => moscowDay(createdAt) >= from && moscowDay(createdAt) <= to)
      .filter(({ answers }) => !filter.needAnswer || answers.length === 0)
      .filter((question) => !filter.questionIds || filter.questionIds.includes(question.id));
    const sorted = filter.sort === "CREATED_AT_ASC" ? found : found.reverse();
    const { items, paging } = takePage(c, sorted, { default: 25, maximum: 50 });
    const questions = items.map((question) => questionToWire(state, question));
    return c.json({ status: "OK", result: { questions, paging, totalCount: found.length } });
  });

  app.post("/v1/businesses/:businessId/goods-questions/answers", guard("getGoodsQuestionAnswers"), async (c) => {
    const { questionId, answerIds } = await readBody(c, answersSchema);
    const question = getQuestion(questionId);
    const found = question.answers.filter(({ id: one }) => !answerIds || answerIds.includes(one));
    const { items, paging } = takePage(c, found, { default: 25, maximum: 50 });
    const answers = items.map((answer) => answerToWire(state, question, answer));
    return c.json({ status: "OK", result: { answers, paging } });
  });

  app.post("/v1/businesses/:businessId/goods-questions/update", guard("updateGoodsQuestionTextEntity"), async (c) => {
    const { operationType, parentEntityId: parent, text } = await readBody(c, textSchema);
    if (operationType !== "CREATE") throw new BadRequest("Only CREATE is played here");
    if (!parent || text === undefined) throw new BadRequest("parentEntityId and text are required");
    if (parent.type !== "QUESTION") throw new BadRequest("Only answers to questions are played here");
    if (hasLink(text)) throw new BadRequest("Links are not allowed in the text");
    const question = getQuestion(parent.id);
    const answer = {
      id: state.nextNumber("answer", 62_000_001),
      text,
      parentId: null,
      status: "PUBLISHED" as const,
      createdAt: state.now().getTime(),
      comments: [],
    };
    state.questions.put(String(question.id), { ...question, answers: [...question.answers, answer] });
    return c.json({ status: "OK", result: { entity: { id: answer.id, type: "ANSWER" } } });
  });

  function getReview(feedbackId: number | undefined) {
    const review = state.reviews.get(String(feedbackId));
    if (!review) throw new BadRequest(`Feedback ${feedbackId} not found`, 404, "NOT_FOUND");
    return review;
  }

  function getQuestion(questionId: number | undefined) {
    const question = state.questions.get(String(questionId));
    if (!question) throw new BadRequest(`Question ${questionId} not found`, 404, "NOT_FOUND");
    return question;
  }
}
