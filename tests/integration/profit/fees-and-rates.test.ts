import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findPartnersWithoutRate } from "@/lib/db/doors";
import type { Fee } from "@/lib/marketplaces/types";
import { type Currency, money } from "@/lib/money";
import { fillRates, linkProduct } from "@/lib/orders/fill-pending";
import { storeFees } from "@/lib/orders/store-fees";
import { storeOrder } from "@/lib/orders/store-order";
import { startRates } from "../../../local/rates/start-rates.ts";
import { useProductDatabase } from "../../support/setup-product";
import { createGoods, createWorld, orderOf, putRate, readBalance, readMoney, type World } from "../orders/world";

useProductDatabase();

let rates: Awaited<ReturnType<typeof startRates>>;
beforeAll(async () => {
  rates = await startRates();
  process.env.CBU_URL = rates.url;
});
afterAll(() => rates.close());

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const deliver = (
  marketplace: keyof World["connections"],
  sku: string,
  priceMinor: bigint,
  currency: Currency = "UZS",
) => {
  const connection = world.connections[marketplace];
  const order = orderOf("1", "DELIVERED", "2026-11-05T08:00:00Z", [{ sku, priceMinor, currency }]);
  return storeOrder(world.partnerId, connection, { id: connection.shopId }, order);
};

const fee = (externalId: string, amountMinor: bigint, currency: Currency = "UZS"): Fee => ({
  externalId,
  orderExternalId: "1",
  externalLineId: null,
  sku: null,
  kind: "commission",
  rawKind: "FEE",
  amount: money(amountMinor, currency),
  occurredAt: new Date("2026-11-06T08:00:00Z"),
});

const delivered = async () => (await readMoney(world.partnerId)).figures.find(({ day }) => day === "2026-11-05");

test("fees are booked once; the same id with another amount moves the figures by the difference", async () => {
  await createGoods(world, { sku: "VASE", costMinor: 40_000_00n, stock: 5 });
  const { orderId } = await deliver("uzum", "VASE", 99_000_00n);
  const connectionId = world.connections.uzum.id;
  const store = (...fees: Fee[]) => storeFees(world.partnerId, connectionId, orderId, fees);
  expect(await store(fee("a", 15_000_00n), fee("b", 5_250_00n))).toBe(true);
  expect(await store(fee("a", 15_000_00n), fee("b", 5_250_00n))).toBe(false);
  expect(await delivered()).toMatchObject({ revenueMinor: 99_000_00n, feesMinor: 20_250_00n });
  // After a partial refund the marketplace overwrites its own line; a fee given back is negative.
  expect(await store(fee("a", 10_000_00n), fee("c", -1_000_00n))).toBe(true);
  expect(await delivered()).toMatchObject({ revenueMinor: 99_000_00n, feesMinor: 14_250_00n });
  const stranger = await createWorld();
  expect(await storeFees(stranger.partnerId, connectionId, orderId, [fee("a", 1n)])).toBe(false);
});

test("sales before the rate is known are pending; the rate of the sale's day books them later", async () => {
  const goods = { sku: "VASE", costMinor: 40_000_00n, stock: 5 };
  await createGoods(world, goods);
  const { orderId } = await deliver("ozon", "VASE", 1_000_00n, "RUB");
  await storeFees(world.partnerId, world.connections.ozon.id, orderId, [fee("a", 100_00n, "RUB")]);
  expect(await delivered()).toMatchObject({ pendingLines: 1, revenueMinor: 0n, feesMinor: 0n });
  expect(await readMoney(world.partnerId)).toMatchObject({ owedMinor: 0n });
  expect(await findPartnersWithoutRate()).toContainEqual({ partnerId: world.partnerId });

  expect(await fillRates(world.partnerId)).toBe(1);
  expect(await fillRates(world.partnerId)).toBe(0);
  expect(await findPartnersWithoutRate()).not.toContainEqual({ partnerId: world.partnerId });
  const booked = await delivered();
  // Whatever the table says of that day: the fee is a tenth of the price, our commission 3 %.
  expect(booked).toMatchObject({ pendingLines: 0, feesMinor: (booked?.revenueMinor ?? 0n) / 10n });
  expect(booked?.revenueMinor).toBeGreaterThan(0n);
  expect((await readMoney(world.partnerId)).owedMinor).toBe(booked?.commissionMinor);

  // A rate that is corrected afterwards changes no booked sale.
  await putRate("RUB", "2026-11-01", "999");
  expect(await fillRates(world.partnerId)).toBe(0);
  expect(await delivered()).toEqual(booked);
});

test("goods entered after they were sold get their cost then, and their old sales leave the count alone", async () => {
  await deliver("yandex", "LATE", 50_000_00n);
  expect(await delivered()).toMatchObject({ pendingLines: 1, revenueMinor: 0n, commissionMinor: 0n });
  const productId = await createGoods(world, {
    sku: "LATE",
    costMinor: 20_000_00n,
    stock: 7,
    createdAt: new Date("2026-11-20"),
  });
  expect(await linkProduct(world.partnerId, productId)).toBe(1);
  expect(await delivered()).toMatchObject({
    pendingLines: 0,
    revenueMinor: 50_000_00n,
    costMinor: 20_000_00n,
    commissionMinor: 1_500_00n,
  });
  expect(await readBalance(world.partnerId, productId)).toEqual({ onHand: 7, reserved: 0 });
  expect(await linkProduct((await createWorld()).partnerId, productId)).toBe(0);
});
