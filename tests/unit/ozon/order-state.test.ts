import { describe, expect, test } from "vitest";
import { toOrder, wirePosting } from "@/lib/marketplaces/ozon/order-map";
import { toOrderState, toRawState } from "@/lib/marketplaces/ozon/order-state";
import { applyReturns } from "@/lib/marketplaces/ozon/returns";
import type { MarketplaceOrder, OrderState, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";

const handedOver = new Date("2026-11-01T10:00:00Z");

test.each<[string, string, Date | null, OrderState]>([
  ["awaiting_registration", "posting_awaiting_registration", null, "NEW"],
  ["acceptance_in_progress", "posting_acceptance_in_progress", null, "NEW"],
  ["awaiting_approve", "", null, "NEW"],
  ["awaiting_verification", "", null, "NEW"],
  ["awaiting_packaging", "posting_created", null, "TO_PACK"],
  ["awaiting_packaging", "ship_failed", null, "TO_PACK"],
  ["awaiting_deliver", "ship_failed", null, "TO_PACK"],
  ["awaiting_deliver", "posting_transferring_to_delivery", null, "PACKED"],
  ["awaiting_deliver", "posting_in_carriage", null, "PACKED"],
  ["driver_pickup", "posting_driver_pick_up", null, "IN_TRANSIT"],
  ["sent_by_seller", "", handedOver, "IN_TRANSIT"],
  ["delivering", "posting_on_way_to_city", handedOver, "IN_TRANSIT"],
  ["delivering", "posting_in_pickup_point", handedOver, "AT_PICKUP"],
  ["delivering", "posting_conditionally_delivered", handedOver, "IN_TRANSIT"],
  ["delivered", "posting_conditionally_delivered", handedOver, "IN_TRANSIT"],
  ["delivered", "posting_delivered", handedOver, "DELIVERED"],
  ["delivered", "posting_received", handedOver, "DELIVERED"],
  ["cancelled", "posting_canceled", null, "CANCELLED"],
  ["cancelled", "posting_canceled", handedOver, "NOT_COLLECTED"],
  ["cancelled_from_split_pending", "", null, "CANCELLED"],
  ["arbitration", "posting_in_arbitration", null, "ATTENTION"],
  ["client_arbitration", "posting_in_client_arbitration", null, "ATTENTION"],
  ["not_accepted", "posting_not_in_sort_center", null, "ATTENTION"],
  ["teleported", "", null, "ATTENTION"],
  ["constructor", "", null, "ATTENTION"],
])("%s/%s %s is %s", (status, substatus, delivering_date, state) => {
  expect(toOrderState({ status, substatus, delivering_date })).toBe(state);
  expect(toRawState({ status, substatus, delivering_date })).toContain(status);
});

const shop: Shop = { externalId: "1", name: "", currency: "RUB", warehouseExternalId: null };
const readAt = new Date("2026-11-02T00:00:00Z");
const product = { sku: 7, offer_id: "A", name: "Сок", quantity: 2 };

describe("a posting", () => {
  const base = { posting_number: "1-1", status: "awaiting_packaging" };

  test.each([
    ["an object, as lists give it", { price: { amount: "1530.50", currency: "RUB" } }],
    ["text with four decimals, as a single posting gives it", { price: "1530.5000", currency_code: "RUB" }],
    ["a number, the currency being the cabinet's", { price: 1530.5 }],
  ])("reads a price that is %s", (_, price) => {
    const order = toOrder(wirePosting.parse({ ...base, products: [{ ...product, ...price }] }), shop, readAt);
    expect(order.lines[0]?.unitPrice).toEqual(money(1530_50n, "RUB"));
  });

  test.each<[string, string, object[], OrderState]>([
    ["without goods", "awaiting_packaging", [], "ATTENTION"],
    ["without a price", "delivered", [{ ...product, price: null }], "ATTENTION"],
    ["without a price, but cancelled", "cancelled", [product], "CANCELLED"],
  ])("%s it is never taken for a sale of nothing", (_, status, products, state) => {
    expect(toOrder(wirePosting.parse({ ...base, status, products }), shop, readAt).state).toBe(state);
  });

  test("has the time of reading where Ozon gives none, and lines with names of their own", () => {
    const price = { price: "1", currency_code: "RUB" };
    const products = [
      { ...product, ...price },
      { ...product, ...price },
    ];
    const order = toOrder(wirePosting.parse({ ...base, in_process_at: null, products }), shop, readAt);
    expect(order).toMatchObject({ orderedAt: readAt, changedAt: readAt, shipBy: null });
    expect(order.lines.map(({ externalLineId }) => externalLineId)).toEqual(["7", "7#2"]);
  });
});

describe("returns", () => {
  const order = toOrder(
    wirePosting.parse({ posting_number: "1-1", status: "delivered", products: [{ ...product, price: "1" }] }),
    shop,
    readAt,
  );
  test.each<[MarketplaceOrder["state"], number, OrderState, string]>([
    ["DELIVERED", 0, "DELIVERED", "delivered"],
    ["DELIVERED", 1, "ATTENTION", "delivered/returned:1"],
    ["DELIVERED", 2, "RETURNED", "delivered/returned:2"],
    ["CANCELLED", 2, "CANCELLED", "delivered"],
  ])("%s with %i of 2 back is %s", (before, quantity, after, rawState) => {
    expect(applyReturns({ ...order, state: before }, quantity)).toMatchObject({ state: after, rawState });
  });
});
