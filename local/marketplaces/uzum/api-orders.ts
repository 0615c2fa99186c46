import { Hono } from "hono";
import { type Env, failure, wrap } from "./gate.ts";
import { isLabelSize, makeLabel } from "./label-pdf.ts";
import { orderToWire } from "./order-to-wire.ts";
import { cancelOrder, moveTo } from "./orders.ts";
import type { State } from "./state.ts";

const hourMs = 3_600_000;
/** Seller manual 8 (2026-08-20): 16 hours to confirm. */
const confirmWithinMs = 16 * hourMs;

const statuses = [
  "CREATED",
  "PACKING",
  "PENDING_DELIVERY",
  "DELIVERING",
  "DELIVERED",
  "ACCEPTED_AT_DP",
  "DELIVERED_TO_CUSTOMER_DELIVERY_POINT",
  "COMPLETED",
  "CANCELED",
  "PENDING_CANCELLATION",
  "RETURNED",
];
const sellerReasons = ["OUT_OF_STOCK", "OUT_OF_PACKAGE", "OUT_OF_TIME", "OTHER"];

/** FBS and DBS orders: list, count, one, confirm, cancel, reasons, label. */
export function serveOrders(state: State) {
  const api = new Hono<Env>();
  const refuse = (code: string, message: string) => failure(state, code, message);

  /** The orders that the query asks for, or what is wrong with it. */
  function select(url: string, label: string) {
    const query = new URL(url).searchParams;
    const status = query.get("status") ?? "CREATED";
    const [from, to] = [query.get("dateFrom") ?? "0", query.get("dateTo") ?? "99999999999"];
    const shopIds = query.getAll("shopIds").flatMap((value) => value.split(","));
    if (!statuses.includes(status) || !/^\d+$/.test(from + to)) return refuse("bad-request", "status or dates");
    if (Number(to) < Number(from)) return refuse("seller-order-12", "dateTo is before dateFrom");
    return state.orders
      .all()
      .filter((order) => order.seller === label && order.status === status)
      .filter((order) => shopIds.length === 0 || shopIds.includes(String(order.shopId)))
      .filter((order) => query.get("scheme") === null || order.scheme === query.get("scheme"))
      .filter(({ times: { CREATED: at = 0 } }) => at >= Number(from) * 1000 && at <= (Number(to) + 1) * 1000)
      .reverse();
  }

  api.get("/v2/fbs/orders", (context) => {
    const found = select(context.req.url, context.get("seller").label);
    const { page = "0", size = "20", shopIds } = context.req.query();
    if (!Array.isArray(found)) return context.json(found, 400);
    if (!shopIds || !/^\d+$/.test(page) || !/^\d+$/.test(size) || Number(size) < 1 || Number(size) > 50) {
      return context.json(refuse("bad-request", "shopIds is required, size is at most 50"), 400);
    }
    const first = Number(page) * Number(size);
    const orders = found.slice(first, first + Number(size)).map((order) => orderToWire(order));
    return context.json(wrap(state, { orders, totalAmount: found.length }));
  });

  api.get("/v2/fbs/orders/count", (context) => {
    const found = select(context.req.url, context.get("seller").label);
    return Array.isArray(found) ? context.json(wrap(state, found.length)) : context.json(found, 400);
  });

  api.get("/v1/fbs/order/return-reasons", (context) =>
    context.json(wrap(state, { reasons: sellerReasons.map((reason) => ({ reason })) })),
  );

  const findOwn = (id: string, label: string) => {
    const order = state.orders.get(id);
    return order?.seller === label ? order : null;
  };

  api.get("/v1/fbs/order/:orderId", (context) => {
    const order = findOwn(context.req.param("orderId"), context.get("seller").label);
    return order
      ? context.json(wrap(state, orderToWire(order)))
      : context.json(refuse("seller-order-01", "Order not found"), 400);
  });

  api.get("/v1/fbs/order/:orderId/labels/print", (context) => {
    const order = findOwn(context.req.param("orderId"), context.get("seller").label);
    const { size } = context.req.query();
    if (!order) return context.json(refuse("seller-order-01", "Order not found"), 400);
    if (!isLabelSize(size)) return context.json(refuse("bad-request", "size is LARGE or BIG"), 400);
    if (["CANCELED", "RETURNED"].includes(order.status)) {
      return context.json(refuse("seller-order-02", "Wrong order status"), 400);
    }
    if (order.status === "CREATED") return context.json(refuse("seller-order-14", "Label is not ready yet"), 400);
    if (order.hasIdentifiers === false) return context.json(refuse("seller-order-15", "Identifiers are missing"), 400);
    const document = [makeLabel(size, ["UZUM SANDBOX", String(order.id), order.sku, `x ${order.quantity}`])];
    return context.json(wrap(state, { document }));
  });

  api.post("/v1/fbs/order/:orderId/confirm", (context) => {
    const order = findOwn(context.req.param("orderId"), context.get("seller").label);
    if (!order) return context.json(refuse("seller-order-01", "Order not found"), 400);
    if (order.status !== "CREATED") return context.json(refuse("seller-order-02", "Wrong order status"), 400);
    if (state.now() > (order.times.CREATED ?? 0) + confirmWithinMs) {
      return context.json(refuse("seller-order-03", "Confirmation deadline passed"), 400);
    }
    return context.json(wrap(state, orderToWire(moveTo(state, order, "PACKING"))));
  });

  api.post("/v1/fbs/order/:orderId/cancel", async (context) => {
    const order = findOwn(context.req.param("orderId"), context.get("seller").label);
    const body = (await context.req.json().catch(() => null)) as {
      reason?: string;
      comment?: unknown;
    } | null;
    if (!order) return context.json(refuse("seller-order-01", "Order not found"), 400);
    if (order.status === "CANCELED") return context.json(refuse("seller-order-13", "Already cancelled"), 400);
    if (!["undefined", "string"].includes(typeof body?.comment)) {
      return context.json(refuse("bad-request", "comment is text"), 400);
    }
    if (!sellerReasons.includes(body?.reason ?? "")) {
      return context.json(refuse("seller-order-12", "Reason is not allowed"), 400);
    }
    // The seller may cancel what is still in the seller's hands.
    const isHere = ["CREATED", "PACKING", "PENDING_DELIVERY"].includes(order.status);
    if (!isHere || !cancelOrder(state, order, body?.reason ?? "")) {
      return context.json(refuse("seller-order-02", "Wrong order status"), 400);
    }
    return context.json(wrap(state, {}));
  });

  return api;
}
