import { describe, expect, test } from "vitest";
import { mapOrder, mapOrderState } from "@/lib/marketplaces/uzum/order-map";
import { order } from "@/lib/marketplaces/uzum/order-wire";

const shop = { externalId: "12501", name: "Shop", currency: "UZS", warehouseExternalId: null } as const;
const noDates = { deliveringDate: null, deliveryDate: null, deliveredToDeliveryPointDate: null };
const readAt = new Date("2026-11-22T12:00:00Z");

describe("Uzum order states", () => {
  test.each([
    ["CREATED", "NEW"],
    ["PACKING", "TO_PACK"],
    ["PENDING_DELIVERY", "PACKED"],
    ["DELIVERING", "IN_TRANSIT"],
    ["DELIVERED", "IN_TRANSIT"],
    ["ACCEPTED_AT_DP", "IN_TRANSIT"],
    ["DELIVERED_TO_CUSTOMER_DELIVERY_POINT", "AT_PICKUP"],
    ["COMPLETED", "DELIVERED"],
    ["CANCELED", "CANCELLED"],
    ["PENDING_CANCELLATION", "ATTENTION"],
    ["RETURNED", "RETURNED"],
    ["SOMETHING_NEW", "ATTENTION"],
    ["toString", "ATTENTION"],
  ])("%s is %s", (status, state) => {
    expect(mapOrderState(status, noDates)).toBe(state);
  });

  test("cancelled after it left the seller is not collected", () => {
    expect(mapOrderState("CANCELED", { ...noDates, deliveringDate: readAt })).toBe("NOT_COLLECTED");
  });
});

describe("Uzum order", () => {
  const wire = {
    id: 70000001,
    status: "PACKING",
    shopId: 12501,
    dateCreated: "2026-11-22T09:00:00Z",
    acceptedDate: 1795338000000,
    deliverUntil: "2026-11-24T09:00:00Z",
    orderItems: [{ id: 9, productId: 2, skuTitle: "SCX-TS1", sellPrice: 129000, amount: 2 }],
  };

  test("is read with the price under either name and times in either form", () => {
    const read = mapOrder(order.parse(wire), shop, readAt);
    expect(read).toMatchObject({
      externalId: "70000001",
      shopExternalId: "12501",
      state: "TO_PACK",
      rawState: "PACKING",
      orderedAt: new Date("2026-11-22T09:00:00Z"),
      changedAt: new Date(1795338000000),
      lines: [{ externalLineId: "9", quantity: 2, unitPrice: { amountMinor: 12_900_000n, currency: "UZS" } }],
    });
    expect(read.lines[0]?.listing).toEqual({ sku: "SCX-TS1", externalId: "2", variantExternalId: null });
  });

  test("takes the read time where the status has no date of its own", () => {
    const read = mapOrder(order.parse({ ...wire, status: "PENDING_DELIVERY" }), shop, readAt);
    expect(read.changedAt).toEqual(readAt);
  });

  test("keeps the pieces of a cancelled line", () => {
    const orderItems = [{ ...wire.orderItems[0], amount: 0, cancelled: 2 }];
    expect(mapOrder(order.parse({ ...wire, orderItems }), shop, readAt).lines[0]?.quantity).toBe(2);
  });

  test("without a price is no order of the known shape", () => {
    expect(order.safeParse({ ...wire, orderItems: [{ id: 9, amount: 1 }] }).success).toBe(false);
  });
});
