import { type Context, Hono } from "hono";
import type { Env } from "./gate.ts";
import { cancelBySeller, isCancellable } from "./orders.ts";
import { marketplaceError, readInteger, readJson } from "./replies.ts";
import type { Shop, Task } from "./state.ts";

const daySeconds = 24 * 60 * 60;
const rouble = 643;

export function serveOrders() {
  const api = new Hono<Env>();

  api.get("/api/v3/orders/new", (context) => {
    const tasks = listTasks(context).filter(
      ({ supplierStatus, wbStatus }) => supplierStatus === "new" && wbStatus === "waiting",
    );
    const orders = tasks.map((task) => ({
      ...toWire(context.get("shop"), task),
      salePrice: task.price,
      requiredMeta: task.identifiers?.required ?? [],
      optionalMeta: task.identifiers?.optional ?? [],
      finalPrice: task.price,
      convertedFinalPrice: task.price,
      scanPrice: null,
      isPickupPointShipmentAllowed: true,
    }));
    return context.json({ orders });
  });

  api.get("/api/v3/orders", (context) => {
    const { limit, next, dateFrom, dateTo } = context.req.query();
    const count = readInteger(limit);
    const after = readInteger(next);
    const now = Math.floor(context.get("shop").now().getTime() / 1000);
    const to = dateTo === undefined ? now : readInteger(dateTo);
    const from = dateFrom === undefined ? now - 30 * daySeconds : readInteger(dateFrom);
    const isRight = count !== null && count >= 1 && count <= 1000 && after !== null && from !== null && to !== null;
    if (!isRight || to - from > 30 * daySeconds) return marketplaceError(context, 400, "IncorrectParameter");
    const found = listTasks(context).filter(({ id, createdAt }) => {
      const second = Date.parse(createdAt) / 1000;
      return id > after && second >= from && second <= to;
    });
    const page = found.slice(0, count);
    const orders = page.map((task) => ({
      ...toWire(context.get("shop"), task),
      scanPrice: null,
      ...(task.supplyId && { supplyId: task.supplyId }),
    }));
    return context.json({ next: page.length < found.length ? (page.at(-1)?.id ?? 0) : 0, orders });
  });

  api.post("/api/v3/orders/status", async (context) => {
    const { orders } = ((await readJson(context)) ?? {}) as { orders?: unknown };
    if (!Array.isArray(orders) || !orders.every(Number.isInteger)) {
      return marketplaceError(context, 400, "IncorrectRequestBody");
    }
    if (orders.length === 0 || orders.length > 1000) return marketplaceError(context, 400, "IncorrectParameter");
    const { tasks } = context.get("shop");
    const found = orders.flatMap((id: number) => tasks.get(String(id)) ?? []);
    return context.json({
      orders: found.map((task) => ({
        id: task.id,
        isCancellable: isCancellable(task),
        supplierStatus: task.supplierStatus,
        wbStatus: task.wbStatus,
      })),
    });
  });

  api.patch("/api/v3/orders/:orderId/cancel", (context) => {
    const id = readInteger(context.req.param("orderId"));
    if (id === null) return marketplaceError(context, 400, "IncorrectParameter");
    const task = context.get("shop").tasks.get(String(id));
    if (!task) return marketplaceError(context, 404, "NotFound");
    if (!isCancellable(task)) return marketplaceError(context, 409, "StatusMismatch");
    cancelBySeller(context.get("shop"), task);
    return context.body(null, 204);
  });
  return api;
}

const listTasks = (context: Context<Env>): Task[] =>
  context
    .get("shop")
    .tasks.list()
    .map(({ value }) => value)
    .sort((first, second) => first.id - second.id);

const toWire = ({ warehouse }: Shop, task: Task) => ({
  address: null,
  deliveryType: "fbs",
  comment: "",
  orderUid: task.orderUid,
  article: task.article,
  colorCode: "",
  rid: task.rid,
  createdAt: task.createdAt,
  offices: [warehouse.officeName],
  skus: task.skus,
  id: task.id,
  warehouseId: warehouse.id,
  officeId: warehouse.officeId,
  nmId: task.nmId,
  chrtId: task.chrtId,
  price: task.price,
  convertedPrice: task.price,
  currencyCode: rouble,
  convertedCurrencyCode: rouble,
  cargoType: 1,
  crossBorderType: task.isCrossBorder ? 1 : 0,
  isZeroOrder: task.isZeroOrder,
  options: { isB2B: false },
});
