import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import type { Question } from "./state.ts";
import { requirePremiumPlus } from "./subscription.ts";

const time = z.iso.datetime({ offset: true });
const listBody = z.object({
  filter: z
    .object({
      status: z.enum(["NEW", "ALL", "VIEWED", "PROCESSED", "UNPROCESSED"]).default("ALL"),
      date_from: time.optional(),
      date_to: time.optional(),
    })
    .default({ status: "ALL" }),
  limit: z.number().int().min(1).max(100).default(10),
  last_id: z.string().default(""),
  sort_dir: z.enum(["ASC", "DESC"]).default("DESC"),
});
const questionBody = z.object({ question_id: z.string().min(1), sku: z.number().int() });
const answerBody = questionBody.extend({ text: z.string().min(2).max(3000) });

/** The answer's schema holds ten, whatever was asked for. */
const questionsPerPage = 10;

export function addQuestionRoutes(app: Hono, { state, now, moderationMs }: Sandbox) {
  const find = (body: z.infer<typeof questionBody>): Question => {
    const question = state.questions.get(body.question_id);
    if (!question || question.sku !== body.sku) throw new Refusal(404, "question not found");
    return question;
  };

  app.use("/v1/question/*", async (_, next) => {
    requirePremiumPlus(state);
    await next();
  });

  app.post("/v1/question/list", async (c) => {
    const { filter, limit, last_id, sort_dir } = await readBody(c, listBody);
    const all = state.questions.list().map(({ value }) => value);
    const asked = (sort_dir === "ASC" ? all : all.reverse())
      .filter(({ status }) => isAsked(status, filter.status))
      .filter(({ at }) => (!filter.date_from || at >= filter.date_from) && (!filter.date_to || at <= filter.date_to));
    const start = last_id === "" ? 0 : asked.findIndex(({ id }) => id === last_id) + 1;
    const page = asked.slice(start, start + Math.min(limit, questionsPerPage));
    return c.json({
      questions: page.map((one) => ({
        id: one.id,
        sku: one.sku,
        author_name: one.buyer,
        text: one.text,
        status: one.status,
        published_at: one.at,
        answers_count: one.answers.length,
        product_url: `https://www.ozon.ru/product/${one.sku}/`,
        question_link: `https://www.ozon.ru/product/${one.sku}/questions/?qid=${one.id}`,
      })),
      last_id: page.at(-1)?.id ?? "",
      has_next: asked.length > start + page.length,
    });
  });

  app.post("/v1/question/answer/list", async (c) => {
    const question = find(await readBody(c, questionBody));
    return c.json({
      answers: question.answers.map((answer) => ({
        id: answer.id,
        question_id: question.id,
        sku: question.sku,
        author_name: "Продавец",
        text: answer.text,
        published_at: answer.at,
        status_publication:
          Date.parse(answer.at) + moderationMs > now().getTime() ? "AWAITING_MODERATION" : "PUBLISHED",
      })),
      last_id: "",
    });
  });

  app.post("/v1/question/answer/create", async (c) => {
    const body = await readBody(c, answerBody);
    const question = find(body);
    const answer = { id: randomUUID(), text: body.text, at: now().toISOString() };
    state.questions.put(question.id, { ...question, status: "PROCESSED", answers: [...question.answers, answer] });
    return c.json({ answer_id: answer.id });
  });
}

const isAsked = (status: Question["status"], wanted: string): boolean =>
  wanted === "ALL" || wanted === status || (wanted === "UNPROCESSED" && status !== "PROCESSED");
