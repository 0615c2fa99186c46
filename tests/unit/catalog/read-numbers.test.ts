import { expect, test } from "vitest";
import { isTradeNumber, readCount, readSom } from "@/lib/catalog/read-numbers";

test.each([
  ["12500", 12_500_00n],
  ["12 500", 12_500_00n],
  ["12\u00a0500", 12_500_00n],
  ["12.500", 12_500_00n],
  ["1.250.000", 1_250_000_00n],
  ["12,500", 12_500_00n],
  ["12 500,5", 12_500_50n],
  ["12500.50", 12_500_50n],
  ["12 500 so'm", 12_500_00n],
  ["12 500 soʻm", 12_500_00n],
  ["12 500 сум", 12_500_00n],
  ["0", 0n],
  ["", null],
  ["-5", null],
  ["12k", null],
  ["12,5,5", null],
])("%j is %s tiyin", (text, minor) => {
  expect(readSom(text)).toBe(minor);
});

test.each([
  ["25", 25],
  ["1 200", 1200],
  ["2.5", null],
  ["", null],
  ["-1", null],
])("%j is %s pieces", (text, count) => {
  expect(readCount(text)).toBe(count);
});

test.each([
  ["4006381333931", true],
  ["4006381333932", false],
  ["96385074", true],
  ["036000291452", true],
  ["12345", false],
])("%s checks: %s", (digits, isRight) => {
  expect(isTradeNumber(digits)).toBe(isRight);
});
