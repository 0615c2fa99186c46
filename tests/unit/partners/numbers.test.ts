import { expect, test } from "vitest";
import { readOwnPath } from "@/lib/auth/safe-path";
import { applicationTone } from "@/lib/partners/application-age";
import { findInnFault, hasDoubtfulCheckDigit } from "@/lib/partners/inn";
import { formatPhone, normalisePhone } from "@/lib/partners/phone";

test.each([
  ["90 123 45 67", "998901234567"],
  ["+998 (90) 123-45-67", "998901234567"],
  ["998.71.200.00.11", "998712000011"],
  ["00998201234567", "998201234567"],
  ["９０１２３４５６７", "998901234567"],
  ["90–123–45–67", "998901234567"],
])("phone %s is %s", (typed, stored) => expect(normalisePhone(typed)).toBe(stored));

test.each(["", "12345", "+7 916 123 45 67", "90 123 45 6a", "9989012345678", "998 90 123 45 67 ichki 5"])(
  "%j is no phone of Uzbekistan",
  (typed) => expect(normalisePhone(typed)).toBeNull(),
);

test("a phone is shown in groups", () => expect(formatPhone("998901234567")).toBe("+998 90 123 45 67"));

test.each([
  ["309376127", null],
  ["31210932040247", null],
  ["30101990123458", null],
  ["111111111", "digits"],
  ["12345678", "digits"],
  ["30937612a", "digits"],
  ["33102932040247", "date"],
  ["72910932040247", "date"],
  // 1900 was no leap year, 2000 was one.
  ["32902000040247", "date"],
  ["52902000040247", null],
])("number %s: %s", (inn, fault) => expect(findInnFault(inn)).toBe(fault));

test.each([
  ["31210932040247", false],
  ["30101990123458", true],
  ["309376127", false],
])("check digit of %s in doubt: %s", (inn, isDoubtful) => expect(hasDoubtfulCheckDigit(inn)).toBe(isDoubtful));

test.each([
  ["/orders", "/orders"],
  ["/admin/partners?status=pending&id=1", "/admin/partners?status=pending&id=1"],
  ["/a/../orders", "/orders"],
  ["//evil.example", null],
  ["/\\evil.example", null],
  ["/\t/evil.example", null],
  ["/.//evil.example", null],
  ["https://evil.example", null],
  ["javascript:alert(1)", null],
  ["/api/auth/signout", null],
  ["orders", null],
  [undefined, null],
  [["/orders"], null],
])("next=%j leads to %s", (next, path) => expect(readOwnPath(next)).toBe(path));

test.each([
  [3, "neutral"],
  [25, "attention"],
  [49, "danger"],
])("after %i hours an application is %s", (hours, tone) => {
  const now = new Date("2026-11-23T12:00:00Z");
  expect(applicationTone(new Date(now.getTime() - hours * 3_600_000), now)).toBe(tone);
});
