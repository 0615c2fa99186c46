import { describe, expect, test } from "vitest";
import { decideNextTry, isConnectionTrouble } from "@/lib/connections/push-retry";
import { AppError } from "@/lib/errors";
import { MarketplaceError } from "@/lib/marketplaces/errors";

const hourMs = 3_600_000;
const fresh = { tries: 0, ageMs: 1_000 };

describe("what a failed reading means for its message", () => {
  test.each([
    ["a refused key", new MarketplaceError("credentials"), fresh, { kind: "pause" }],
    ["a connection at rest", new AppError("conflict", "connections.paused"), fresh, { kind: "pause" }],
    ["a refused request", new MarketplaceError("rejected"), fresh, { kind: "give-up", failure: "rejected" }],
    [
      "a limit that says how long",
      new MarketplaceError("rate-limited", { retryAfterMs: 7_000 }),
      { tries: 50, ageMs: 30 * hourMs },
      { kind: "wait", ms: 7_000, isCounted: false },
    ],
    [
      "a limit that does not",
      new MarketplaceError("rate-limited"),
      fresh,
      { kind: "wait", ms: 30_000, isCounted: false },
    ],
    ["away, first try", new MarketplaceError("unavailable"), fresh, { kind: "wait", ms: 5_000, isCounted: true }],
    [
      "away, fourth try",
      new MarketplaceError("unavailable"),
      { tries: 3, ageMs: hourMs },
      { kind: "wait", ms: 40_000, isCounted: true },
    ],
    [
      "away for hours",
      new MarketplaceError("unavailable"),
      { tries: 30, ageMs: 23 * hourMs },
      { kind: "wait", ms: 900_000, isCounted: true },
    ],
    [
      "away for more than a day",
      new MarketplaceError("unavailable"),
      { tries: 30, ageMs: 25 * hourMs },
      { kind: "give-up", failure: "unavailable" },
    ],
    [
      "an odd reply, eighth try",
      new MarketplaceError("unexpected-reply"),
      { tries: 7, ageMs: 1_000 },
      { kind: "give-up", failure: "unexpected-reply" },
    ],
    [
      "an error of ours",
      new TypeError("x"),
      { tries: 6, ageMs: 1_000 },
      { kind: "wait", ms: 320_000, isCounted: true },
    ],
    [
      "an error of ours, eighth try",
      new TypeError("x"),
      { tries: 7, ageMs: 1 },
      { kind: "give-up", failure: "unexpected" },
    ],
  ])("%s", (_, error, message, next) => {
    expect(decideNextTry(error, message)).toEqual(next);
  });
});

test("a failure of one order does not stop the others; one of the connection does", () => {
  for (const failure of ["rejected", "unexpected-reply"] as const) {
    expect(isConnectionTrouble(new MarketplaceError(failure))).toBe(false);
  }
  for (const failure of ["credentials", "rate-limited", "unavailable"] as const) {
    expect(isConnectionTrouble(new MarketplaceError(failure))).toBe(true);
  }
});
