import { expect, test } from "vitest";
import { isPriceTaken } from "@/lib/marketplaces/uzum/prices";
import { money } from "@/lib/money";

test.each([
  [100n, "UZS", true],
  [12_900_000n, "UZS", true],
  [99_999_900_000n, "UZS", true],
  [99_999_900_100n, "UZS", false],
  [0n, "UZS", false],
  [-100n, "UZS", false],
  [150n, "UZS", false],
  [100n, "RUB", false],
] as const)("%d tiyin of %s is taken: %s", (amount, currency, taken) => {
  expect(isPriceTaken(money(amount, currency))).toBe(taken);
});
