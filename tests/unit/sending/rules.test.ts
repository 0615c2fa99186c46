import { expect, test } from "vitest";
import { backOff, type Decision, decide, lookAgainIn, type Standing, settleFor } from "@/lib/sending/rules";

const fresh: Standing = {
  wanted: 7n,
  version: 3,
  confirmedVersion: 2,
  sentVersion: 2,
  settlesInMs: null,
  allowedInMs: null,
};

test.each<[string, Partial<Standing>, bigint | null, Decision]>([
  ["shows it already: nothing is sent", {}, 7n, { act: "confirm" }],
  ["shows something else", {}, 9n, { act: "send" }],
  ["does not know the item yet", {}, null, { act: "send" }],
  ["was sent, may still show", { sentVersion: 3, settlesInMs: 900 }, 9n, { act: "wait", inMs: 900 }],
  [
    "was sent, and an empty answer says nothing",
    { sentVersion: 3, settlesInMs: 900 },
    null,
    { act: "wait", inMs: 900 },
  ],
  ["was sent and has had its time", { sentVersion: 3, settlesInMs: -1 }, 9n, { act: "send" }],
  ["an older version is still on its way: the newest goes out", { settlesInMs: 900 }, 9n, { act: "send" }],
  ["the item's limit is used up", { allowedInMs: 30_000 }, 9n, { act: "later", inMs: 30_000 }],
  ["the item's limit is free again", { allowedInMs: -5 }, 9n, { act: "send" }],
  ["confirmed, and an empty answer takes nothing back", { confirmedVersion: 3, sentVersion: 3 }, null, { act: "keep" }],
  ["confirmed, and still so", { confirmedVersion: 3 }, 7n, { act: "confirm" }],
  [
    "confirmed, but shows something else by now",
    { confirmedVersion: 3, sentVersion: 3, settlesInMs: 5 },
    6n,
    { act: "send" },
  ],
])("the marketplace %s", (_, change, shown, decision) => {
  expect(decide({ ...fresh, ...change }, shown)).toEqual(decision);
});

test("tries wait ever longer, by chance, and never for ever", () => {
  expect([backOff(1, 1), backOff(2, 1), backOff(3, 1)]).toEqual([4_500, 8_500, 16_500]);
  expect(backOff(50, 1)).toBe(30 * 60_000 + 500);
  expect(backOff(50, 0)).toBe(500);
  expect(settleFor("PRICE", "accepted", 1)).toBe(600_000);
  expect(settleFor("PRICE", "accepted", 2)).toBe(1_200_000);
  expect(settleFor("PRICE", "accepted", 20)).toBe(3_600_000);
  expect(settleFor("STOCK", "unknown", 1)).toBe(15_000);
});

test("a sent value is looked for soon, then ever more seldom, and not after it may be sent again", () => {
  expect(lookAgainIn(1, 600_000, 0)).toBe(500);
  expect(lookAgainIn(12, 600_000, 1)).toBe(60_000);
  expect(lookAgainIn(12, 5_000, 1)).toBe(5_000);
});
