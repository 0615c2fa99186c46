import type { OrderState } from "@/lib/marketplaces/types";

type WireStatus = {
  status: string;
  substatus: string;
  /** When Ozon took it over for delivery. */
  delivering_date: Date | null;
};

const states = new Map<string, OrderState>([
  ["awaiting_registration", "NEW"],
  ["acceptance_in_progress", "NEW"],
  ["awaiting_approve", "NEW"],
  ["awaiting_verification", "NEW"],
  ["awaiting_packaging", "TO_PACK"],
  ["awaiting_deliver", "PACKED"],
  ["driver_pickup", "IN_TRANSIT"],
  ["delivering", "IN_TRANSIT"],
  ["sent_by_seller", "IN_TRANSIT"],
  ["delivered", "DELIVERED"],
  ["cancelled", "CANCELLED"],
  ["cancelled_from_split_pending", "CANCELLED"],
]);

/** Disputes (arbitration, client_arbitration, not_accepted) and whatever we do not know need a person. */
export function toOrderState({ status, substatus, delivering_date }: WireStatus): OrderState {
  // The answer 200 of a shipment does not promise it: Ozon asks to pack it once more.
  if (substatus === "ship_failed") return "TO_PACK";
  if (status === "delivering" && substatus === "posting_in_pickup_point") return "AT_PICKUP";
  // In the buyer's hands to try on, not bought yet.
  if (substatus === "posting_conditionally_delivered") return "IN_TRANSIT";
  if (status === "cancelled" && delivering_date) return "NOT_COLLECTED";
  return states.get(status) ?? "ATTENTION";
}

export function toRawState({ status, substatus }: WireStatus): string {
  return substatus ? `${status}/${substatus}` : status;
}
