import { describe, expect, test } from "vitest";
import type { Shop } from "@/lib/marketplaces/types";
import { orderState } from "@/lib/marketplaces/yandex/order-state";
import type { WireOrder } from "@/lib/marketplaces/yandex/order-wire";
import { orderFromWire } from "@/lib/marketplaces/yandex/orders";
import { money } from "@/lib/money";

test.each([
  ["PLACING", "", "NEW"],
  ["RESERVED", "", "NEW"],
  ["UNPAID", "AWAIT_PAYMENT", "NEW"],
  ["PENDING", "ANTIFRAUD", "NEW"],
  ["PROCESSING", "STARTED", "TO_PACK"],
  ["PROCESSING", "READY_TO_SHIP", "PACKED"],
  ["PROCESSING", "SOMETHING_NEW", "ATTENTION"],
  ["DELIVERY", "DELIVERY_SERVICE_RECEIVED", "IN_TRANSIT"],
  ["PICKUP", "", "AT_PICKUP"],
  ["DELIVERED", "DELIVERED_USER_RECEIVED", "DELIVERED"],
  ["CANCELLED", "USER_CHANGED_MIND", "CANCELLED"],
  ["CANCELLED", "PICKUP_EXPIRED", "NOT_COLLECTED"],
  ["CANCELLED", "SORTING_CENTER_LOST", "NOT_COLLECTED"],
  ["CANCELLED", "COURIER_RETURNED_ORDER", "NOT_COLLECTED"],
  ["CANCELLED", "SHOP_FAILED", "CANCELLED"],
  ["RETURNED", "", "RETURNED"],
  ["PARTIALLY_RETURNED", "", "ATTENTION"],
  ["UNKNOWN", "", "ATTENTION"],
  ["TELEPORTED", "", "ATTENTION"],
])("%s/%s is %s", (status, substatus, state) => {
  expect(orderState(status, substatus, false)).toBe(state);
});

test("a cancelled order with units that were not bought out came back from the road", () => {
  expect(orderState("CANCELLED", "USER_CHANGED_MIND", true)).toBe("NOT_COLLECTED");
});

describe("an order's lines", () => {
  const shop: Shop = { externalId: "7", name: "", currency: "UZS", warehouseExternalId: null };
  const order = (item: Partial<WireOrder["items"][number]>): WireOrder => ({
    orderId: 5,
    campaignId: 7,
    status: "PROCESSING",
    substatus: "STARTED",
    creationDate: "2026-11-20T12:00:00+03:00",
    items: [{ id: 1, offerId: "A", offerName: "Lamp", count: 3, ...item }],
  });
  const uzs = (value: number) => ({ value, currencyId: "UZS" });

  test.each([
    ["money alone", { payment: uzs(300_000) }, money(10_000_000n, "UZS")],
    [
      "with points and Market's subsidy",
      { payment: uzs(250_000), cashback: uzs(20_000), subsidy: uzs(30_000) },
      money(10_000_000n, "UZS"),
    ],
    ["rounded to the tiyin", { payment: uzs(100) }, money(3333n, "UZS")],
    ["roubles are RUR there", { payment: { value: 299.97, currencyId: "RUR" } }, money(9999n, "RUB")],
  ])("the unit price is the sum of its parts by the count: %s", (_, prices, unitPrice) => {
    const read = orderFromWire(order({ prices }), shop);
    expect(read).toMatchObject({ state: "TO_PACK", lines: [{ unitPrice, quantity: 3 }] });
  });

  test("without prices a person must look", () => {
    expect(orderFromWire(order({}), shop)).toMatchObject({ state: "ATTENTION", rawState: "PROCESSING/STARTED" });
  });

  test("an order without goods is for a person; a cancelled one is cancelled, whatever is told of its goods", () => {
    const read = (change: Partial<WireOrder>) => orderFromWire({ ...order({}), ...change }, shop).state;
    expect(read({ items: [] })).toBe("ATTENTION");
    expect(read({ status: "CANCELLED", substatus: "USER_CHANGED_MIND" })).toBe("CANCELLED");
    expect(read({ status: "CANCELLED", substatus: "PICKUP_EXPIRED", items: [] })).toBe("NOT_COLLECTED");
  });

  test.each([
    ["PARTIALLY_RETURNED", "RETURNED", "PARTIALLY_RETURNED/returned:1"],
    ["DELIVERED", "REJECTED", "DELIVERED/returned:1"],
  ])("a part that came back is for a person, and never takes back all sums: %s", (status, unit, rawState) => {
    const itemStatuses = [
      { status: "DELIVERED_TO_BUYER", count: 2 },
      { status: unit, count: 1 },
    ];
    const wire = { ...order({ prices: { payment: uzs(300) }, itemStatuses }), status, substatus: null };
    expect(orderFromWire(wire, shop)).toMatchObject({ state: "ATTENTION", rawState });
  });

  test("times: the offset counts, the change falls back to the creation, the hand-over is Moscow time", () => {
    const shipment = { shipmentDate: "2026-11-21", shipmentTime: null };
    const read = orderFromWire({ ...order({ prices: { payment: uzs(1) } }), delivery: { shipment } }, shop);
    expect(read.orderedAt).toEqual(new Date("2026-11-20T09:00:00Z"));
    expect(read.changedAt).toEqual(read.orderedAt);
    expect(read.shipBy).toEqual(new Date("2026-11-21T20:59:00Z"));
  });
});
