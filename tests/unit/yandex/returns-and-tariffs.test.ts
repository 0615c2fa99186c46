import { describe, expect, test } from "vitest";
import { returnFromWire, returnState } from "@/lib/marketplaces/yandex/returns";
import { tariffsOf } from "@/lib/marketplaces/yandex/tariffs";
import { money } from "@/lib/money";

describe("where a return stands", () => {
  test.each([
    ["CREATED", "STARTED_BY_USER", "requested"],
    ["CREATED", "REJECTED", "refused"],
    ["RECEIVED", "REFUND_IN_PROGRESS", "on-the-way"],
    ["IN_TRANSIT", null, "on-the-way"],
    ["READY_FOR_PICKUP", "REFUNDED", "ready"],
    ["PICKED", "REFUNDED", "received"],
    ["FULFILMENT_RECEIVED", "REFUNDED", "received"],
    ["EXPIRED", "CANCELLED", "refused"],
    ["CANCELLED", null, "refused"],
    ["LOST", "REFUNDED", "unknown"],
    ["UTILIZED", "REFUNDED", "unknown"],
    ["BEAMED_UP", "REFUNDED", "unknown"],
    [null, "PREMODERATION_DECISION_WAITING", "requested"],
    [null, "REJECTED", "refused"],
    [null, "REFUNDED", "unknown"],
    [null, null, "unknown"],
  ])("%s with the money %s is %s", (shipment, refund, state) => {
    expect(returnState(shipment, refund)).toBe(state);
  });

  test("without times it changed when it was read; a new kind is unknown", () => {
    const readAt = new Date("2026-11-20T06:00:00Z");
    const wire = { id: 1, orderId: 2, returnType: "GIFT", items: [{ shopSku: "A", count: 1 }] };
    expect(returnFromWire(wire, readAt)).toMatchObject({ kind: "unknown", rawState: "", changedAt: readAt });
  });
});

describe("tariffs", () => {
  const parameters = (values: Record<string, string>) =>
    Object.entries(values).map(([name, value]) => ({ name, value }));

  test.each([
    [{ value: "9", valueType: "relative" }, 900],
    [{ value: "1,6", valueType: "relative" }, 160],
    [{ value: "9", valueType: "absolute" }, null],
    [{ value: "9", valueType: "relative", minValue: "5000" }, null],
    [{ valueType: "relative" }, null],
  ])("%o is %s basis points of the price, or else a sum", (values, basisPoints) => {
    const [tariff] = tariffsOf("A", [{ type: "FEE", amount: 100.5, parameters: parameters(values) }], "UZS");
    expect(tariff).toEqual({
      sku: "A",
      kind: "commission",
      rawKind: "FEE",
      basisPoints,
      amount: basisPoints === null ? money(10_050n, "UZS") : null,
    });
  });

  test("the answer's own currency counts, and a new service is another fee", () => {
    const [tariff] = tariffsOf("A", [{ type: "TELEPORT", amount: 5, currency: "RUR" }], "UZS");
    expect(tariff).toMatchObject({ kind: "other", amount: money(500n, "RUB") });
  });
});
