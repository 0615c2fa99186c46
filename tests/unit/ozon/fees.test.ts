import { expect, test } from "vitest";
import { toFees, toKind } from "@/lib/marketplaces/ozon/fees";
import type { Fee } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";

test.each<[string, Fee["kind"]]>([
  ["Вознаграждение за продажу", "commission"],
  ["Комиссия за продажу", "commission"],
  ["Возврат вознаграждения", "commission"],
  ["Логистика", "logistics"],
  ["Последняя миля", "logistics"],
  ["Обработка отправления Drop-off", "logistics"],
  ["Обратная логистика", "logistics"],
  ["Оплата эквайринга", "acquiring"],
  ["Услуга размещения товаров на складе", "storage"],
  ["Штраф за отмену", "fine"],
  ["Продвижение в поиске", "other"],
])("%s is %s", (name, kind) => {
  expect(toKind({ id: 1, name, description: "" })).toBe(kind);
});

const accrual = (type_id: number, amount: string) => ({
  accrual_date: "2026-11-20",
  accrued: { amount, currency: "RUB" },
  sku: "77",
  type_id,
  quantity: null,
});
const types = new Map([
  [1, { id: 1, name: "Логистика", description: "" }],
  [2, { id: 2, name: "Выручка", description: "" }],
]);

test("a charge is positive, what is given back negative, and the sale itself is no fee", () => {
  const fees = toFees("1-1", [accrual(1, "-56.10"), accrual(1, "10"), accrual(2, "349"), accrual(9, "-1")], types);
  expect(fees.map(({ amount, kind, rawKind }) => [amount, kind, rawKind])).toEqual([
    [money(56_10n, "RUB"), "logistics", "Логистика"],
    [money(-10_00n, "RUB"), "logistics", "Логистика"],
    [money(1_00n, "RUB"), "other", "9"],
  ]);
  expect(fees[0]).toMatchObject({
    orderExternalId: "1-1",
    externalLineId: "77",
    occurredAt: new Date("2026-11-19T21:00:00Z"),
  });
});

test.each([
  ["698.00", []],
  ["-698", []],
  ["-104.70", [104_70n]],
])("what is the price of all units is the sale, whatever its name: %s", (amount, expected) => {
  const sold = { ...accrual(9, amount), quantity: 2, seller_price: { amount: "349" } };
  expect(toFees("1-1", [sold], types).map((fee) => fee.amount.amountMinor)).toEqual(expected);
});

test("ids do not depend on the order of the answer, and equal charges keep theirs apart", () => {
  const accruals = [accrual(1, "-5"), accrual(1, "-5"), accrual(1, "-6")];
  const ids = toFees("1-1", accruals, types).map(({ externalId }) => externalId);
  expect(new Set(ids).size).toBe(3);
  expect(
    toFees("1-1", accruals.reverse(), types)
      .map(({ externalId }) => externalId)
      .sort(),
  ).toEqual(ids.sort());
});
