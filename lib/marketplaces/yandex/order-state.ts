import type { OrderState } from "@/lib/marketplaces/types";

const byStatus: Record<string, OrderState> = {
  PLACING: "NEW",
  RESERVED: "NEW",
  UNPAID: "NEW",
  PENDING: "NEW",
  "PROCESSING/STARTED": "TO_PACK",
  "PROCESSING/READY_TO_SHIP": "PACKED",
  DELIVERY: "IN_TRANSIT",
  PICKUP: "AT_PICKUP",
  DELIVERED: "DELIVERED",
  CANCELLED: "CANCELLED",
  RETURNED: "RETURNED",
};

/**
 * Reasons that exist only after the hand-over to the delivery service: the goods are not in the warehouse, and what was
 * lost on the road will not be there again.
 */
const notCollected = new Set([
  "PICKUP_EXPIRED",
  "FULL_NOT_RANSOM",
  "USER_HAS_NO_TIME_TO_PICKUP_ORDER",
  "DELIVERY_SERVICE_UNDELIVERED",
  "DELIVERY_SERVICE_LOST",
  "SORTING_CENTER_LOST",
  "DROPOFF_LOST",
  "LOST",
  "COURIER_RETURNS_ORDER",
  "COURIER_RETURNED_ORDER",
]);

/**
 * The steps of PROCESSING are two in the specification (2026-08-19); "other values may come" and are not guessed.
 * `hasRejectedUnits`: some unit was "not bought out" (`itemStatuses`), so a cancellation came after the delivery began.
 */
export function orderState(status: string, substatus: string, hasRejectedUnits: boolean): OrderState {
  const state = byStatus[status] ?? byStatus[`${status}/${substatus}`] ?? "ATTENTION";
  return state === "CANCELLED" && (hasRejectedUnits || notCollected.has(substatus)) ? "NOT_COLLECTED" : state;
}
