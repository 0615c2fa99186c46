import { describe, expect, test } from "vitest";
import { nextOccurrence, parseCron } from "@/local/jobs/cron";

const next = (schedule: string, after: string) =>
  new Date(nextOccurrence(parseCron(schedule), Date.parse(after))).toISOString();

describe("next occurrence", () => {
  test.each([
    ["* * * * *", "2026-11-22T07:11:59Z", "2026-11-22T07:12:00.000Z"],
    ["* * * * *", "2026-11-22T07:12:00Z", "2026-11-22T07:13:00.000Z"],
    ["*/15 * * * *", "2026-11-22T07:46:00Z", "2026-11-22T08:00:00.000Z"],
    ["30 3 * * *", "2026-11-22T03:30:00Z", "2026-11-23T03:30:00.000Z"],
    ["0 9 * * mon-fri", "2026-11-20T10:00:00Z", "2026-11-23T09:00:00.000Z"],
    ["0 0 1 jan *", "2026-11-22T00:00:00Z", "2027-01-01T00:00:00.000Z"],
    ["0 0 29 2 *", "2026-11-22T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    ["0 0 * * 7", "2026-11-22T00:00:00Z", "2026-11-29T00:00:00.000Z"],
    ["0 12 13 * 5", "2026-11-22T00:00:00Z", "2026-11-27T12:00:00.000Z"],
    ["5,35 8-10/2 * * *", "2026-11-22T08:10:00Z", "2026-11-22T08:35:00.000Z"],
    ["@daily", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00.000Z"],
    ["TZ=Asia/Tashkent 0 4 * * *", "2026-11-22T00:00:00Z", "2026-11-22T23:00:00.000Z"],
    ["TZ=Europe/Paris 30 2 * * *", "2026-10-24T23:00:00Z", "2026-10-25T00:30:00.000Z"],
    ["TZ=Asia/Kolkata 0 0 * * *", "2026-11-22T00:00:00Z", "2026-11-22T18:30:00.000Z"],
  ])("%s after %s is %s", (schedule, after, expected) => {
    expect(next(schedule, after)).toBe(expected);
  });
});

test.each([
  "",
  "* * * *",
  "60 * * * *",
  "* 24 * * *",
  "*/0 * * * *",
  "5-1 * * * *",
  "a * * * *",
  "TZ=Nowhere/City * * * * *",
])("%j is no schedule", (schedule) => {
  expect(() => parseCron(schedule)).toThrow();
});

test("a schedule that never comes round is refused", () => {
  expect(() => next("0 0 31 2 *", "2026-11-22T00:00:00Z")).toThrow("never");
});
