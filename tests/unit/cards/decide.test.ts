import { expect, test } from "vitest";
import { decide, isPublishable, listReasons } from "@/lib/cards/decide";
import type { Reason } from "@/lib/cards/lane-json";
import { viewSteps } from "@/lib/cards/view-steps";
import { fact } from "./facts.ts";

type Card = Parameters<typeof listReasons>[0];

const good: Card = {
  facts: [fact("name", "Vitamin C")],
  findings: [],
  attributes: [],
  category: "sure",
  hasDimensions: true,
  hasPrice: true,
};
const open: Card["attributes"][number] = {
  externalId: "1",
  name: "Размер",
  type: "text",
  isRequired: true,
  isMany: false,
  unit: null,
  choices: [],
  values: [],
  source: null,
};
const blocking = { code: "emoji", severity: "blocking", field: "title", language: "ru" } as const;

test.each<[Partial<Card>, Reason[]]>([
  [{}, []],
  [{ findings: [{ ...blocking, severity: "advice" as const }] }, []],
  [{ findings: [blocking, blocking] }, [{ key: "textFindings", values: { count: 2 } }]],
  [{ facts: [] }, [{ key: "nameAssumed" }]],
  [{ facts: [fact("name", "x", { source: "assumed" })] }, [{ key: "nameAssumed" }]],
  [{ category: "missing" as const }, [{ key: "categoryMissing" }]],
  [{ category: "assumed" as const }, [{ key: "categoryAssumed" }]],
  [{ category: null }, []],
  [{ attributes: [open] }, [{ key: "attributeMissing", values: { name: "Размер" } }]],
  [{ attributes: [{ ...open, isRequired: false }] }, []],
  [
    { attributes: [{ ...open, values: [{ text: "M" }], source: "assumed" as const }] },
    [{ key: "attributeAssumed", values: { name: "Размер" } }],
  ],
  [{ hasDimensions: false }, [{ key: "dimensionsAssumed" }]],
  [{ hasPrice: false }, [{ key: "rateMissing" }]],
])("%j: %j", (change, reasons) => {
  expect(listReasons({ ...good, ...change })).toEqual(reasons);
});

test("auto publishes what has no reason to wait; suggest and off always ask", () => {
  expect(decide("auto", [])).toEqual({ publish: true, reasons: [] });
  expect(decide("auto", [{ key: "dimensionsAssumed" }])).toEqual({
    publish: false,
    reasons: [{ key: "dimensionsAssumed" }],
  });
  expect(decide("suggest", [])).toEqual({ publish: false, reasons: [{ key: "autonomySuggest" }] });
  expect(decide("off", [])).toEqual({ publish: false, reasons: [{ key: "autonomyOff" }] });
});

test("the partner's word replaces an assumption, never what the marketplace insists on", () => {
  expect(isPublishable([{ key: "autonomySuggest" }, { key: "dimensionsAssumed" }, { key: "categoryAssumed" }])).toBe(
    true,
  );
  for (const key of ["categoryMissing", "attributeMissing", "textFindings", "rateMissing"] as const) {
    expect(isPublishable([{ key }]), key).toBe(false);
  }
});

test.each([
  ["WAITING", null, [], "waiting waiting waiting waiting waiting waiting"],
  ["WRITING", "write-card", [], "running waiting waiting waiting waiting waiting"],
  ["WRITING", null, ["write-card"], "done running waiting waiting waiting waiting"],
  [
    "SUGGESTED",
    null,
    ["write-card", "choose-category", "make-picture", "set-price", "decide"],
    "done done done done needs-you waiting",
  ],
  [
    "REJECTED",
    null,
    ["write-card", "choose-category", "make-picture", "set-price", "publish"],
    "done done done done done failed",
  ],
  ["FAILED", null, ["write-card"], "done failed waiting waiting waiting waiting"],
  ["LIVE", null, [], "done done done done done done"],
])("a lane that is %s at %j, having ended %j", (state, step, ended, shown) => {
  expect(
    viewSteps({ state, step, ended, isByHand: false })
      .map((one) => one.state)
      .join(" "),
  ).toBe(shown);
});

test("a kit waits for the seller at the cabinet", () => {
  const ended = ["write-card", "choose-category", "make-picture", "set-price", "decide"];
  const steps = viewSteps({ state: "HANDED_OVER", step: null, ended, isByHand: true });
  expect(steps.find(({ state }) => state === "needs-you")?.id).toBe("hand-over");
});
