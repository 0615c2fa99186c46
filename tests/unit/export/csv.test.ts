import { expect, test } from "vitest";
import { csvLine } from "@/lib/export/csv";

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

test.each([
  ["an IKPU", "06109001001000000", "'06109001001000000"],
  ["a barcode", "4780012345678", "'4780012345678"],
  ["a leading zero", "0042", "'0042"],
  ["a SKU that is no power of ten", "1E5", "'1E5"],
  ["a SKU that is no day", "12-05", "'12-05"],
  ["a size that is no day", "3.5", "'3.5"],
  ["a SKU that is no month", "2026-11", "'2026-11"],
  ["an order number", "100245", "100245"],
  ["nought", "0", "0"],
  ["a SKU with letters", "VASE-12-05", "VASE-12-05"],
  ["a time", "2026-11-22 14:05:09", "2026-11-22 14:05:09"],
  ["a day", "2026-11-22", "2026-11-22"],
])("%s stays what it is: %j is written %j", (_, text, written) => {
  expect(csvLine([text])).toBe(`${written}\r\n`);
});

test("numbers stay numbers, and what is not there is empty", () => {
  expect(csvLine([-5, null, 0, "x"])).toBe("-5;;0;x\r\n");
});

test("a part of a number stands behind a comma: behind a point it would be read as a day", () => {
  expect(csvLine([1.5, { decimal: "-12.50" }, { decimal: "990000" }])).toBe("1,5;-12,50;990000\r\n");
});

test("an amount beyond what a double holds keeps its last tiyin", () => {
  expect(csvLine([{ decimal: "92233720368547758.07" }])).toBe("92233720368547758,07\r\n");
});
