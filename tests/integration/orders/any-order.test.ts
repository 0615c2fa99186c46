import fc from "fast-check";
import { expect, test } from "vitest";
import { storeOrder } from "@/lib/orders/store-order";
import { useProductDatabase } from "../../support/setup-product";
import { createGoods, createWorld, orderOf, putRate, readBalance, readMoney } from "./world";

useProductDatabase();

const roubles = [{ sku: "VASE", quantity: 2, priceMinor: 1_499_90n, currency: "RUB" as const }];
const som = [
  { sku: "VASE", quantity: 1, priceMinor: 99_000_00n },
  { sku: "BOWL", quantity: 4, priceMinor: 33_333_33n },
];

/** A day of every kind of story; each is told in its true order here. */
const stories = [
  ["ozon", "kept", ["TO_PACK", "PACKED", "IN_TRANSIT", "DELIVERED"], roubles],
  ["ozon", "back", ["TO_PACK", "IN_TRANSIT", "DELIVERED", "RETURNED"], roubles],
  ["uzum", "kept", ["NEW", "TO_PACK", "IN_TRANSIT", "AT_PICKUP", "DELIVERED"], som],
  ["uzum", "off", ["NEW", "TO_PACK", "CANCELLED"], som],
  ["yandex", "left", ["TO_PACK", "IN_TRANSIT", "AT_PICKUP", "NOT_COLLECTED"], som],
] as const;

const readings = stories.flatMap(([marketplace, name, states, lines]) =>
  states.map((state, index) => ({
    marketplace,
    order: orderOf(`${marketplace}-${name}`, state, `2026-11-0${index + 3}T08:00:00Z`, [...lines]),
  })),
);

test("any order of arrival, with repeats, ends at the same stock and the same sums", async () => {
  await putRate("RUB", "2026-11-02", "157.43");
  const tell = async (told: typeof readings) => {
    const world = await createWorld();
    const vase = await createGoods(world, { sku: "VASE", costMinor: 90_000_00n, stock: 50 });
    const bowl = await createGoods(world, { sku: "BOWL", costMinor: 12_345_67n, stock: 50 });
    for (const { marketplace, order } of told) {
      const connection = world.connections[marketplace];
      await storeOrder(world.partnerId, connection, { id: connection.shopId }, order);
    }
    return {
      money: await readMoney(world.partnerId),
      vase: await readBalance(world.partnerId, vase),
      bowl: await readBalance(world.partnerId, bowl),
    };
  };
  const expected = await tell(readings);
  // Ozon 2 + 2 sold, Uzum 1 and 4, Yandex 1 and 4 on their way back.
  expect(expected.vase).toEqual({ onHand: 44, reserved: 0 });
  expect(expected.bowl).toEqual({ onHand: 42, reserved: 0 });
  // 1 416 776 of Ozon; Uzum 3 % of 9 900 000 = 297 000 and of 13 333 332 = 399 999.96.
  expect(expected.money).toMatchObject({ commissionMinor: 2_113_776n, owedMinor: 2_113_776n });

  const shuffled = fc
    .shuffledSubarray(readings, { minLength: readings.length })
    .chain((all) => fc.shuffledSubarray(readings).map((again) => [...all, ...again]));
  for (const told of fc.sample(shuffled, { numRuns: 12, seed: 20261122 })) expect(await tell(told)).toEqual(expected);
});
