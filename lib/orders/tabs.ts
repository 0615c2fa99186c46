import type { OrderState } from "@/lib/marketplaces/types";

/** The views of the list, in the order in which they stand. */
export const orderTabs = ["all", "new", "packed", "onWay", "delivered", "closed", "attention"] as const;
export type OrderTab = (typeof orderTabs)[number];

export const tabStates: Record<Exclude<OrderTab, "all">, OrderState[]> = {
  new: ["NEW", "TO_PACK"],
  packed: ["PACKED"],
  onWay: ["IN_TRANSIT", "AT_PICKUP"],
  delivered: ["DELIVERED"],
  closed: ["CANCELLED", "NOT_COLLECTED", "RETURNED"],
  attention: ["ATTENTION"],
};
