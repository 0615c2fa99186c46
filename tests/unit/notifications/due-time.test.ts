import { expect, test } from "vitest";
import { findDueTime, isNight, type Pace } from "@/lib/notifications/due-time";

const usual = { severity: "INFO", isGroupable: true } as const;
const fixed = { severity: "ATTENTION", isGroupable: false } as const;
const danger = { severity: "DANGER", isGroupable: true } as const;
const pace = (more: Partial<Pace>): Pace => ({ digest: "OFF", digestHour: 9, quietFrom: null, quietTo: null, ...more });
const night = { quietFrom: 22, quietTo: 8 };

// Tashkent is UTC+5: 14:20 there is 09:20Z.
test.each([
  ["at once", "09:20Z", usual, pace({}), "2026-11-23T09:20:00Z"],
  ["with the full hour", "09:20Z", usual, pace({ digest: "HOURLY" }), "2026-11-23T10:00:00Z"],
  ["on the full hour: with the next", "09:00Z", usual, pace({ digest: "HOURLY" }), "2026-11-23T10:00:00Z"],
  ["at nine of the next day", "09:20Z", usual, pace({ digest: "DAILY" }), "2026-11-24T04:00:00Z"],
  ["at 18 of the same day", "09:20Z", usual, pace({ digest: "DAILY", digestHour: 18 }), "2026-11-23T13:00:00Z"],
  ["at midnight", "09:20Z", usual, pace({ digest: "DAILY", digestHour: 0 }), "2026-11-23T19:00:00Z"],
  ["security waits for no digest", "09:20Z", fixed, pace({ digest: "DAILY" }), "2026-11-23T09:20:00Z"],
  ["danger waits for nothing", "20:20Z", danger, pace({ digest: "DAILY", ...night }), "2026-11-23T20:20:00Z"],
  ["22:00 is quiet", "17:00Z", usual, pace(night), "2026-11-24T03:00:00Z"],
  ["21:59 is not", "16:59Z", usual, pace(night), "2026-11-23T16:59:00Z"],
  ["01:20 is quiet until eight of that day", "20:20Z", fixed, pace(night), "2026-11-24T03:00:00Z"],
  ["07:59 is quiet", "02:59Z", usual, pace(night), "2026-11-23T03:00:00Z"],
  ["08:00 is not", "03:00Z", usual, pace(night), "2026-11-23T03:00:00Z"],
  ["quiet by day", "08:30Z", usual, pace({ quietFrom: 13, quietTo: 15 }), "2026-11-23T10:00:00Z"],
  ["the same hour twice is no quiet time", "09:20Z", usual, pace({ quietFrom: 9, quietTo: 9 }), "2026-11-23T09:20:00Z"],
  ["a digest in the night waits too", "17:20Z", usual, pace({ digest: "HOURLY", ...night }), "2026-11-24T03:00:00Z"],
])("%s", (_, time, rule, chosen, due) => {
  expect(findDueTime(new Date(`2026-11-23T${time}`), rule, chosen)).toEqual(new Date(due));
});

test.each([
  ["16:59Z", false],
  ["17:00Z", true],
  ["20:20Z", true],
  ["02:59Z", true],
  ["03:00Z", false],
])("%s is night in Tashkent: %s", (time, isIt) => {
  expect(isNight(new Date(`2026-11-23T${time}`))).toBe(isIt);
});
