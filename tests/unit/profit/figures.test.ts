import { describe, expect, test } from "vitest";
import { workOutOrder } from "@/lib/profit/arithmetic";
import { listDueCommissions } from "@/lib/profit/commission-rules";
import { dayOf, listDays, shiftDay } from "@/lib/profit/days";
import { differ, listFigures, noFigures, profitOf } from "@/lib/profit/figures";
import type { OrderFacts } from "@/lib/profit/order-facts";

const line = {
  id: "line",
  quantity: 2,
  unitPriceMinor: 1_499_90n,
  currency: "RUB" as const,
  rateToUzs: "157.43",
  unitCostMinor: 90_000_00n,
  tariffVersionId: "tariff",
  commissionBasisPoints: 300,
  commissions: [],
};
const fee = {
  kind: "commission",
  amountMinor: 450_00n,
  currency: "RUB" as const,
  rateToUzs: "157.43",
  occurredAt: new Date("2026-11-10T08:00:00Z"),
};
const order: OrderFacts = {
  id: "order",
  marketplace: "ozon",
  state: "DELIVERED",
  orderedAt: new Date("2026-11-02T20:00:00Z"),
  deliveredAt: new Date("2026-11-05T18:59:59Z"),
  lines: [line],
  fees: [fee],
};
const accrual = { kind: "ACCRUAL" as const, sourceEvent: "delivered", amountMinor: 1_416_776n };

describe("an order in roubles, worked out on paper", () => {
  // Revenue 299 980 × 157.43 = 47 225 851.4; cost 2 × 9 000 000; fees 45 000 × 157.43 = 7 084 350;
  // commission 3 % of 47 225 851 = 1 416 775.53.
  const sums = {
    revenueMinor: 47_225_851n,
    costMinor: 18_000_000n,
    feesMinor: 7_084_350n,
    commissionMinor: 1_416_776n,
  };
  test("the chain", () => {
    expect(workOutOrder(order, true)).toEqual({ ...sums, profitMinor: 20_724_725n });
  });
  test("the days: ordered on the 3rd in Tashkent, at the buyer on the 5th", () => {
    const figures = listFigures({ ...order, lines: [{ ...line, commissions: [accrual] }] });
    expect([...figures]).toEqual([
      ["2026-11-03", { ...noFigures, orders: 1, units: 2 }],
      ["2026-11-05", { ...noFigures, deliveredOrders: 1, ...sums }],
    ]);
    expect(profitOf(figures.get("2026-11-05") ?? noFigures)).toBe(20_724_725n);
  });
});

test("without a rate or a cost nothing is a zero: the order stands in no sum", () => {
  for (const gap of [{ rateToUzs: null }, { unitCostMinor: null }]) {
    const facts = { ...order, lines: [{ ...line, ...gap }, line] };
    expect(listFigures(facts).get("2026-11-05")).toEqual({ ...noFigures, deliveredOrders: 1, pendingLines: 1 });
    expect(workOutOrder(facts, true).profitMinor).toBeNull();
  }
});

test("after a return only the fees that were kept are left, on the day of the delivery", () => {
  const returned: OrderFacts = { ...order, state: "RETURNED" };
  expect(listFigures(returned).get("2026-11-05")).toEqual({ ...noFigures, feesMinor: 7_084_350n });
  expect(workOutOrder(returned, false).profitMinor).toBe(-7_084_350n);
});

test("a fine of an order that was called off stands on the day it was booked; an open order's fees wait", () => {
  const calledOff: OrderFacts = { ...order, state: "CANCELLED", deliveredAt: null };
  expect(listFigures(calledOff).get("2026-11-10")).toEqual({ ...noFigures, feesMinor: 7_084_350n });
  const open: OrderFacts = { ...order, state: "IN_TRANSIT", deliveredAt: null };
  expect([...listFigures(open).keys()]).toEqual(["2026-11-03"]);
});

describe("our commission", () => {
  const due = (facts: OrderFacts) =>
    listDueCommissions(facts).map(({ kind, sourceEvent, amountMinor }) => [kind, sourceEvent, amountMinor]);
  const booked = (
    ...commissions: (typeof accrual | { kind: "REVERSAL"; sourceEvent: string; amountMinor: bigint })[]
  ) => ({
    ...order,
    lines: [{ ...line, commissions }],
  });
  const reversal = { kind: "REVERSAL" as const, sourceEvent: "returned", amountMinor: -1_416_776n };

  test("is due at the delivery, once", () => {
    expect(due(order)).toEqual([["ACCRUAL", "delivered", 1_416_776n]]);
    expect(due(booked(accrual))).toEqual([]);
    expect(due({ ...order, state: "AT_PICKUP" })).toEqual([]);
  });
  test("goes back with the goods, once", () => {
    expect(due({ ...booked(accrual), state: "RETURNED" })).toEqual([["REVERSAL", "returned", -1_416_776n]]);
    expect(due({ ...booked(accrual, reversal), state: "RETURNED" })).toEqual([]);
  });
  test("the same step a second time has a name of its own", () => {
    expect(due(booked(accrual, reversal))).toEqual([["ACCRUAL", "delivered/2", 1_416_776n]]);
  });
  test("waits for the rate", () => {
    expect(due({ ...order, lines: [{ ...line, rateToUzs: null }] })).toEqual([]);
  });
});

test("a change posts the difference, day by day", () => {
  const before = listFigures({ ...order, fees: [] });
  const after = listFigures(order);
  expect(differ(after, before)).toEqual([["2026-11-05", { ...noFigures, feesMinor: 7_084_350n }]]);
  expect(differ(after, after)).toEqual([]);
});

test("days are Tashkent's", () => {
  expect(dayOf(new Date("2026-11-02T18:59:59Z"))).toBe("2026-11-02");
  expect(dayOf(new Date("2026-11-02T19:00:00Z"))).toBe("2026-11-03");
  expect(shiftDay("2026-03-01", -1)).toBe("2026-02-28");
  expect(listDays("2026-12-30", "2027-01-02")).toEqual(["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
});
