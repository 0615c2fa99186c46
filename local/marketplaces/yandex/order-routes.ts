import type { Hono } from "hono";
import { z } from "zod";
import type { Guard } from "./guard.ts";
import { drawLabel } from "./label.ts";
import { findMarkingFault } from "./marking.ts";
import { orderToWire } from "./order-wire.ts";
import { changeOrder, type Notify } from "./orders.ts";
import { BadRequest, fail, readBody, takePage } from "./replies.ts";
import { moscowDay, type Order, type State } from "./state.ts";

const windowMs = 30 * 86_400_000;
const day = z.iso.date();
const time = z.iso.datetime({ offset: true });
const ids = z.array(z.number().int()).min(1).max(50).nullish();

const listSchema = z.object({
  orderIds: ids,
  campaignIds: ids,
  statuses: z.array(z.string()).min(1).nullish(),
  substatuses: z.array(z.string()).min(1).nullish(),
  dates: z
    .object({
      creationDateFrom: day.optional(),
      creationDateTo: day.optional(),
      updateDateFrom: time.optional(),
      updateDateTo: time.optional(),
    })
    .optional(),
  fake: z.boolean().optional(),
});

const statusesSchema = z.object({
  orders: z
    .array(z.object({ id: z.number().int(), status: z.string(), substatus: z.string().optional() }))
    .min(1)
    .max(30),
});

const labelFormats = ["A9_HORIZONTALLY", "A9", "A7", "A4"];

export function addOrderRoutes(app: Hono, state: State, guard: Guard, notify: Notify) {
  app.post("/v1/businesses/:businessId/orders", guard("getBusinessOrders"), async (c) => {
    const filter = await readBody(c, listSchema);
    const { updateDateFrom, updateDateTo, creationDateFrom, creationDateTo } = filter.dates ?? {};
    if (creationDateFrom && creationDateTo && Date.parse(creationDateTo) - Date.parse(creationDateFrom) > windowMs) {
      throw new BadRequest("Date range must not exceed 30 days");
    }
    if (updateDateFrom && updateDateTo && Date.parse(updateDateTo) - Date.parse(updateDateFrom) > windowMs) {
      throw new BadRequest("Date range must not exceed 30 days");
    }
    const foreign = filter.campaignIds?.find((id) => id !== state.cabinet.campaignId);
    if (foreign !== undefined) return fail(c, 403, `Access denied to campaign ${foreign}`);
    const orders = state.orders.list().map(({ value }) => value);
    const wanted = orders.filter((order) => isWanted(order, filter, state.now().getTime()));
    const { items, paging } = takePage(c, wanted, { default: 50, maximum: 50 });
    return c.json({ orders: items.map((order) => orderToWire(state.cabinet, order)), paging });
  });

  app.post("/v2/campaigns/:campaignId/orders/status-update", guard("updateOrderStatuses"), async (c) => {
    const { orders } = await readBody(c, statusesSchema);
    return c.json({ status: "OK", result: { orders: orders.map(change) } });
  });

  /** Ready as soon as the order is confirmed, until the delivery service has it. */
  app.get("/v2/campaigns/:campaignId/orders/:orderId/delivery/labels", guard("generateOrderLabels"), (c) => {
    const format = c.req.query("format");
    if (format !== undefined && !labelFormats.includes(format)) throw new BadRequest("format is not known");
    const order = state.orders.get(c.req.param("orderId"));
    if (!order) return fail(c, 404, `Order ${c.req.param("orderId")} not found`);
    if (order.status !== "PROCESSING") throw new BadRequest(`Order ${order.id}: no labels in status ${order.status}`);
    return c.body(drawLabel(`Yandex Market ${order.id}`), 200, { "content-type": "application/pdf" });
  });

  /** One order's refusal does not touch the others. */
  function change({ id, status, substatus = "" }: z.infer<typeof statusesSchema>["orders"][number]) {
    const order = state.orders.get(String(id));
    const from = order && `${order.status}/${order.substatus}`;
    const fault = order && substatus === "READY_TO_SHIP" ? findMarkingFault(state, order) : null;
    if (!order || !from || fault || !allowed[from]?.includes(`${status}/${substatus}`)) {
      const errorDetails = order
        ? (fault ?? `Order ${id}: ${from} -> ${status}/${substatus} is not allowed`)
        : `Order ${id} not found`;
      return {
        id,
        ...(order && { status: order.status, substatus: order.substatus }),
        updateStatus: "ERROR",
        errorDetails,
      };
    }
    changeOrder(state, notify, order, { status: status as Order["status"], substatus });
    return { id, status, substatus, updateStatus: "OK" };
  }
}

/** What the shop itself may do with an FBS order. */
const allowed: Record<string, string[]> = {
  "PROCESSING/STARTED": ["PROCESSING/READY_TO_SHIP", "CANCELLED/SHOP_FAILED"],
  "PROCESSING/READY_TO_SHIP": ["CANCELLED/SHOP_FAILED"],
};

/** By the letter: without a first day of creation it is thirty days ago, whatever else is asked for. */
function isWanted(order: Order, filter: z.infer<typeof listSchema>, now: number): boolean {
  const { orderIds, statuses, substatuses, dates, fake } = filter;
  const created = moscowDay(order.createdAt);
  const since = dates?.creationDateFrom ?? moscowDay(now - windowMs);
  return (
    fake !== true &&
    (!orderIds || orderIds.includes(order.id)) &&
    (!statuses || statuses.includes(order.status)) &&
    (!substatuses || substatuses.includes(order.substatus)) &&
    created >= since &&
    (!dates?.creationDateTo || created < dates.creationDateTo) &&
    (!dates?.updateDateFrom || order.updatedAt >= Date.parse(dates.updateDateFrom)) &&
    (!dates?.updateDateTo || order.updatedAt <= Date.parse(dates.updateDateTo))
  );
}
