import { expect, test } from "vitest";
import { type Currency, money } from "@/lib/money";
import {
  type GuardReason,
  type GuardRefusal,
  guardPrice,
  isBatchStopped,
  type PriceBounds,
} from "@/lib/pricing/guard-price";

const bounds: PriceBounds = { breakEvenMinor: 60_000_00n, floorMinor: 70_000_00n, ceilingMinor: 1_000_000_00n };

test.each<[string, bigint, bigint | null, PriceBounds | null, GuardReason[]]>([
  ["a price within everything", 100_000_00n, 95_000_00n, bounds, []],
  ["the first price", 100_000_00n, null, bounds, []],
  ["the first price of goods without a cost", 100_000_00n, null, null, []],
  ["exactly the floor", 70_000_00n, 80_000_00n, bounds, []],
  ["a tiyin below the floor", 69_999_99n, 80_000_00n, bounds, ["below-floor"]],
  ["exactly cost and fees: no loss, but below the floor", 60_000_00n, 70_000_00n, bounds, ["below-floor"]],
  ["a tiyin below cost and fees", 59_999_99n, 70_000_00n, bounds, ["below-cost"]],
  ["exactly the ceiling", 1_000_000_00n, 900_000_00n, bounds, []],
  ["above the ceiling", 1_000_000_01n, 900_000_00n, bounds, ["above-ceiling"]],
  ["exactly 30 % down", 70_000_00n, 100_000_00n, bounds, []],
  ["a tiyin more than 30 % down", 69_999_99n, 100_000_00n, null, ["step"]],
  ["exactly 30 % up", 130_000_00n, 100_000_00n, bounds, []],
  ["a tiyin more than 30 % up", 130_000_01n, 100_000_00n, bounds, ["step"]],
  ["two zeros forgotten (T8)", 129_000_00n, 12_900_000_00n, null, ["step"]],
  ["a zero too many", 1_290_000_00n, 129_000_00n, bounds, ["above-ceiling", "step"]],
  ["a model suggests 1 (T8)", 1_00n, 100_000_00n, bounds, ["below-cost", "step"]],
  ["a model suggests 1 as the first price", 1_00n, null, bounds, ["below-cost"]],
  ["what is asked already, though below cost", 10_000_00n, 10_000_00n, bounds, []],
])("%s", (_, amountMinor, currentMinor, given, reasons) => {
  const verdict = guardPrice({ price: money(amountMinor, "UZS"), shopCurrency: "UZS", currentMinor, bounds: given });
  expect(verdict).toEqual(reasons.length > 0 ? { act: "ask", reasons } : { act: "pass" });
});

test.each<[bigint, Currency, GuardRefusal]>([
  [100_00n, "RUB", "currency"],
  [0n, "UZS", "not-positive"],
  [-1n, "UZS", "not-positive"],
])("%d %s never leaves, whatever a person says", (amountMinor, currency, refusal) => {
  expect(
    guardPrice({ price: money(amountMinor, currency), shopCurrency: "UZS", currentMinor: null, bounds: null }),
  ).toEqual({ act: "refuse", refusal });
});

const changes = (count: number, amountMinor: bigint) =>
  Array.from({ length: count }, () => ({ currentMinor: 100_00n, amountMinor }));

type Changes = Parameters<typeof isBatchStopped>[0];

test.each<[string, Changes, number, boolean]>([
  ["one price is no batch", changes(1, 50_00n), 1, false],
  ["exactly a fifth of the catalogue", changes(20, 79_99n), 100, false],
  ["more than a fifth of it by more than a fifth", changes(21, 79_99n), 100, true],
  ["all of it by exactly a fifth", changes(100, 80_00n), 100, false],
  ["upwards as well", changes(21, 120_01n), 100, true],
  ["first prices change nothing", changes(50, 1n).map((one) => ({ ...one, currentMinor: null })), 100, false],
  ["both of two", changes(2, 79_00n), 2, true],
])("a batch: %s", (_, batch, catalogueSize, isStopped) => {
  expect(isBatchStopped(batch, catalogueSize)).toBe(isStopped);
});
