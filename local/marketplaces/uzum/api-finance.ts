import { Hono } from "hono";
import { type Env, failure, wrap } from "./gate.ts";
import { orderToFinance } from "./order-to-wire.ts";
import type { State } from "./state.ts";

const statuses = ["TO_WITHDRAW", "PROCESSING", "CANCELED", "PARTIALLY_CANCELLED"];

/** `GET /v1/finance/orders` (bare) and `/v1/finance/expenses`. */
export function serveFinance(state: State) {
  const api = new Hono<Env>();

  api.get("/v1/finance/orders", (context) => {
    const query = new URL(context.req.url).searchParams;
    const [page, size] = [Number(query.get("page") ?? 0), Number(query.get("size") ?? 20)];
    // Seconds: with milliseconds the real one answers 200 and an empty list, and so does this.
    const [from, to] = [Number(query.get("dateFrom") ?? 0), Number(query.get("dateTo") ?? Number.MAX_SAFE_INTEGER)];
    const shopIds = query.getAll("shopIds").flatMap((value) => value.split(","));
    const wanted = query.getAll("statuses");
    const isRight = wanted.every((status) => statuses.includes(status)) && [page, size].every(Number.isInteger);
    if (shopIds.length === 0 || !isRight || page < 0 || size < 1) {
      return context.json(failure(state, "bad-request", "shopIds, statuses, page or size"), 400);
    }
    const lines = state.orders
      .all()
      .filter(({ seller, shopId }) => seller === context.get("seller").label && shopIds.includes(String(shopId)))
      .map(orderToFinance)
      .filter(({ date }) => date / 1000 >= from && Math.floor(date / 1000) <= to)
      .filter(({ status }) => wanted.length === 0 || wanted.includes(status));
    return context.json({
      orderItems: lines.slice(page * size, (page + 1) * size),
      totalElements: lines.length,
    });
  });

  api.get("/v1/finance/expenses", (context) => context.json(wrap(state, { payments: [] })));

  return api;
}
