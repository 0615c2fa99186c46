import { describe, expect, test } from "vitest";
import { orderStates } from "@/lib/marketplaces/types";
import {
  findNextFeeReading,
  findWindow,
  isConfirmable,
  type KnownOrder,
  mergeReading,
  stockTarget,
} from "@/lib/orders/rules";

const at = (time: string) => new Date(`2026-11-02T${time}Z`);
const known: KnownOrder = {
  state: "PACKED",
  rawState: "PACKED",
  changedAt: at("10:00:00.500"),
  shipBy: null,
  deliveredAt: null,
};

describe("a reading of a known order", () => {
  test("that says the same changes nothing", () => {
    expect(mergeReading(known, { ...known, changedAt: at("12:00:00") })).toBeNull();
  });
  test("of a later or the same time is taken", () => {
    const read = { state: "IN_TRANSIT", rawState: "SENT", changedAt: at("10:00:01"), shipBy: null } as const;
    expect(mergeReading(known, read)).toEqual({ ...known, ...read });
    // A marketplace that tells whole seconds: its 10:00:00 may be after our 10:00:00.500.
    expect(mergeReading(known, { ...read, changedAt: at("10:00:00") })).toMatchObject({ state: "IN_TRANSIT" });
  });
  test("of an earlier time is not", () => {
    expect(mergeReading(known, { ...known, state: "NEW", changedAt: at("09:59:59") })).toBeNull();
  });
  test("a step backwards is taken when it is later, and the delivery with it", () => {
    const delivered: KnownOrder = { ...known, state: "DELIVERED", deliveredAt: known.changedAt };
    expect(mergeReading(delivered, { ...known, changedAt: at("11:00:00") })).toMatchObject({
      state: "PACKED",
      deliveredAt: null,
    });
  });
  test("a late one tells when an order was delivered that has come back since", () => {
    const returned: KnownOrder = { ...known, state: "RETURNED" };
    const read = { state: "DELIVERED", rawState: "DELIVERED", changedAt: at("09:00:00"), shipBy: null } as const;
    expect(mergeReading(returned, read)).toEqual({ ...returned, deliveredAt: at("09:00:00") });
  });
  test("an unknown status is kept as given", () => {
    const odd = { state: "ATTENTION", rawState: "teleported", changedAt: at("11:00:00"), shipBy: null } as const;
    expect(mergeReading(known, odd)).toMatchObject({ state: "ATTENTION", rawState: "teleported" });
  });
});

test("where the goods are, for every state", () => {
  expect(Object.fromEntries(orderStates.map((state) => [state, stockTarget(state)]))).toEqual({
    NEW: "held",
    TO_PACK: "held",
    PACKED: "held",
    IN_TRANSIT: "gone",
    AT_PICKUP: "gone",
    DELIVERED: "gone",
    CANCELLED: "released",
    NOT_COLLECTED: "gone",
    RETURNED: "gone",
    ATTENTION: null,
  });
});

test("what may be confirmed", () => {
  const isOpen = (state: KnownOrder["state"]) => isConfirmable({ state, confirmedAt: null });
  expect(orderStates.filter(isOpen)).toEqual(["NEW", "TO_PACK"]);
  expect(isConfirmable({ state: "NEW", confirmedAt: new Date() })).toBe(false);
});

test("what is read of a connection", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  const since = (readUntil: string | null, isSweep = false) =>
    findWindow({ readUntil: readUntil ? new Date(readUntil) : null, now, isSweep }).since.toISOString();
  expect(since(null)).toBe("2026-08-24T10:00:00.000Z");
  expect(since("2026-11-22T09:59:00Z")).toBe("2026-11-22T09:49:00.000Z");
  expect(since("2026-11-22T09:59:00Z", true)).toBe("2026-10-08T10:00:00.000Z");
  expect(since("2026-01-01T00:00:00Z")).toBe("2026-08-24T10:00:00.000Z");
});

test("fees are asked for again at growing pauses, and not for ever", () => {
  const closedAt = at("10:00:00");
  expect(findNextFeeReading(closedAt, at("10:00:05"))).toEqual(at("10:01:05"));
  expect(findNextFeeReading(closedAt, at("12:00:00"))).toEqual(at("14:00:00"));
  expect(findNextFeeReading(closedAt, new Date("2026-12-02T10:00:00Z"))).toBeNull();
});
