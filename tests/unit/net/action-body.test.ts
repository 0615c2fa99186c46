import { expect, test } from "vitest";
import { isArgumentList } from "@/lib/net/action-body";

test.each([
  ["[]", true],
  ['[{"name":"x"}]', true],
  ['["$undefined","$D2026-11-22T00:00:00Z","$n12","$NaN"]', true],
  // A text that begins with a dollar is written with two.
  ['[{"name":"$$ENV"}]', true],
  ["", false],
  ["{broken", false],
  ["[", false],
  ["null", false],
  ["1", false],
  ['{"0":1}', false],
  ["\0", false],
  // References to parts that are not there.
  ['["$F9"]', false],
  ['[{"a":["$Q1"]}]', false],
  ['["$@0"]', false],
  ['["$K1"]', false],
])("%j is a list of arguments: %j", (body, isOne) => {
  expect(isArgumentList(body)).toBe(isOne);
});

test("a form stands in parts of its own", () => {
  expect(isArgumentList('["$K1"]', true)).toBe(true);
  expect(isArgumentList('["$F1"]', true)).toBe(false);
});
