import { expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import { coverShortages } from "@/lib/orders/cover-shortages";
import { storeOrder } from "@/lib/orders/store-order";
import { receiveStock } from "@/lib/stock/receive-stock";
import { useProductDatabase } from "../../support/setup-product";
import { createGoods, createWorld, orderOf, readBalance, readMoney } from "../orders/world";

useProductDatabase();

const marketplaces = ["uzum", "wildberries", "yandex", "ozon"] as const;

/** As many at once as the pool has connections, each order told twice. */
async function atOnce<T>(items: T[], work: (item: T) => Promise<unknown>) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

test("200 orders from four marketplaces for 100 units: 100 are held, 100 are short, nothing is sold twice", async () => {
  const world = await createWorld();
  const productId = await createGoods(world, { sku: "LAMP", costMinor: 1_000_00n, stock: 100 });
  const orders = Array.from({ length: 200 }, (_, index) => ({
    marketplace: marketplaces[index % 4] ?? "uzum",
    order: orderOf(`order-${index}`, "NEW", "2026-11-02T06:00:00Z", [{ sku: "LAMP", priceMinor: 5_000_00n }]),
  }));
  await atOnce([...orders, ...orders], ({ marketplace, order }) => {
    const connection = world.connections[marketplace];
    return storeOrder(world.partnerId, connection, { id: connection.shopId }, order);
  });

  expect(await readBalance(world.partnerId, productId)).toEqual({ onHand: 100, reserved: 100 });
  const read = () =>
    inPartner(world.partnerId, async (db) => ({
      orders: await db.order.count(),
      lines: await db.orderLine.aggregate({ _sum: { reserved: true, shortage: true } }),
      moved: await db.stockMovement.aggregate({ _sum: { onHand: true, reserved: true } }),
    }));
  expect(await read()).toEqual({
    orders: 200,
    lines: { _sum: { reserved: 100, shortage: 100 } },
    moved: { _sum: { onHand: 100, reserved: 100 } },
  });
  const { figures } = await readMoney(world.partnerId);
  expect(figures.map(({ orders: count, units }) => [count, units])).toEqual(marketplaces.map(() => [50, 50]));

  // New stock goes to those who wait, the oldest first.
  await inPartner(world.partnerId, (db) =>
    receiveStock(db, { partnerId: world.partnerId, productId, quantity: 30, causeKey: "second" }),
  );
  expect(await coverShortages(world.partnerId, productId)).toBe(30);
  expect(await readBalance(world.partnerId, productId)).toEqual({ onHand: 130, reserved: 130 });
  expect((await read()).lines._sum).toEqual({ reserved: 130, shortage: 70 });
});
