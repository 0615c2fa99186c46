import { Hono } from "hono";
import { type Answer, answer, bad, good, readInput } from "./control-input.ts";
import { advanceOrder } from "./orders.ts";
import { addNote, advanceNote, findNote, statusOf } from "./returns.ts";
import type { Order, ReturnNote, State } from "./state.ts";

/** What comes back: a buyer returns or does not fetch an order, or Uzum hands out defective goods. */
export function serveReturnControl(state: State) {
  const control = new Hono();

  control.post("/_sandbox/returns", async (context) => {
    const { orderId = "", kind = "return" } = await readInput(context);
    const order = state.orders.get(orderId);
    return answer(context, order ? goBack(order, kind) : bad(404, "no such order"));
  });

  control.post("/_sandbox/returns/:id/advance", async (context) => {
    const { to } = await readInput(context);
    const note = state.returns.get(context.req.param("id"));
    if (!note) return answer(context, bad(404, "no such return"));
    const moved = advanceNote(state, note, to || undefined);
    return answer(context, moved ? tell(moved) : bad(409, `not from ${statusOf(note)}`));
  });

  function goBack(order: Order, kind: string): Answer {
    if (kind === "stock") {
      const { seller, shopId, skuId, sku, title, price, quantity } = order;
      return tell(addNote(state, { seller, shopId, skuId, sku, title, price, quantity, type: "DEFECTED" }));
    }
    if (kind !== "return" && kind !== "not-collected") return bad(400, "kind is return, not-collected or stock");
    const isRight = kind === "return" || order.times.DELIVERING !== undefined;
    const moved = isRight && advanceOrder(state, order, kind === "return" ? "returned" : "cancelled");
    const note = moved && findNote(state, order);
    return note ? tell(note) : bad(409, `not from ${order.status}`);
  }

  return control;
}

const tell = (note: ReturnNote) => good({ externalId: String(note.id), status: statusOf(note) });
