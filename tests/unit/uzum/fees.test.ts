import { describe, expect, test } from "vitest";
import { financePage, isBooked, mapFees } from "@/lib/marketplaces/uzum/fee-map";

const sale = {
  id: 11,
  orderId: 70,
  status: "TO_WITHDRAW",
  date: 1795330000000,
  dateIssued: 1795338000000,
  skuTitle: "SCX-TS1",
  sellPrice: 129000,
  amount: 2,
  amountReturns: 0,
  commission: 56760,
  logisticDeliveryFee: 10500,
  sellerProfit: 190740,
};

function read(line: Record<string, unknown>) {
  const [first] = financePage.parse({ orderItems: [line], totalElements: 1 }).orderItems;
  if (!first) throw new Error("the reply was not read");
  return first;
}

const amounts = (line: Record<string, unknown>) =>
  Object.fromEntries(mapFees(read(line)).map(({ kind, amount }) => [kind, amount.amountMinor]));

describe("Uzum fees", () => {
  test("are whole so'm of the whole line, in tiyin here", () => {
    expect(amounts(sale)).toEqual({ commission: 5_676_000n, logistics: 1_050_000n });
    expect(mapFees(read(sale))[0]).toMatchObject({
      externalId: "11:commission",
      orderExternalId: "70",
      externalLineId: "11",
      sku: "SCX-TS1",
      occurredAt: new Date(1795338000000),
    });
  });

  test("a delivery fee told as 0 but taken from the payout is found", () => {
    expect(amounts({ ...sale, logisticDeliveryFee: 0 })).toEqual({ commission: 5_676_000n, other: 1_050_000n });
  });

  test("a returned sale keeps its ids and costs nothing any more", () => {
    const returned = {
      ...sale,
      status: "CANCELED",
      amount: 0,
      amountReturns: 2,
      commission: 0,
      sellerProfit: 0,
      logisticDeliveryFee: 0,
    };
    expect(amounts(returned)).toEqual({ commission: 0n, logistics: 0n, other: 0n });
    expect(mapFees(read(returned)).map(({ externalId }) => externalId)).toContain("11:commission");
  });

  test.each([
    ["TO_WITHDRAW", true],
    ["CANCELED", true],
    ["PARTIALLY_CANCELLED", true],
    ["PROCESSING", false],
  ])("%s is booked: %s", (status, booked) => {
    expect(isBooked(read({ ...sale, status }))).toBe(booked);
  });

  test("an amount that is no amount is refused", () => {
    expect(financePage.safeParse({ orderItems: [{ ...sale, commission: "many" }] }).success).toBe(false);
  });
});
