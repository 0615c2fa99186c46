import { afterAll, beforeAll, expect, test } from "vitest";
import type { MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { add, money } from "@/lib/money";
import { openOzon, publishLive, readShop } from "./open-ozon.ts";

let opened: Awaited<ReturnType<typeof openOzon>>;
let shop: Shop;
beforeAll(async () => {
  opened = await openOzon();
  shop = await readShop(opened.ozon);
});
afterAll(() => opened.close());

async function listAll(since: Date): Promise<MarketplaceOrder[]> {
  const orders: MarketplaceOrder[] = [];
  let cursor: string | null = null;
  do {
    const page = await opened.ozon.listOrders({ shop, since, until: opened.now(), cursor });
    orders.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return orders;
}

async function getOrder(externalId: string): Promise<MarketplaceOrder> {
  const order = await opened.ozon.getOrder({ shop, externalId });
  if (!order) throw new Error(`no order ${externalId}`);
  return order;
}

test("an order is listed, confirmed, delivered, and its fees are booked", async () => {
  const listing = await publishLive(opened, shop, "SALE-1", 10);
  const start = opened.now();
  const externalId = await opened.order("SALE-1", 2);
  const [order] = await listAll(start);
  expect(order).toMatchObject({
    externalId,
    shopExternalId: shop.externalId,
    state: "TO_PACK",
    rawState: "awaiting_packaging/posting_created",
    orderedAt: start,
    lines: [
      {
        externalLineId: listing.variantExternalId,
        listing: { sku: "SALE-1", variantExternalId: listing.variantExternalId },
        title: "Кабель USB Type-C, 1 м",
        quantity: 2,
        unitPrice: money(349_00n, "RUB"),
      },
    ],
  });
  if (!order) return;
  expect(await getOrder(externalId)).toEqual(order);

  expect(await opened.ozon.confirmOrder({ shop, order })).toMatchObject({ sku: "SALE-1", state: "confirmed" });
  expect(await opened.ozon.confirmOrder({ shop, order })).toMatchObject({ state: "unchanged" });
  expect((await getOrder(externalId)).state).toBe("PACKED");
  expect(await opened.ozon.listFees({ shop, orders: [order], until: opened.now() })).toEqual([]);

  const states = [];
  for (const to of ["in-transit", "at-pickup", "delivered"]) {
    opened.moveClock(3_600_000);
    await opened.control(`orders/${externalId}/advance`, { to });
    states.push((await getOrder(externalId)).state);
  }
  expect(states).toEqual(["IN_TRANSIT", "AT_PICKUP", "DELIVERED"]);

  const fees = await opened.ozon.listFees({ shop, orders: [order], until: opened.now() });
  expect(fees.map(({ kind, amount }) => [kind, amount.amountMinor])).toEqual([
    ["commission", 118_66n],
    ["logistics", 112_00n],
    ["acquiring", 10_47n],
  ]);
  expect(fees.every(({ orderExternalId }) => orderExternalId === externalId)).toBe(true);
  expect(fees.map(({ externalLineId }) => externalLineId)).toEqual(Array(3).fill(listing.variantExternalId));
  expect(await opened.ozon.listFees({ shop, orders: [order], until: opened.now() })).toEqual(fees);
});

test("a return is found by its own change, gives the commission back and keeps the rest", async () => {
  await publishLive(opened, shop, "SALE-2", 10);
  const externalId = await opened.order("SALE-2");
  await opened.control(`orders/${externalId}/advance`, { to: "delivered" });
  opened.moveClock(48 * 3_600_000);
  const since = new Date(opened.now().getTime() - 3_600_000);
  expect(await listAll(since)).toEqual([]);
  await opened.control(`orders/${externalId}/advance`, { to: "returned" });
  const [returned] = await listAll(since);
  expect(returned).toMatchObject({
    externalId,
    state: "RETURNED",
    rawState: "delivered/posting_received/returned:1",
  });
  if (!returned) return;
  const fees = await opened.ozon.listFees({ shop, orders: [returned], until: opened.now() });
  const commissions = fees.filter(({ kind }) => kind === "commission").map(({ amount }) => amount);
  expect(add(money(0n, "RUB"), ...commissions).amountMinor).toBe(0n);
  expect(fees.filter(({ kind }) => kind === "logistics")).toHaveLength(2);
  expect(new Set(fees.map((fee) => fee.externalId)).size).toBe(fees.length);
});

test("a seller's cancellation frees the goods; a second one changes nothing", async () => {
  const listing = await publishLive(opened, shop, "SALE-3", 3);
  const externalId = await opened.order("SALE-3", 3);
  const order = await getOrder(externalId);
  expect(await opened.ozon.cancelOrder({ shop, order, reason: "Не нашли на складе" })).toMatchObject({
    state: "confirmed",
  });
  expect((await getOrder(externalId)).state).toBe("CANCELLED");
  expect(await opened.ozon.readStocks({ shop, listings: [listing] })).toEqual([{ sku: "SALE-3", quantity: 3 }]);
  expect(await opened.ozon.cancelOrder({ shop, order, reason: "Не нашли на складе" })).toMatchObject({
    state: "unchanged",
  });
  expect(await opened.ozon.confirmOrder({ shop, order })).toMatchObject({
    state: "rejected",
    reason: { words: "POSTING_ALREADY_CANCELLED" },
  });
});

test("an order that the buyer did not collect is told from a cancelled one", async () => {
  await publishLive(opened, shop, "SALE-4", 3);
  const [early, late] = [await opened.order("SALE-4"), await opened.order("SALE-4")];
  await opened.control(`orders/${early}/advance`, { to: "cancelled" });
  await opened.control(`orders/${late}/advance`, { to: "at-pickup" });
  await opened.control(`orders/${late}/advance`, { to: "cancelled" });
  expect((await getOrder(early)).state).toBe("CANCELLED");
  expect((await getOrder(late)).state).toBe("NOT_COLLECTED");
});

test("more orders than a page holds are listed once each", async () => {
  await publishLive(opened, shop, "SALE-5", 500);
  opened.moveClock(3_600_000);
  const start = opened.now();
  const placed: string[] = [];
  for (let count = 0; count < 120; count += 1) placed.push(await opened.order("SALE-5"));
  expect((await listAll(start)).map(({ externalId }) => externalId)).toEqual(placed);
});

test("an order with the caller's key is placed once; an unknown one is null", async () => {
  await publishLive(opened, shop, "SALE-6", 5);
  const order = { sku: "SALE-6", quantity: 1, key: "demo-1" };
  const first = await opened.control("orders", order);
  expect((await opened.control("orders", order)).body).toEqual(first.body);
  expect(await opened.ozon.getOrder({ shop, externalId: "00000000-0000-1" })).toBeNull();
});

test("a buyer cannot order more than there is, nor what is not live", async () => {
  await publishLive(opened, shop, "SALE-7", 1);
  expect((await opened.control("orders", { sku: "SALE-7", quantity: 2 })).status).toBe(409);
  expect((await opened.control("orders", { sku: "NOT-THERE", quantity: 1 })).status).toBe(409);
});

test("every call and answer keeps to the specification", ({ skip }) => {
  const violations = opened.listViolations();
  if (violations === null) skip("the marketplaces' specifications are not beside the repository");
  expect(violations).toEqual([]);
});
