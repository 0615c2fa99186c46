import type { Hono, MiddlewareHandler } from "hono";
import { z } from "zod";
import { changedOrderToWire, orderToWire } from "./order-wire.ts";
import { changeOrder, type Notify } from "./orders.ts";
import { BadRequest, fail, type Limit, readBody, takePage } from "./replies.ts";
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

const statusSchema = z.object({ order: z.object({ status: z.string(), substatus: z.string().optional() }) });

export function addOrderRoutes(app: Hono, state: State, limit: Limit, writes: MiddlewareHandler, notify: Notify) {
  app.post("/v1/businesses/:businessId/orders", limit("getBusinessOrders", 10_000, "hours"), async (c) => {
    const filter = await readBody(c, listSchema);
    const { updateDateFrom, updateDateTo } = filter.dates ?? {};
    if (updateDateFrom && updateDateTo && Date.parse(updateDateTo) - Date.parse(updateDateFrom) > windowMs) {
      throw new BadRequest("Date range must not exceed 30 days");
    }
    const foreign = filter.campaignIds?.find((id) => id !== state.cabinet.campaignId);
    if (foreign !== undefined) return fail(c, 403, `Access denied to campaign ${foreign}`);
    const orders = state.orders.list().map(({ value }) => value);
    const wanted = orders.filter((order) => isWanted(order, filter));
    const { items, paging } = takePage(c, wanted, { default: 50, maximum: 50 });
    return c.json({ orders: items.map((order) => orderToWire(state.cabinet, order)), paging });
  });

  app.put(
    "/v2/campaigns/:campaignId/orders/:orderId/status",
    writes,
    limit("updateOrderStatus", 10_000, "hours"),
    async (c) => {
      const { order: wanted } = await readBody(c, statusSchema);
      const order = state.orders.get(c.req.param("orderId"));
      if (!order) return fail(c, 404, `Order ${c.req.param("orderId")} not found`);
      const from = `${order.status}/${order.substatus}`;
      const to = `${wanted.status}/${wanted.substatus ?? ""}`;
      if (!allowed[from]?.includes(to)) return fail(c, 400, `Order ${order.id}: ${from} -> ${to} is not allowed`);
      const next = { status: wanted.status as Order["status"], substatus: wanted.substatus ?? "" };
      return c.json({ order: changedOrderToWire(changeOrder(state, notify, order, next)) });
    },
  );
}

/** What the shop itself may do with an FBS order. */
const allowed: Record<string, string[]> = {
  "PROCESSING/STARTED": ["PROCESSING/READY_TO_SHIP", "CANCELLED/SHOP_FAILED"],
  "PROCESSING/READY_TO_SHIP": ["CANCELLED/SHOP_FAILED"],
};

function isWanted(order: Order, filter: z.infer<typeof listSchema>): boolean {
  const { orderIds, statuses, substatuses, dates, fake } = filter;
  const created = moscowDay(order.createdAt);
  return (
    fake !== true &&
    (!orderIds || orderIds.includes(order.id)) &&
    (!statuses || statuses.includes(order.status)) &&
    (!substatuses || substatuses.includes(order.substatus)) &&
    (!dates?.creationDateFrom || created >= dates.creationDateFrom) &&
    (!dates?.creationDateTo || created < dates.creationDateTo) &&
    (!dates?.updateDateFrom || order.updatedAt >= Date.parse(dates.updateDateFrom)) &&
    (!dates?.updateDateTo || order.updatedAt <= Date.parse(dates.updateDateTo))
  );
}
