import type { OrderState } from "@/lib/marketplaces/types";
import type { TaskStatus } from "@/lib/marketplaces/wildberries/order-wire";

const bySupplier: Record<string, OrderState> = { new: "NEW", confirm: "TO_PACK", complete: "PACKED" };

const byMarketplace: Record<string, OrderState> = {
  sorted: "IN_TRANSIT",
  accepted_by_carrier: "IN_TRANSIT",
  sent_to_carrier: "IN_TRANSIT",
  ready_for_pickup: "AT_PICKUP",
  sold: "DELIVERED",
  canceled: "CANCELLED",
  declined_by_client: "CANCELLED",
  defect: "CANCELLED",
  canceled_by_client: "NOT_COLLECTED",
};

/**
 * The seller's status says how far the seller is, Wildberries' own what happened after. What is in no table, such as a
 * cancellation by the carrier, wants a person's eye.
 */
export function toOrderState({ supplierStatus, wbStatus }: Omit<TaskStatus, "id">, isReturned = false): OrderState {
  if (isReturned && wbStatus === "sold") return "RETURNED";
  const known = byMarketplace[wbStatus];
  if (known) return known;
  if (wbStatus !== "waiting") return "ATTENTION";
  if (supplierStatus === "cancel") return "CANCELLED";
  return bySupplier[supplierStatus] ?? "ATTENTION";
}
