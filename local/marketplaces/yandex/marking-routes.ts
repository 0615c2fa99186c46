import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Guard } from "./guard.ts";
import { checkCode, listCodes } from "./marking.ts";
import { BadRequest, readBody } from "./replies.ts";
import type { Box, Instance, Order, State } from "./state.ts";

const count = z.number().int().positive();
const instance = z.object({
  cis: z.string().optional(),
  uin: z
    .string()
    .regex(/^\d{16}$/)
    .optional(),
  rnpt: z.string().optional(),
  gtd: z.string().optional(),
});
const boxItem = z.object({
  id: z.number().int(),
  fullCount: count.optional(),
  partialCount: z.object({ current: count, total: count.min(2) }).optional(),
  instances: z.array(instance).min(1).nullish(),
});
const layoutSchema = z.object({
  boxes: z.array(z.object({ items: z.array(boxItem).min(1) })).min(1),
  allowRemove: z.boolean().default(false),
});
type Layout = z.infer<typeof layoutSchema>;

export function addMarkingRoutes(app: Hono, state: State, guard: Guard) {
  const find = (c: Context): Order => {
    const order = state.orders.get(c.req.param("orderId") ?? "");
    if (!order) throw new BadRequest(`Order ${c.req.param("orderId")} not found`, 404);
    return order;
  };

  /** May be repeated until the order is ready to be shipped. */
  app.put("/v2/campaigns/:campaignId/orders/:orderId/boxes", guard("setOrderBoxLayout"), async (c) => {
    const order = find(c);
    const { boxes, allowRemove } = await readBody(c, layoutSchema);
    if (order.status !== "PROCESSING" || order.substatus !== "STARTED") {
      throw new BadRequest(`Order ${order.id}: the layout cannot be changed in status ${order.status}`);
    }
    if (allowRemove) throw new BadRequest("the sandbox takes nothing out of an order");
    checkLayout(order, boxes);
    const known = boxes.map(({ items }, index): Box => ({ boxId: order.id * 10 + index, items: items.map(keepItem) }));
    state.orders.put(String(order.id), { ...order, boxes: known, codesAt: state.now().getTime() });
    return c.json({ status: "OK", result: { boxes: known } });
  });

  app.post("/v2/campaigns/:campaignId/orders/:orderId/identifiers/status", guard("getOrderIdentifiersStatus"), (c) => {
    const order = find(c);
    const cis = listCodes(order).flatMap(({ cis: code }) => (code ? [checkCode(state, order, code)] : []));
    return c.json({
      status: "OK",
      result: { items: [{ id: order.lineId, ...(cis.length > 0 && { cis }) }] },
    });
  });
}

function keepItem({ id, fullCount, partialCount, instances }: Layout["boxes"][number]["items"][number]) {
  return {
    id,
    ...(fullCount !== undefined && { fullCount }),
    ...(partialCount && { partialCount }),
    ...(instances && { instances: instances.map(keepInstance) }),
  };
}

const keepInstance = ({ cis, uin }: z.infer<typeof instance>): Instance => ({
  ...(cis !== undefined && { cis }),
  ...(uin !== undefined && { uin }),
});

/** All units of the order, each once; a code for each unit where there are any; one kind of code a unit. */
function checkLayout(order: Order, boxes: Layout["boxes"]) {
  const items = boxes.flatMap((box) => box.items);
  const stranger = items.find(({ id }) => id !== order.lineId);
  if (stranger) throw new BadRequest(`Order ${order.id}: unknown item ${stranger.id}`);
  if (items.some(({ fullCount, partialCount }) => (fullCount === undefined) === (partialCount === undefined))) {
    throw new BadRequest("exactly one of fullCount and partialCount is wanted");
  }
  const units = items.reduce((sum, { fullCount, partialCount }) => {
    return sum + (fullCount ?? (partialCount?.current === 1 ? 1 : 0));
  }, 0);
  if (units !== order.count) throw new BadRequest(`Order ${order.id}: ${units} units of ${order.count} in the boxes`);
  for (const { fullCount, instances } of items) {
    if (instances?.some((one) => Object.keys(one).length !== 1)) throw new BadRequest("one code a unit");
    if (instances && instances.length !== (fullCount ?? 1)) throw new BadRequest("as many codes as units are wanted");
  }
}
