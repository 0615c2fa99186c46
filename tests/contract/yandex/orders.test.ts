import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

const day = 86_400_000;

describe("Yandex Market: orders and fees", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  let shop: Shop;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0 });
    shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: [lampCard("A")] });
    await yandex.market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 500 }] });
  });
  afterAll(() => yandex.sandbox.close());

  const buy = async (quantity = 1, key?: string) =>
    String((await yandex.control("orders", { sku: "A", quantity, key })).json.externalId);
  const advance = (id: string, to?: string) => yandex.control(`orders/${id}/advance`, { to });
  const get = async (externalId: string): Promise<MarketplaceOrder> => {
    const order = await yandex.market.getOrder({ shop, externalId });
    if (!order) throw new Error(`no order ${externalId}`);
    return order;
  };
  const listAll = async (since: Date, until: Date) => {
    const orders: MarketplaceOrder[] = [];
    let cursor: string | null = null;
    do {
      const page = await yandex.market.listOrders({ shop, since, until, cursor });
      orders.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return orders;
  };

  test("an order goes from the buyer to profit", async () => {
    const id = await buy(2);
    const order = await get(id);
    expect(order).toEqual({
      externalId: id,
      shopExternalId: "21098765",
      state: "TO_PACK",
      rawState: "PROCESSING/STARTED",
      orderedAt: new Date("2026-11-20T06:00:00Z"),
      changedAt: new Date("2026-11-20T06:00:00Z"),
      shipBy: new Date("2026-11-21T15:00:00Z"),
      lines: [
        {
          externalLineId: expect.stringMatching(/^\d+$/),
          listing: refOf("A"),
          title: "Лампа A",
          quantity: 2,
          unitPrice: money(18_900_000n, "UZS"),
        },
      ],
    });
    expect(await yandex.market.confirmOrder({ shop, order })).toMatchObject({ sku: id, state: "confirmed" });
    expect(await yandex.market.confirmOrder({ shop, order })).toMatchObject({ sku: id, state: "unchanged" });
    const fees = () => yandex.market.listFees({ shop, orders: [order], until: new Date(yandex.clock.ms) });
    expect(await fees()).toEqual([]);
    for (const state of ["IN_TRANSIT", "AT_PICKUP", "DELIVERED"]) {
      await advance(id);
      expect(await get(id)).toMatchObject({ state });
    }
    const booked = await fees();
    expect(booked.map(({ externalId, kind, amount }) => [externalId, kind, amount])).toEqual([
      [`${id}:FEE`, "commission", money(3_402_000n, "UZS")],
      [`${id}:DELIVERY_TO_CUSTOMER`, "logistics", money(2_079_000n, "UZS")],
      [`${id}:PAYMENT_TRANSFER`, "acquiring", money(604_800n, "UZS")],
    ]);
    expect(await fees()).toEqual(booked);
    await advance(id, "returned");
    expect(await get(id)).toMatchObject({ state: "RETURNED" });
    expect((await fees()).map(({ rawKind }) => rawKind)).toContain("RETURN_PROCESSING");
  });

  test("the shop cancels with its one reason, and the units come back", async () => {
    const id = await buy();
    const [before] = await yandex.market.readStocks({ shop, listings: [refOf("A")] });
    const order = await get(id);
    const cancel = () => yandex.market.cancelOrder({ shop, order, reason: "broken" });
    expect(await cancel()).toMatchObject({ state: "confirmed" });
    expect(await cancel()).toMatchObject({ state: "unchanged" });
    expect(await get(id)).toMatchObject({ state: "CANCELLED", rawState: "CANCELLED/SHOP_FAILED" });
    const [after] = await yandex.market.readStocks({ shop, listings: [refOf("A")] });
    expect(after?.quantity).toBe((before?.quantity ?? 0) + 1);
    expect(await yandex.market.confirmOrder({ shop, order })).toMatchObject({ state: "rejected" });
  });

  test("an order that nobody fetched is told apart from a cancelled one", async () => {
    const id = await buy();
    await advance(id, "at-pickup");
    await advance(id, "cancelled");
    expect(await get(id)).toMatchObject({ state: "NOT_COLLECTED", rawState: "CANCELLED/PICKUP_EXPIRED" });
  });

  test("the same buyer's key makes one order", async () => {
    expect(await buy(1, "k-1")).toBe(await buy(1, "k-1"));
  });

  test("changed orders come page by page, through windows of thirty days", async () => {
    yandex.clock.ms += 20 * day;
    const since = new Date(yandex.clock.ms);
    const ids: string[] = [];
    for (let index = 0; index < 60; index += 1) ids.push(await buy());
    yandex.clock.ms += 25 * day;
    const first = ids[0] ?? "";
    await advance(first, "packed");
    const orders = await listAll(since, new Date(yandex.clock.ms + 1000));
    expect(orders.map(({ externalId }) => externalId).sort()).toEqual([...ids].sort());
    expect(orders.find(({ externalId }) => externalId === first)).toMatchObject({ state: "PACKED" });
    yandex.clock.ms += 20 * day;
    await advance(first, "in-transit");
    const later = await listAll(since, new Date(yandex.clock.ms + 1000));
    expect(later.at(-1)).toMatchObject({ externalId: first, state: "IN_TRANSIT" });
  });

  test("an order of three months ago is still found, and seen to change", async () => {
    const id = await buy();
    await advance(id, "at-pickup");
    yandex.clock.ms += 95 * day;
    expect(await get(id)).toMatchObject({ state: "AT_PICKUP" });
    await advance(id, "delivered");
    const [changed, ...others] = await listAll(new Date(yandex.clock.ms - day), new Date(yandex.clock.ms + 1000));
    expect(changed).toMatchObject({ externalId: id, state: "DELIVERED" });
    expect(others).toEqual([]);
  });

  test("an unknown order is null, and one of another shop is refused", async () => {
    expect(await yandex.market.getOrder({ shop, externalId: "1" })).toBeNull();
    expect(await yandex.market.getOrder({ shop, externalId: "not a number" })).toBeNull();
    const other = { ...shop, externalId: "999" };
    // The key is good, and stays in use for its own shop.
    await expect(yandex.market.getOrder({ shop: other, externalId: "1" })).rejects.toMatchObject({
      failure: "rejected",
      code: "no-right",
    });
  });

  test("every request and reply is as the specification says", () => {
    expect(yandex.listViolations()).toEqual([]);
  });
});
