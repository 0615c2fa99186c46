import { type Context, Hono } from "hono";
import { describeFeedback, describeQuestion } from "./buyer-wire.ts";
import type { Env } from "./gate.ts";
import { readInteger, readJson } from "./replies.ts";

const requestId = "734c9ea8-39e5-45c9-8cad-f03c13f733e9";
const wrapped = (data: unknown) => ({ data, error: false, errorText: "", additionalErrors: null });
const refuse = (context: Context, status: 400 | 404 | 422, errorText: string) =>
  context.json({ data: null, error: true, errorText, additionalErrors: null, requestId }, status);

/** Reviews and questions. */
export function serveFeedbacks() {
  const api = new Hono<Env>();

  api.get("/api/v1/feedbacks", (context) => {
    const shop = context.get("shop");
    const page = readPage(context, 5_000, 199_990);
    if (!page) return refuse(context, 400, "Something went wrong");
    const all = shop.feedbacks.list().map(({ value }) => value);
    const found = select(all, page, ({ answer }) => answer !== null);
    return context.json(
      wrapped({
        ...count(all.map(({ answer }) => answer !== null)),
        feedbacks: found.map((one) => describeFeedback(shop, one)),
      }),
    );
  });

  api.get("/api/v1/feedback", (context) => {
    const shop = context.get("shop");
    const found = shop.feedbacks.get(context.req.query("id") ?? "");
    if (!found) return refuse(context, 422, "Невозможно получить отзыв по id");
    return context.json(wrapped(describeFeedback(shop, found)));
  });

  // The id is not looked at: a wrong one is answered 204 as well.
  api.post("/api/v1/feedbacks/answer", async (context) => {
    const { feedbacks } = context.get("shop");
    const body = (await readJson(context)) as { id?: unknown; text?: unknown } | null;
    if (
      typeof body?.id !== "string" ||
      typeof body.text !== "string" ||
      body.text.length < 2 ||
      body.text.length > 5_000
    ) {
      const problem = { title: "bad request", requestId, origin: "fbapi", detail: "Неверный синтаксис JSON" };
      return context.json(problem, 400);
    }
    const found = feedbacks.get(body.id);
    if (found) feedbacks.put(found.id, { ...found, answer: { text: body.text } });
    return context.body(null, 204);
  });

  api.get("/api/v1/questions", (context) => {
    const shop = context.get("shop");
    const page = readPage(context, 10_000, 10_000);
    if (!page || page.take + page.skip > 10_000) return refuse(context, 400, "Something went wrong");
    const all = shop.questions.list().map(({ value }) => value);
    const found = select(all, page, ({ answer }) => answer !== null);
    return context.json(
      wrapped({
        ...count(all.map(({ answer }) => answer !== null)),
        questions: found.map((one) => describeQuestion(shop, one)),
      }),
    );
  });

  api.patch("/api/v1/questions", async (context) => {
    const shop = context.get("shop");
    const body = (await readJson(context)) as Record<string, unknown> | null;
    if (typeof body?.id !== "string") return refuse(context, 400, "Something went wrong");
    const question = shop.questions.get(body.id);
    if (!question) return refuse(context, 404, "Не найден вопрос");
    if (typeof body.wasViewed === "boolean") {
      shop.questions.put(question.id, { ...question, wasViewed: body.wasViewed });
      return context.json(wrapped(null));
    }
    const text = (body.answer as { text?: unknown } | undefined)?.text;
    const { state } = body;
    if (typeof text !== "string" || text.trim() === "" || (state !== "wbRu" && state !== "none")) {
      return refuse(context, 422, "Не удалось отредактировать вопрос");
    }
    const answer = { text, at: shop.now().toISOString() };
    shop.questions.put(question.id, { ...question, wasViewed: true, state, answer });
    return context.json(wrapped(null));
  });
  return api;
}

type Page = { isAnswered: boolean; take: number; skip: number; isAscending: boolean; nmId: number | null };

function readPage(context: Context, mostTaken: number, mostSkipped: number): Page | null {
  const { isAnswered, take, skip, order = "dateDesc", nmId } = context.req.query();
  const [taken, skipped] = [readInteger(take), readInteger(skip)];
  if (isAnswered !== "true" && isAnswered !== "false") return null;
  if (taken === null || taken < 1 || taken > mostTaken || skipped === null || skipped < 0 || skipped > mostSkipped) {
    return null;
  }
  if (order !== "dateAsc" && order !== "dateDesc") return null;
  return {
    isAnswered: isAnswered === "true",
    take: taken,
    skip: skipped,
    isAscending: order === "dateAsc",
    nmId: readInteger(nmId),
  };
}

function select<T extends { nmId: number }>(all: T[], page: Page, isAnswered: (one: T) => boolean): T[] {
  const found = all.filter(
    (one) => isAnswered(one) === page.isAnswered && (page.nmId === null || one.nmId === page.nmId),
  );
  return (page.isAscending ? found : found.toReversed()).slice(page.skip, page.skip + page.take);
}

const count = (answered: boolean[]) => ({
  countUnanswered: answered.filter((one) => !one).length,
  countArchive: answered.filter(Boolean).length,
});
