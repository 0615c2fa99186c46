import { expect, test } from "vitest";
import { csvLine } from "@/lib/audit/csv";

test.each([
  ["plain", "plain"],
  ["12 500", "12 500"],
  // What a spreadsheet would run (promise F3).
  ["=1+1", "'=1+1"],
  ["+998901234567", "'+998901234567"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"],
  ["\t=1", "'\t=1"],
  ["\r=1", '"\'\r=1"'],
  // What ends a cell or a line.
  ["a;b", '"a;b"'],
  ['say "ha"', '"say ""ha"""'],
  ["two\nlines", '"two\nlines"'],
])("%j is written %j", (text, written) => {
  expect(csvLine([text])).toBe(`${written}\r\n`);
});

test("numbers stay numbers, and what is not there is empty", () => {
  expect(csvLine([-5, null, 0, "x"])).toBe("-5;;0;x\r\n");
});
