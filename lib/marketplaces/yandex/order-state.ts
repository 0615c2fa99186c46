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
  PARTIALLY_RETURNED: "RETURNED",
};

/** Reasons that exist only after the hand-over to the delivery service. */
const notCollected = new Set(["PICKUP_EXPIRED", "FULL_NOT_RANSOM", "DELIVERY_SERVICE_UNDELIVERED"]);

/**
 * The steps of PROCESSING are two in the specification (2026-08-19); "other values may come" and are not guessed.
 * `hasRejectedUnits`: some unit was "not bought out" (`itemStatuses`), so a cancellation came after the delivery began.
 */
export function orderState(status: string, substatus: string, hasRejectedUnits: boolean): OrderState {
  const state = byStatus[status] ?? byStatus[`${status}/${substatus}`] ?? "ATTENTION";
  return state === "CANCELLED" && (hasRejectedUnits || notCollected.has(substatus)) ? "NOT_COLLECTED" : state;
}
