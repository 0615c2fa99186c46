import { describe, expect, test } from "vitest";
import { mapOrder, mapOrderState } from "@/lib/marketplaces/uzum/order-map";
import { order } from "@/lib/marketplaces/uzum/order-wire";

const shop = { externalId: "12501", name: "Shop", currency: "UZS", warehouseExternalId: null } as const;
const noDates = {
  deliveringDate: null,
  deliveryDate: null,
  deliveredToDeliveryPointDate: null,
  dateCancelled: null,
};
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
    expect(mapOrderState("CANCELED", { ...noDates, deliveryDate: readAt, dateCancelled: readAt })).toBe(
      "NOT_COLLECTED",
    );
  });

  test("cancelled before the day on which it was to leave is cancelled", () => {
    const dateCancelled = new Date(readAt.getTime() - 1);
    expect(mapOrderState("CANCELED", { ...noDates, deliveryDate: readAt, dateCancelled })).toBe("CANCELLED");
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
      changedAt: readAt,
      lines: [{ externalLineId: "9", quantity: 2, unitPrice: { amountMinor: 12_900_000n, currency: "UZS" } }],
    });
    expect(read.lines[0]?.listing).toEqual({ sku: "SCX-TS1", externalId: "2", variantExternalId: null });
  });

  test.each(["PACKING", "PENDING_DELIVERY", "PENDING_CANCELLATION", "CANCELED", "RETURNED"])(
    "that is %s takes the read time: an older date of Uzum's would hold back the step from what was read before",
    (status) => {
      const dates = { dateCancelled: "2026-11-22T09:30:00Z", returnDate: "2026-11-22T09:30:00Z" };
      expect(mapOrder(order.parse({ ...wire, ...dates, status }), shop, readAt).changedAt).toEqual(readAt);
      expect(mapOrder(order.parse({ ...wire, ...dates, status }), shop, null).changedAt).toEqual(
        new Date("2026-11-22T09:30:00Z"),
      );
    },
  );

  test("that is COMPLETED takes the day of its completion, whenever it is read", () => {
    const completed = { ...wire, status: "COMPLETED", completedDate: "2026-11-22T11:00:00Z" };
    expect(mapOrder(order.parse(completed), shop, readAt).changedAt).toEqual(new Date("2026-11-22T11:00:00Z"));
    expect(mapOrder(order.parse({ ...wire, status: "COMPLETED" }), shop, readAt).changedAt).toEqual(readAt);
  });

  test.each([
    ["2026-11-22T14:00:00+05:00", "2026-11-22T09:00:00.000Z"],
    ["2026-11-22T09:00:00.123", "2026-11-22T09:00:00.123Z"],
    ["2026-11-22 09:00:00", "2026-11-22T09:00:00.000Z"],
    ["2026-11-22", "2026-11-22T00:00:00.000Z"],
    [1795338000000, "2026-11-22T09:00:00.000Z"],
    [1795338000, "2026-11-22T09:00:00.000Z"],
    ["1795338000", "2026-11-22T09:00:00.000Z"],
  ])("reads the time %s as %s, whatever zone the server is in", (text, expected) => {
    const before = process.env.TZ;
    process.env.TZ = "Asia/Tashkent";
    expect(order.parse({ ...wire, dateCreated: text }).dateCreated?.toISOString()).toBe(expected);
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test("keeps the pieces of a cancelled line", () => {
    const orderItems = [{ ...wire.orderItems[0], amount: 0, cancelled: 2 }];
    expect(mapOrder(order.parse({ ...wire, orderItems }), shop, readAt).lines[0]?.quantity).toBe(2);
  });

  test("without a price is no order of the known shape", () => {
    expect(order.safeParse({ ...wire, orderItems: [{ id: 9, amount: 1 }] }).success).toBe(false);
  });
});
