import { changeOrder, type Notify } from "./orders.ts";
import { BadRequest } from "./replies.ts";
import { moscowTime, type Order, type State } from "./state.ts";

/** In the order of a parcel's way back. */
export const shipmentStatuses = ["CREATED", "RECEIVED", "IN_TRANSIT", "READY_FOR_PICKUP", "PICKED"] as const;
export type ShipmentStatus = (typeof shipmentStatuses)[number];

export type Return = {
  id: number;
  orderId: number;
  offerId: string;
  count: number;
  unitTiyin: number;
  kind: "RETURN" | "UNREDEEMED";
  shipmentStatus: ShipmentStatus;
  refundStatus: "STARTED_BY_USER" | "REFUNDED" | null;
  reason: string;
  createdAt: number;
  updatedAt: number;
};

type Wish = { kind: Return["kind"]; reason: string; quantity?: number | undefined };

/** A buyer sends a delivered order back, or does not fetch one that is on its way. */
export function openReturn(state: State, notify: Notify, order: Order, { kind, reason, quantity }: Wish): Return {
  const isRight =
    kind === "RETURN" ? order.status === "DELIVERED" : order.status === "DELIVERY" || order.status === "PICKUP";
  if (!isRight) throw new BadRequest(`the order is ${order.status}`, 409);
  const count = quantity ?? order.count;
  if (count > order.count) throw new BadRequest("more than was ordered", 409);
  if (kind === "UNREDEEMED") {
    const cancelled = { status: "CANCELLED", substatus: "PICKUP_EXPIRED" } as const;
    return record(state, notify, changeOrder(state, notify, order, cancelled), { kind, reason, count: order.count });
  }
  return record(state, notify, order, { kind, reason, count });
}

/** The order has changed already; only the return is written down and told of. */
export function record(
  state: State,
  notify: Notify,
  order: Order,
  { kind, reason, count }: { kind: Return["kind"]; reason: string; count: number },
): Return {
  const time = state.now().getTime();
  const opened: Return = {
    id: state.nextNumber("return", 5_500_001),
    orderId: order.id,
    offerId: order.offerId,
    count,
    unitTiyin: order.unitTiyin,
    kind,
    shipmentStatus: kind === "RETURN" ? "CREATED" : "IN_TRANSIT",
    refundStatus: kind === "RETURN" ? "STARTED_BY_USER" : null,
    reason,
    createdAt: time,
    updatedAt: time,
  };
  state.returns.put(String(opened.id), opened);
  notify({
    notificationType: "ORDER_RETURN_CREATED",
    campaignId: state.cabinet.campaignId,
    orderId: order.id,
    returnId: opened.id,
    returnType: kind,
    items: [{ offerId: order.offerId, count }],
    createdAt: moscowTime(time),
  });
  return opened;
}

/** One step on the way back, or through every step up to `to`. With the goods handed in, the money goes back. */
export function advanceReturn(state: State, notify: Notify, id: string, to?: ShipmentStatus): Return {
  let current = state.returns.get(id);
  if (!current) throw new BadRequest(`no return ${id}`, 404);
  const from = shipmentStatuses.indexOf(current.shipmentStatus);
  const target = to === undefined ? from + 1 : shipmentStatuses.indexOf(to);
  if (target <= from || target >= shipmentStatuses.length) throw new BadRequest("no such step ahead", 409);
  for (const shipmentStatus of shipmentStatuses.slice(from + 1, target + 1)) {
    const isHandedIn = shipmentStatus === "RECEIVED" && current.kind === "RETURN";
    current = { ...current, shipmentStatus, updatedAt: Math.max(state.now().getTime(), current.updatedAt + 1) };
    if (isHandedIn) current = { ...current, refundStatus: "REFUNDED" };
    state.returns.put(id, current);
    if (isHandedIn) refundOrder(state, notify, current);
    tellStatus(state, notify, current, isHandedIn);
  }
  return current;
}

function refundOrder(state: State, notify: Notify, { orderId, count }: Return) {
  const order = state.orders.get(String(orderId));
  if (order?.status !== "DELIVERED") return;
  const status = count < order.count ? "PARTIALLY_RETURNED" : "RETURNED";
  changeOrder(state, notify, { ...order, returnedCount: count }, { status, substatus: "DELIVERED_USER_RECEIVED" });
}

function tellStatus(state: State, notify: Notify, one: Return, isRefunded: boolean) {
  notify({
    notificationType: "ORDER_RETURN_STATUS_UPDATED",
    campaignId: state.cabinet.campaignId,
    orderId: one.orderId,
    returnId: one.id,
    statuses: {
      shipmentStatus: one.shipmentStatus,
      ...(isRefunded && one.refundStatus !== null && { refundStatus: one.refundStatus }),
    },
    updatedAt: moscowTime(one.updatedAt),
  });
}
