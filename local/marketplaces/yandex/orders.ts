import { BadRequest } from "./replies.ts";
import { campaignStatus, findPrice, moscowTime, type Order, type State } from "./state.ts";

export type Notify = (body: Record<string, unknown>) => void;

/** A buyer's order of a listing that is on sale; the same key gives the same order. */
export function placeOrder(
  state: State,
  notify: Notify,
  { sku, quantity, key, isMarked }: { sku: string; quantity: number; key?: string | undefined; isMarked: boolean },
): Order {
  const earlier = key === undefined ? undefined : state.orders.get(String(state.orderKeys.get(key)));
  if (earlier) return earlier;
  const card = state.cards.get(sku);
  const price = findPrice(state, sku);
  const stock = state.stocks.get(sku);
  if (!card || !price) throw new BadRequest(`no listing ${sku}`, 404);
  if (campaignStatus(state, card) !== "PUBLISHED") throw new BadRequest(`${sku} is not on sale`, 409);
  if (!stock || stock.available < quantity) throw new BadRequest(`${sku}: not enough in stock`, 409);
  const time = state.now().getTime();
  const order: Order = {
    id: state.nextNumber("order", 48_100_001),
    lineId: state.nextNumber("line", 97_200_001),
    offerId: sku,
    name: card.offer.name ?? sku,
    count: quantity,
    unitTiyin: price.tiyin,
    status: "PROCESSING",
    substatus: "STARTED",
    createdAt: time,
    updatedAt: time,
    isShipped: false,
    deliveredAt: null,
    ...(isMarked && { isMarked }),
  };
  state.stocks.put(sku, { ...stock, available: stock.available - quantity });
  state.orders.put(String(order.id), order);
  if (key !== undefined) state.orderKeys.put(key, order.id);
  notify({ ...orderMessage(state, "ORDER_CREATED", order), items: itemsOf(order), createdAt: moscowTime(time) });
  return order;
}

type Step = "packed" | "in-transit" | "at-pickup" | "delivered" | "cancelled";

const statusOf: Record<Step, Pick<Order, "status" | "substatus">> = {
  packed: { status: "PROCESSING", substatus: "READY_TO_SHIP" },
  "in-transit": { status: "DELIVERY", substatus: "DELIVERY_SERVICE_RECEIVED" },
  "at-pickup": { status: "PICKUP", substatus: "PICKUP_SERVICE_RECEIVED" },
  delivered: { status: "DELIVERED", substatus: "DELIVERED_USER_RECEIVED" },
  cancelled: { status: "CANCELLED", substatus: "USER_CHANGED_MIND" },
};

const path = ["packed", "in-transit", "at-pickup", "delivered"] as const;

/** Where the order stands on that path; -1 before it is packed. */
const reached = (order: Order) =>
  path.findLastIndex((step) => {
    const { status, substatus } = statusOf[step];
    return order.status === status && (status !== "PROCESSING" || order.substatus === substatus);
  });

/** One step on, or through every step up to `to`. */
export function advanceOrder(state: State, notify: Notify, given: Order, to?: Step): Order {
  if (given.status === "CANCELLED" || given.status.endsWith("RETURNED")) {
    throw new BadRequest("the order has ended", 409);
  }
  if (to === "cancelled") {
    if (given.status === "DELIVERED") throw new BadRequest("already delivered", 409);
    return changeOrder(state, notify, given, statusOf.cancelled);
  }
  const from = reached(given);
  const target = to === undefined ? from + 1 : path.indexOf(to);
  if (target <= from || target >= path.length) throw new BadRequest("no such step ahead", 409);
  let order = given;
  for (const step of path.slice(from + 1, target + 1)) order = changeOrder(state, notify, order, statusOf[step]);
  return order;
}

/** Units go back to the stock when a cancelled order had not left the warehouse. */
export function changeOrder(
  state: State,
  notify: Notify,
  order: Order,
  { status, substatus }: Pick<Order, "status" | "substatus">,
): Order {
  const time = state.now().getTime();
  const changed: Order = {
    ...order,
    status,
    substatus,
    updatedAt: Math.max(time, order.updatedAt + 1),
    isShipped: order.isShipped || status === "DELIVERY",
    deliveredAt: status === "DELIVERED" ? time : order.deliveredAt,
  };
  state.orders.put(String(order.id), changed);
  if (status === "CANCELLED" && !order.isShipped) {
    const stock = state.stocks.get(order.offerId) ?? { available: 0, updatedAt: time };
    state.stocks.put(order.offerId, { ...stock, available: stock.available + order.count });
  }
  notify(changeMessage(state, changed));
  return changed;
}

function changeMessage(state: State, order: Order): Record<string, unknown> {
  const at = moscowTime(order.updatedAt);
  if (order.status === "CANCELLED") {
    return { ...orderMessage(state, "ORDER_CANCELLED", order), items: itemsOf(order), cancelledAt: at };
  }
  const { status, substatus } = order;
  return { ...orderMessage(state, "ORDER_STATUS_UPDATED", order), status, substatus, updatedAt: at };
}

const orderMessage = ({ cabinet }: State, notificationType: string, { id }: Order) => ({
  notificationType,
  campaignId: cabinet.campaignId,
  orderId: id,
});

const itemsOf = ({ offerId, count }: Order) => [{ offerId, count }];
