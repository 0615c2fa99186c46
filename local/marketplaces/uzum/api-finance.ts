import { Hono } from "hono";
import { type Env, failure, wrap } from "./gate.ts";
import { orderToFinance } from "./order-to-wire.ts";
import type { ReturnNote, State } from "./state.ts";

/** `GET /v1/finance/orders` (bare), `/v1/finance/expenses`, and the return notes (bare lists). */
export function serveFinance(state: State) {
  const api = new Hono<Env>();

  api.get("/v1/finance/orders", (context) => {
    const query = new URL(context.req.url).searchParams;
    const [page, size] = [Number(query.get("page") ?? 0), Number(query.get("size") ?? 20)];
    // Seconds: with milliseconds the real one answers 200 and an empty list, and so does this.
    const [from, to] = [Number(query.get("dateFrom") ?? 0), Number(query.get("dateTo") ?? Number.MAX_SAFE_INTEGER)];
    const shopIds = query.getAll("shopIds").flatMap((value) => value.split(","));
    const wanted = query.getAll("statuses");
    if (shopIds.length === 0) return context.json(failure(state, "bad-request", "shopIds is required"), 400);
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

  const ownNotes = (label: string) => state.returns.all().filter(({ seller }) => seller === label);
  const isOwnShop = (shopId: string, own: number) => shopId === String(own);

  api.get("/v1/return", (context) => context.json(ownNotes(context.get("seller").label).map(noteToWire)));

  api.get("/v1/shop/:shopId/return", (context) => {
    const { label, shopId } = context.get("seller");
    const { page = "0", size = "20" } = context.req.query();
    const notes = isOwnShop(context.req.param("shopId"), shopId) ? ownNotes(label) : [];
    const first = Number(page) * Number(size);
    return context.json(notes.slice(first, first + Number(size)).map(noteToWire));
  });

  return api;
}

const noteToWire = (note: ReturnNote) => ({
  id: note.id,
  dateCreated: new Date(note.createdAt).toISOString(),
  status: "CREATED",
  type: "FBS",
  externalNumber: `R-${note.id}`,
  totalAmount: note.quantity,
  totalPackedAmount: 0,
  returnItems: [
    { skuId: note.skuId, amount: note.quantity, packedAmount: 0, skuTitle: note.sku, productTitle: note.title },
  ],
});
