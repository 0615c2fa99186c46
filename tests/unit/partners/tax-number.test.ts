import { describe, expect, test } from "vitest";
import {
  cleanTaxNumber,
  findTaxNumberFault,
  hasDoubtfulCheckDigit,
  legalForms,
  showTaxNumber,
  taxNumberKind,
} from "@/lib/partners/tax-number";

const now = new Date("2026-11-22T12:00:00Z");

test("a company has a STIR, a person a PINFL", () => {
  expect(legalForms.map((form) => [form, taxNumberKind(form)])).toEqual([
    ["LLC", "stir"],
    ["SOLE_PROPRIETOR", "pinfl"],
    ["SELF_EMPLOYED", "pinfl"],
  ]);
});

test.each([
  ["309 376 127", "309376127"],
  [" 309-376-127 ", "309376127"],
  ["309–376–127", "309376127"],
  ["３０９３７６１２７", "309376127"],
  ["3121 0932 0402 47", "31210932040247"],
  ["309.376.127", "309376127"],
  ["309\u00a0376\u202f127", "309376127"],
  ["\u202a309376127\u202c", "309376127"],
  ["\u2066309\u200b376\u2060127\u2069\ufeff", "309376127"],
  ["309\u2212376\u2212127", "309376127"],
  ["  ", ""],
])("%j is cleaned to %j", (typed, digits) => expect(cleanTaxNumber(typed)).toBe(digits));

describe("STIR: nine digits, not all equal; no checksum is known", () => {
  test.each([
    // Uzum's own, as printed in its manual.
    ["309376127", null],
    ["200000001", null],
    ["000000001", null],
    ["111111111", "same"],
    ["000000000", "same"],
    ["30937612", "length"],
    ["3093761270", "length"],
    ["30937612a", "length"],
    ["31210932040247", "length"],
    ["", "length"],
  ])("%s: %s", (digits, fault) => expect(findTaxNumberFault(digits, "stir", now)).toBe(fault));
});

describe("PINFL: fourteen digits with a birthday in them", () => {
  test.each([
    ["31210932040247", null],
    // Printed as a sample elsewhere: its check digit does not fit, which is no fault.
    ["30101990123458", null],
    // Women and men of each century.
    ["10101180000015", null],
    ["20101180000015", null],
    ["40101199000010", null],
    ["52902200000015", null],
    ["62902200000015", null],
    // 2000 and 2020 were leap years; 1900 and 1800 were none.
    ["52902000040247", null],
    ["32902000040247", "date"],
    ["12902000040247", "date"],
    ["53002000040247", "date"],
    ["33112990000000", null],
    ["33111990000000", "date"],
    ["33102930000000", "date"],
    ["30013930000000", "date"],
    ["30000930000000", "date"],
    ["30100930000000", "date"],
    ["70101930000000", "date"],
    ["00101930000000", "date"],
    // Born today, tomorrow, and at the end of the century.
    ["52211260000000", null],
    ["52311260000000", "date"],
    ["53112990000000", "date"],
    ["3121093204024", "length"],
    ["312109320402470", "length"],
    ["3121093204024x", "length"],
    ["309376127", "length"],
    ["", "length"],
  ])("%s: %s", (digits, fault) => expect(findTaxNumberFault(digits, "pinfl", now)).toBe(fault));
});

describe("check digit: 7, 3, 1 over the first thirteen, modulo ten", () => {
  test.each([
    // 21+3+2 +7+0+9 +21+6+0 +28+0+2 +28 = 127.
    ["31210932040247", false],
    ["31210932040248", true],
    // 35+6+9 +0+6+2 +7 = 65.
    ["52902200000015", false],
    ["52902200000010", true],
    // 28+0+1 +0+3+1 +63+27 +7 = 130.
    ["40101199000010", false],
    ["40101199000011", true],
    ["30101990123458", true],
    // A STIR has none to doubt.
    ["309376127", false],
    ["", false],
  ])("%s in doubt: %s", (digits, isDoubtful) => expect(hasDoubtfulCheckDigit(digits)).toBe(isDoubtful));
});

test.each([
  [{ inn: "309376127", pinflEnd: "" }, "309376127"],
  [{ inn: null, pinflEnd: "0247" }, "•••• 0247"],
  [{ inn: "31210932040247", pinflEnd: "" }, "•••• 0247"],
  [{ inn: null, pinflEnd: "" }, null],
])("%j is shown as %s", (stored, shown) => expect(showTaxNumber(stored)).toBe(shown));
