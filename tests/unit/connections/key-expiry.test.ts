import { expect, test } from "vitest";
import { countDaysLeft, findReminderStep } from "@/lib/connections/key-expiry";

const now = new Date("2026-11-22T04:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

test.each([
  [31, null],
  [30.01, null],
  [30, 30],
  [20, 30],
  [14, 14],
  [13.5, 14],
  [7, 7],
  [6, 7],
  [3, 3],
  [2, 3],
  [1, 1],
  [0.2, 1],
  [0, null],
  [-5, null],
])("a key that ends in %s days: reminder %s", (days, step) => {
  expect(findReminderStep(inDays(days), now)).toBe(step);
});

test("a begun day counts", () => {
  expect(countDaysLeft(inDays(0.5), now)).toBe(1);
  expect(countDaysLeft(inDays(2), now)).toBe(2);
  expect(countDaysLeft(inDays(-0.5), now)).toBeLessThanOrEqual(0);
});
