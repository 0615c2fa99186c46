import { expect, test } from "vitest";
import { findPercent } from "@/lib/marketplaces/uzum/tariffs";

const range = (minCommission: number, maxCommission: number) => ({ minCommission, maxCommission });

test.each([
  ["the SKU's own", { commission: 20, commissionDto: range(15, 25) }, { commission: 22.5 }, 22.5],
  ["the card's", { commission: 20, commissionDto: range(15, 25) }, {}, 20],
  ["the card's range of one", { commissionDto: range(15, 15) }, {}, 15],
  ["unknown within a range", { commissionDto: range(15, 25) }, {}, null],
  ["unknown without any", {}, {}, null],
  ["nought", { commission: 20 }, { commission: 0 }, 0],
  ["unknown where it is a sum", {}, { commission: 25_000 }, null],
  ["unknown below nought", {}, { commission: -1 }, null],
])("the commission is %s", (_, product, sku, percent) => {
  expect(findPercent(product, sku)).toBe(percent);
});
