import { beforeEach, expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import { storeOrder } from "@/lib/orders/store-order";
import { useProductDatabase } from "../../support/setup-product";
import { createGoods, createWorld, orderOf, putRate, readBalance, readMoney, type World } from "./world";

useProductDatabase();

let world: World;
let vase: string;
beforeEach(async () => {
  world = await createWorld();
  vase = await createGoods(world, { sku: "VASE", costMinor: 40_000_00n, stock: 10 });
});

const store = (marketplace: keyof World["connections"], order: ReturnType<typeof orderOf>) => {
  const connection = world.connections[marketplace];
  return storeOrder(world.partnerId, connection, { id: connection.shopId }, order);
};
const lines = [{ sku: "VASE", quantity: 3, priceMinor: 99_000_00n }];

test("a new order freezes its sums and reserves its stock", async () => {
  const { orderId, isNew } = await store("uzum", orderOf("1", "NEW", "2026-11-02T06:00:00Z", lines));
  expect(isNew).toBe(true);
  const order = await inPartner(world.partnerId, (db) =>
    db.order.findUniqueOrThrow({ where: { id: orderId }, include: { lines: true } }),
  );
  expect(order).toMatchObject({ state: "NEW", rawState: "new", totalMinor: 297_000_00n, currency: "UZS" });
  expect(order.lines).toEqual([
    expect.objectContaining({
      productId: vase,
      quantity: 3,
      unitPriceMinor: 99_000_00n,
      unitCostMinor: 40_000_00n,
      commissionBasisPoints: 300,
      rateSource: "som",
      shortage: 0,
      reserved: 3,
    }),
  ]);
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 10, reserved: 3 });
  const events = await inPartner(world.partnerId, (db) => db.outboxEvent.findMany({ orderBy: { name: "asc" } }));
  expect(events.map(({ name, data }) => [name, data])).toEqual([
    ["orders/order.received", { partnerId: world.partnerId, orderId }],
    ["stock/balance.changed", { partnerId: world.partnerId, productId: vase }],
  ]);
});

test("delivered: commission, ledger and figures to the tiyin, on the delivery's day in Tashkent", async () => {
  await store("uzum", orderOf("1", "NEW", "2026-11-02T06:00:00Z", lines));
  // 20:30 UTC is the next morning in Tashkent.
  await store("uzum", orderOf("1", "DELIVERED", "2026-11-05T20:30:00Z", lines));
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 7, reserved: 0 });
  // 3 × 99 000 = 297 000; 3 % = 8 910.
  expect(await readMoney(world.partnerId)).toEqual({
    figures: [
      row("2026-11-02", "uzum", { orders: 1, units: 3 }),
      row("2026-11-06", "uzum", {
        deliveredOrders: 1,
        revenueMinor: 297_000_00n,
        costMinor: 120_000_00n,
        commissionMinor: 8_910_00n,
      }),
    ],
    commissionMinor: 8_910_00n,
    owedMinor: 8_910_00n,
  });
});

test("what was sold before the shop was connected owes no commission", async () => {
  const old = "2026-01-10T06:00:00Z";
  await store("uzum", orderOf("1", "DELIVERED", "2026-01-12T06:00:00Z", lines, old));
  const { figures, owedMinor } = await readMoney(world.partnerId);
  expect(figures).toContainEqual(expect.objectContaining({ revenueMinor: 297_000_00n, commissionMinor: 0n }));
  expect(owedMinor).toBe(0n);
});

test("roubles are booked at the rate of the sale's day, rounded once a line", async () => {
  await putRate("RUB", "2026-11-02", "157.43");
  await putRate("RUB", "2026-11-05", "200");
  const roubles = [{ sku: "VASE", quantity: 2, priceMinor: 1_499_90n, currency: "RUB" as const }];
  await store("ozon", orderOf("1", "DELIVERED", "2026-11-05T08:00:00Z", roubles));
  // 299 980 kopecks × 157.43 = 47 225 851.4 tiyin; 3 % of 47 225 851 = 1 416 775.53.
  const { figures, owedMinor } = await readMoney(world.partnerId);
  expect(figures[1]).toMatchObject({ day: "2026-11-05", revenueMinor: 47_225_851n, commissionMinor: 1_416_776n });
  expect(owedMinor).toBe(1_416_776n);
});

test("a return takes everything back at the original rate; its goods wait to be checked in", async () => {
  await store("uzum", orderOf("1", "DELIVERED", "2026-11-05T08:00:00Z", lines));
  await inPartner(world.partnerId, (db) =>
    db.partner.updateMany({ where: { id: world.partnerId }, data: { tariffKey: "business" } }),
  );
  await store("uzum", orderOf("1", "RETURNED", "2026-11-09T08:00:00Z", lines));
  const money = await readMoney(world.partnerId);
  expect(money).toEqual({
    figures: [row("2026-11-02", "uzum", { orders: 1, units: 3 })],
    commissionMinor: 0n,
    owedMinor: 0n,
  });
  const records = await inPartner(world.partnerId, (db) => db.commissionPaid.findMany({ orderBy: { id: "asc" } }));
  expect(
    records.map(({ kind, sourceEvent, amountMinor, basisPoints }) => [kind, sourceEvent, amountMinor, basisPoints]),
  ).toEqual([
    ["ACCRUAL", "delivered", 8_910_00n, 300],
    ["REVERSAL", "returned", -8_910_00n, 300],
  ]);
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 7, reserved: 0 });
});

test("called off before the hand-over: the stock is free again and no money moved", async () => {
  await store("wildberries", orderOf("1", "TO_PACK", "2026-11-02T06:00:00Z", lines));
  await store("wildberries", orderOf("1", "CANCELLED", "2026-11-02T09:00:00Z", lines));
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 10, reserved: 0 });
  expect((await readMoney(world.partnerId)).figures).toEqual([
    row("2026-11-02", "wildberries", { orders: 1, units: 3 }),
  ]);
});

test("the same readings again, in any order, change nothing", async () => {
  const history = [
    orderOf("1", "NEW", "2026-11-02T06:00:00Z", lines),
    orderOf("1", "PACKED", "2026-11-03T06:00:00Z", lines),
    orderOf("1", "DELIVERED", "2026-11-05T08:00:00Z", lines),
  ];
  for (const reading of history) await store("yandex", reading);
  const before = await readMoney(world.partnerId);
  const events = () => inPartner(world.partnerId, (db) => db.outboxEvent.count());
  const sent = await events();
  for (const reading of [...history].reverse().concat(history)) await store("yandex", reading);
  expect(await readMoney(world.partnerId)).toEqual(before);
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 7, reserved: 0 });
  expect(await events()).toBe(sent);
});

test("an unknown state is kept as given and moves no money", async () => {
  await store("ozon", orderOf("1", "DELIVERED", "2026-11-05T08:00:00Z", lines));
  const before = await readMoney(world.partnerId);
  const odd = { ...orderOf("1", "ATTENTION", "2026-11-06T08:00:00Z", lines), rawState: "teleported" };
  const { orderId } = await store("ozon", odd);
  expect(await readMoney(world.partnerId)).toEqual(before);
  const order = await inPartner(world.partnerId, (db) => db.order.findUniqueOrThrow({ where: { id: orderId } }));
  expect(order).toMatchObject({ state: "ATTENTION", rawState: "teleported" });
});

test("a sale beyond the stock is recorded and shows as a shortage", async () => {
  const many = [{ sku: "VASE", quantity: 12, priceMinor: 99_000_00n }];
  const { orderId } = await store("uzum", orderOf("1", "NEW", "2026-11-02T06:00:00Z", many));
  const [line] = await inPartner(world.partnerId, (db) => db.orderLine.findMany({ where: { orderId } }));
  expect(line).toMatchObject({ reserved: 10, shortage: 2 });
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 10, reserved: 10 });
});

test("goods that we do not know: the order is there, its money is pending", async () => {
  await store("uzum", orderOf("1", "DELIVERED", "2026-11-05T08:00:00Z", [{ sku: "OTHER", priceMinor: 1_000_00n }]));
  const { figures, owedMinor } = await readMoney(world.partnerId);
  expect(figures[1]).toEqual(row("2026-11-05", "uzum", { deliveredOrders: 1, pendingLines: 1 }));
  expect(owedMinor).toBe(30_00n);
});

test("goods that had left before they were counted in take nothing from the count", async () => {
  const bowl = await createGoods(world, { sku: "BOWL", costMinor: 1n, stock: 5, createdAt: new Date("2026-11-10") });
  const bowls = [{ sku: "BOWL", priceMinor: 1_000_00n }];
  await store("uzum", orderOf("old", "DELIVERED", "2026-11-05T08:00:00Z", bowls));
  expect(await readBalance(world.partnerId, bowl)).toEqual({ onHand: 5, reserved: 0 });
});

test("another partner sees none of it and cannot store into it", async () => {
  await store("uzum", orderOf("1", "NEW", "2026-11-02T06:00:00Z", lines));
  const stranger = await createWorld();
  expect(await inPartner(stranger.partnerId, (db) => db.order.count())).toBe(0);
  const { uzum } = world.connections;
  const foreign = storeOrder(
    stranger.partnerId,
    uzum,
    { id: uzum.shopId },
    orderOf("2", "NEW", "2026-11-02T06:00:00Z", lines),
  );
  await expect(foreign).rejects.toThrow();
  expect(await inPartner(world.partnerId, (db) => db.order.count())).toBe(1);
});

function row(day: string, marketplace: string, figures: Record<string, number | bigint>) {
  return {
    day,
    marketplace,
    orders: 0,
    units: 0,
    deliveredOrders: 0,
    revenueMinor: 0n,
    costMinor: 0n,
    feesMinor: 0n,
    commissionMinor: 0n,
    pendingLines: 0,
    ...figures,
  };
}
