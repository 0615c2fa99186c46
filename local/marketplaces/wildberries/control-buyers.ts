import { Hono } from "hono";
import { askQuestion, leaveReview, writeToSeller } from "./buyers.ts";
import { act, answer, bad, findShop, good, type Input, readInput } from "./control-input.ts";
import { advanceReturn, openReturn } from "./returns.ts";
import type { State } from "./state.ts";
import type { Keys } from "./token.ts";

/** What buyers write and send back, and how time goes by. */
export function serveBuyerControl(state: State, keys: Keys) {
  const control = new Hono();

  control.post("/_sandbox/reviews", (context) =>
    act(
      context,
      (input) => findShop(context, input, state, keys),
      (shop, { sku, text = "", stars = "5", buyer }) => {
        if (!/^[1-5]$/.test(stars)) return bad(400, "stars are 1 to 5");
        const review = leaveReview(shop, { sku, text, buyer, stars: Number(stars) });
        return review ? good({ id: review.id }) : bad(404, "no such SKU");
      },
    ),
  );

  control.post("/_sandbox/questions", (context) =>
    act(
      context,
      (input) => findShop(context, input, state, keys),
      (shop, { sku, text }) => {
        if (!text) return bad(400, "text is missing");
        const question = askQuestion(shop, { sku, text });
        return question ? good({ id: question.id }) : bad(404, "no such SKU");
      },
    ),
  );

  control.post("/_sandbox/chats", (context) =>
    act(
      context,
      (input) => findShop(context, input, state, keys),
      (shop, { sku, text, buyer }) => {
        if (!text) return bad(400, "text is missing");
        const chat = writeToSeller(shop, { sku, text, buyer: buyer || undefined });
        return chat ? good({ id: chat.id }) : bad(404, "no such SKU");
      },
    ),
  );

  control.post("/_sandbox/returns", (context) =>
    act(
      context,
      (input) => findShop(context, input, state, keys),
      (shop, { orderId = "", kind = "claim", reason = "" }) => {
        const task = shop.tasks.get(orderId);
        if (!task) return bad(404, "no such order");
        const opened = shop.transaction(() => openReturn(shop, task, kind, reason || "Не подошёл размер"));
        return typeof opened === "string" ? bad(409, opened) : good(opened);
      },
    ),
  );

  control.post("/_sandbox/returns/:id/advance", (context) =>
    act(
      context,
      (input) => findShop(context, input, state, keys),
      (shop, { to }: Input) => {
        const id = context.req.param("id");
        const isMoved = shop.transaction(() => advanceReturn(shop, id, to || undefined));
        return isMoved ? good({ id }) : bad(409, "no such return, or it goes no further");
      },
    ),
  );

  control.post("/_sandbox/time", async (context) => {
    const { advanceMs = "" } = await readInput(context);
    if (!/^\d{1,12}$/.test(advanceMs)) return answer(context, bad(400, "advanceMs is a number of milliseconds"));
    state.advanceClock(Number(advanceMs));
    return answer(context, good({ now: state.now().toISOString() }));
  });
  return control;
}
