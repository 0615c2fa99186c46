import { expect, test } from "vitest";
import { judgeHealth } from "@/lib/connections/judge-health";

const now = new Date("2026-11-22T04:00:00Z");
const well = {
  status: "ACTIVE",
  syncedAt: new Date("2026-11-22T03:59:00Z"),
  trouble: null,
  missingRights: 0,
  daysLeft: null,
  alarms: 0,
  isImportBroken: false,
} as const;

test.each([
  ["all is well", {}, "good"],
  ["a key with half a year", { daysLeft: 180 }, "good"],
  ["a key with a month", { daysLeft: 30 }, "attention"],
  ["a key that has ended", { daysLeft: 0 }, "danger"],
  ["the last call failed", { trouble: "unavailable" }, "attention"],
  ["a right is missing", { missingRights: 1 }, "attention"],
  ["an alarm", { alarms: 1 }, "attention"],
  ["a broken import", { isImportBroken: true }, "attention"],
  ["not read for 20 minutes", { syncedAt: new Date("2026-11-22T03:40:00Z") }, "attention"],
  ["not read for two hours", { syncedAt: new Date("2026-11-22T02:00:00Z") }, "danger"],
  ["the key was refused", { status: "NEEDS_KEY" }, "danger"],
  ["paused, whatever else", { status: "PAUSED", alarms: 3, trouble: "rejected" }, "off"],
  ["disconnected", { status: "DISCONNECTED" }, "off"],
] as const)("%s", (_, facts, health) => {
  expect(judgeHealth({ ...well, ...facts }, now)).toBe(health);
});
