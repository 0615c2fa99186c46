import { describe, expect, test } from "vitest";
import { feesFromRow, type ReportRow } from "@/lib/marketplaces/wildberries/fee-map";

const row: ReportRow = {
  rrdId: 7,
  currency: "RUB",
  orderId: 5632423,
  srid: "f884",
  vendorCode: "TS-1",
  docTypeName: "Продажа",
  sellerOperName: "Продажа",
  bonusTypeName: "",
  quantity: 1,
  retailAmount: "367",
  retailPriceWithDisc: "399.68",
  forPay: "300.1",
  acquiringFee: "14.89",
  deliveryService: "0",
  rebillLogisticCost: "0",
  penalty: "0",
  paidStorage: "0",
  paidAcceptance: "0",
  deduction: "0",
  additionalPayment: "0",
  saleDt: "2026-03-21T00:00:00Z",
};
const nothing = { retailAmount: "0", retailPriceWithDisc: "0", forPay: "0", acquiringFee: "0", docTypeName: "" };

const amounts = (change: Partial<ReportRow>) =>
  feesFromRow({ ...row, ...change }).map(({ kind, amount }) => [kind, amount.amountMinor]);
const sum = (fees: ReturnType<typeof amounts>) => fees.reduce((total, [, minor]) => total + BigInt(minor ?? 0), 0n);

describe("a sale", () => {
  test("is split so that price less fees is the payment", () => {
    expect(amounts({})).toEqual([
      ["commission", 8_469n],
      ["acquiring", 1_489n],
      ["other", -3_268n],
    ]);
    expect(36_700n - sum(amounts({}))).toBe(30_010n);
  });

  test("is a fee of its order and line, with an id that stays", () => {
    expect(feesFromRow(row)[0]).toEqual({
      externalId: "7:commission",
      orderExternalId: "5632423",
      externalLineId: "f884",
      sku: "TS-1",
      kind: "commission",
      rawKind: "Продажа / commission",
      amount: { amountMinor: 8_469n, currency: "RUB" },
      occurredAt: new Date("2026-03-21T00:00:00Z"),
    });
  });

  test("returned gives the same back", () => {
    expect(sum(amounts({ docTypeName: "Возврат" }))).toBe(-sum(amounts({})));
  });
});

test.each([
  ["deliveryService", "63.5", "logistics", 6_350n],
  ["rebillLogisticCost", "1.35", "logistics", 135n],
  ["penalty", "231.35", "fine", 23_135n],
  ["paidStorage", "12647.29", "storage", 1_264_729n],
  ["paidAcceptance", "865", "other", 86_500n],
  ["deduction", "6354", "other", 635_400n],
  ["additionalPayment", "10", "other", -1_000n],
] as const)("%s is charged by itself", (column, text, kind, minor) => {
  expect(amounts({ ...nothing, [column]: text })).toEqual([[kind, minor]]);
});

test("an empty row is no fee", () => {
  expect(amounts(nothing)).toEqual([]);
});
