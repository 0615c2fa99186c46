import { advanceOrder, type Notify } from "./orders.ts";
import { BadRequest } from "./replies.ts";
import { advanceReturn, openReturn } from "./returns.ts";
import type { Order, State } from "./state.ts";

export const steps = ["packed", "in-transit", "at-pickup", "delivered", "cancelled", "returned"] as const;
export type Step = (typeof steps)[number];

/** As `advanceOrder`; a return is opened and handed in at once, and what is cancelled on the road comes back. */
export function advance(state: State, notify: Notify, id: string, to?: Step): Order {
  const order = state.orders.get(id);
  if (!order) throw new BadRequest(`no order ${id}`, 404);
  const isOnTheRoad = order.status === "DELIVERY" || order.status === "PICKUP";
  if (to === "cancelled" && isOnTheRoad) {
    openReturn(state, notify, order, { kind: "UNREDEEMED", reason: "" });
  } else if (to === "returned") {
    const { id: returnId } = openReturn(state, notify, order, { kind: "RETURN", reason: "Не подошёл" });
    advanceReturn(state, notify, String(returnId), "RECEIVED");
  } else return advanceOrder(state, notify, order, to);
  return state.orders.get(id) ?? order;
}
