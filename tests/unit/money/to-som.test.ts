import fc from "fast-check";
import { expect, test } from "vitest";
import { money } from "@/lib/money";
import { toSom } from "@/lib/rates/to-som";

test.each([
  // 1 499.90 roubles × 2 at 157.43: 299 980 × 157.43 = 47 225 851.4
  [299_980n, "157.43", 47_225_851n],
  // Half a tiyin goes away from zero, both ways.
  [1n, "0.5", 1n],
  [-1n, "0.5", -1n],
  [1n, "0.4999999999", 0n],
  [123_456_789n, "1", 123_456_789n],
  [100n, "12090.8100000000", 1_209_081n],
  [0n, "157.43", 0n],
])("%s minor units at %s are %s tiyin", (amount, rate, tiyin) => {
  expect(toSom(money(amount, "RUB"), rate)).toBe(tiyin);
});

test.each(["", "1e3", "-1", "1,5", "1.12345678901", "NaN"])("%j is no rate", (rate) => {
  expect(() => toSom(money(1n, "RUB"), rate)).toThrow(RangeError);
});

test("never further from the exact value than half a tiyin", () => {
  const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const rates = fc.bigInt({ min: 1n, max: 10n ** 15n });
  fc.assert(
    fc.property(amounts, rates, (amount, scaled) => {
      const text = `${scaled / 10n ** 10n}.${String(scaled % 10n ** 10n).padStart(10, "0")}`;
      const error = amount * scaled - toSom(money(amount, "RUB"), text) * 10n ** 10n;
      expect((error < 0n ? -error : error) * 2n <= 10n ** 10n).toBe(true);
    }),
  );
});
