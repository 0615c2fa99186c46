import { describe, expect, test } from "vitest";
import { parseMoscow } from "@/lib/marketplaces/wildberries/moscow-time";
import { returnFromClaim, returnFromReport } from "@/lib/marketplaces/wildberries/return-map";
import { nextStage, readStage } from "@/lib/marketplaces/wildberries/stages";

const claim = { id: "c", nm_id: 5, dt: "2026-11-22T12:00:00.5" };
const row = { srid: "s", nmId: 5, orderDt: "2026-11-20" };

describe("a claim", () => {
  test.each([
    [0, "requested"],
    [1, "refused"],
    [5, "received"],
    [8, "received"],
    [10, "on-the-way"],
    [77, "unknown"],
    [null, "unknown"],
  ])("with goods in state %s is %s, the raw state beside it", (status_ex, state) => {
    expect(returnFromClaim({ ...claim, status: 2, status_ex }, undefined)).toMatchObject({
      state,
      rawState: `2/${status_ex ?? ""}`,
      orderExternalId: null,
    });
  });
});

describe("a row of the report", () => {
  test.each([
    ["Возврат заблокированного товара", "stock"],
    ["Возврат невыкупленного товара", "not-collected"],
    ["Возврат от покупателя", "return"],
    ["Что-то новое", "unknown"],
  ])("of the type %s is of the kind %s", (returnType, kind) => {
    expect(returnFromReport({ ...row, returnType })).toMatchObject({ kind, rawState: returnType });
  });

  test.each([
    [{ isStatusActive: 1 }, "on-the-way", "2026-11-19T21:00:00.000Z"],
    [{ isStatusActive: 1, readyToReturnDt: "2026-11-21T10:00:00" }, "ready", "2026-11-21T07:00:00.000Z"],
    [{ isStatusActive: 0, completedDt: "2026-11-22T10:00:00" }, "received", "2026-11-22T07:00:00.000Z"],
    [{ isStatusActive: 0 }, "unknown", "2026-11-19T21:00:00.000Z"],
  ])("%o is %s since %s", (more, state, at) => {
    expect(returnFromReport({ ...row, ...more })).toMatchObject({ state, changedAt: new Date(at) });
  });
});

test.each([
  ["2025-03-26T17:06:12.245611", "2025-03-26T14:06:12.245Z"],
  ["2025-03-26T17:06:12", "2025-03-26T14:06:12.000Z"],
  ["2025-03-26T17:06:12Z", "2025-03-26T17:06:12.000Z"],
  ["2025-03-26", "2025-03-25T21:00:00.000Z"],
])("%s in Moscow is %s", (text, iso) => {
  expect(parseMoscow(text).toISOString()).toBe(iso);
});

test("lists follow one another, page by page", () => {
  const stages = ["a", "b"] as const;
  expect(readStage(stages, null)).toEqual({ index: 0, stage: "a", offset: 0 });
  expect(nextStage(stages, 0, 500)).toBe("0 500");
  expect(nextStage(stages, 0, null)).toBe("1 0");
  expect(readStage(stages, "1 500")).toEqual({ index: 1, stage: "b", offset: 500 });
  expect(nextStage(stages, 1, null)).toBeNull();
  expect(readStage(stages, "7 0").stage).toBeUndefined();
});
