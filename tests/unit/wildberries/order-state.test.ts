import { expect, test } from "vitest";
import { toOrderState } from "@/lib/marketplaces/wildberries/order-state";

test.each([
  ["new", "waiting", "NEW"],
  ["confirm", "waiting", "TO_PACK"],
  ["complete", "waiting", "PACKED"],
  ["complete", "sorted", "IN_TRANSIT"],
  ["complete", "accepted_by_carrier", "IN_TRANSIT"],
  ["complete", "sent_to_carrier", "IN_TRANSIT"],
  ["complete", "ready_for_pickup", "AT_PICKUP"],
  ["complete", "sold", "DELIVERED"],
  ["cancel", "waiting", "CANCELLED"],
  ["cancel", "canceled", "CANCELLED"],
  ["confirm", "canceled", "CANCELLED"],
  ["new", "declined_by_client", "CANCELLED"],
  ["complete", "defect", "CANCELLED"],
  ["complete", "canceled_by_client", "NOT_COLLECTED"],
  ["complete", "canceled_by_carrier", "ATTENTION"],
  ["cancel_carrier", "waiting", "ATTENTION"],
  ["complete", "postponed_delivery", "ATTENTION"],
  ["packing", "waiting", "ATTENTION"],
  ["", "", "ATTENTION"],
])("%s + %s is %s", (supplierStatus, wbStatus, state) => {
  expect(toOrderState({ supplierStatus, wbStatus })).toBe(state);
});

test("a return counts for what was sold alone", () => {
  expect(toOrderState({ supplierStatus: "complete", wbStatus: "sold" }, true)).toBe("RETURNED");
  expect(toOrderState({ supplierStatus: "complete", wbStatus: "sorted" }, true)).toBe("IN_TRANSIT");
});
