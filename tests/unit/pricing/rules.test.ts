import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateFees } from "@/lib/pricing/fee-estimates";
import { convertUp, planPrice } from "@/lib/pricing/rules";

const example = {
  costMinor: 40_000_00n,
  logisticsMinor: 5_250_00n,
  commissionBasisPoints: 2000,
  taxBasisPoints: 100,
  ourBasisPoints: 300,
};

test("an example, line by line", () => {
  const { priceMinor, floorMinor, lines } = planPrice(example);
  // (40 000 + 5 250 + 14 000) / 0.76 = 77 960.5…, up to 78 000; the floor with 4 000: 64 802.6…, up to 65 000.
  expect(priceMinor).toBe(78_000_00n);
  expect(floorMinor).toBe(65_000_00n);
  expect(Object.fromEntries(lines.map(({ key, amountMinor }) => [key, amountMinor]))).toEqual({
    cost: 40_000_00n,
    logistics: 5_250_00n,
    commission: 15_600_00n,
    tax: 780_00n,
    ourCommission: 2_340_00n,
    profit: 14_030_00n,
    price: 78_000_00n,
    floor: 65_000_00n,
  });
});

test("whatever goes in: the lines add up to the price, and the profit is at least what was aimed at", () => {
  const input = fc.record({
    costMinor: fc.bigInt({ min: 1n, max: 10_000_000_000_00n }),
    logisticsMinor: fc.bigInt({ min: 0n, max: 200_000_00n }),
    commissionBasisPoints: fc.integer({ min: 0, max: 5000 }),
    taxBasisPoints: fc.integer({ min: 0, max: 1200 }),
    ourBasisPoints: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(input, (values) => {
      const { priceMinor, floorMinor, lines } = planPrice(values);
      const spent = lines.filter(({ key }) => key !== "price" && key !== "floor");
      expect(spent.reduce((sum, line) => sum + line.amountMinor, 0n)).toBe(priceMinor);
      const profit = lines.find(({ key }) => key === "profit")?.amountMinor ?? 0n;
      // Each of the three shares is rounded to the nearest tiyin.
      expect(profit).toBeGreaterThanOrEqual((values.costMinor * 35n) / 100n - 3n);
      expect(floorMinor).toBeLessThanOrEqual(priceMinor);
      expect(priceMinor % 500_00n).toBe(0n);
    }),
  );
});

test("fees that take the whole price are refused", () => {
  expect(() => planPrice({ ...example, commissionBasisPoints: 9000 })).toThrow(RangeError);
});

test.each([
  [1_500_000_00n, "150", 10_000_00n],
  [78_000_00n, "152.34", 513_00n],
  [1n, "152.34", 100n],
])("%s tiyin at %s so'm are %s kopecks, never less", (som, rate, kopecks) => {
  expect(convertUp(som, rate)).toBe(kopecks);
});

test.each([
  [{ lengthMm: 100, widthMm: 100, heightMm: 100 }, 5_250_00n],
  [{ lengthMm: 200, widthMm: 100, heightMm: 101 }, 5_750_00n],
  [{ lengthMm: 2000, widthMm: 1000, heightMm: 1000 }, 50_000_00n],
])("Uzum's delivery of %j", (size, fee) => {
  expect(estimateFees("uzum", size).logisticsMinor).toBe(fee);
});
