import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MarketplaceOrder, MarketplaceReturn, Shop } from "@/lib/marketplaces/types";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { money } from "@/lib/money";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

const dayMs = 86_400_000;

describe("Yandex Market: labels, returns, warehouses and tariffs", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  let shop: Shop;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0 });
    shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: [lampCard("A")] });
    await yandex.market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 90 }] });
  });
  afterAll(() => yandex.sandbox.close());

  const buy = async (quantity = 1, to?: string): Promise<MarketplaceOrder> => {
    const { json } = await yandex.control("orders", { sku: "A", quantity });
    if (to) await yandex.control(`orders/${json.externalId}/advance`, { to });
    return get(String(json.externalId));
  };
  const get = async (externalId: string): Promise<MarketplaceOrder> => {
    const order = await yandex.market.getOrder({ shop, externalId });
    if (!order) throw new Error(`no order ${externalId}`);
    return order;
  };
  const listReturns = async (since = yandex.clock.ms - dayMs): Promise<MarketplaceReturn[]> => {
    const until = new Date(yandex.clock.ms);
    return (await yandex.market.listReturns({ shop, since: new Date(since), until })).items;
  };

  test("each order gives a PDF of its labels", async () => {
    const orders = [await buy(), await buy()];
    const labels = await yandex.market.readLabels({ shop, orders });
    expect(labels.map(({ orderExternalIds }) => orderExternalIds)).toEqual(
      orders.map(({ externalId }) => [externalId]),
    );
    for (const { mediaType, bytes } of labels) {
      expect(mediaType).toBe("application/pdf");
      expect(Buffer.from(bytes).toString("latin1")).toMatch(/^%PDF-1\.\d[\s\S]*%%EOF/);
    }
  });

  test("labels of an order that has left, or of none, are refused", async () => {
    const gone = await buy(1, "in-transit");
    await expect(yandex.market.readLabels({ shop, orders: [gone] })).rejects.toMatchObject({ failure: "rejected" });
    const none = { ...gone, externalId: "404" };
    await expect(yandex.market.readLabels({ shop, orders: [none] })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const reader = yandex.connect("ACMA:read").readLabels({ shop, orders: [gone] });
    await expect(reader).rejects.toMatchObject({ failure: "rejected", code: "no-right" });
  });

  test("what is no PDF is no label", async () => {
    const order = await buy();
    const fetch = async () => new Response("<html>", { headers: { "content-type": "text/html" } });
    const market = createYandex({ credentials: { key: "k" }, fetch });
    await expect(market.readLabels({ shop, orders: [order] })).rejects.toMatchObject({ failure: "unexpected-reply" });
  });

  test("a return of a part goes its way back, and the order with it", async () => {
    const order = await buy(3, "delivered");
    const wish = { orderId: Number(order.externalId), kind: "return", reason: "Kichik ekan", quantity: 1 };
    const { json } = await yandex.control("returns", wish);
    const mine = async () => (await listReturns()).find(({ externalId }) => externalId === json.externalId);
    expect(await mine()).toEqual({
      externalId: json.externalId,
      orderExternalId: order.externalId,
      kind: "return",
      state: "requested",
      rawState: "CREATED/STARTED_BY_USER",
      lines: [{ listing: refOf("A"), title: "A", quantity: 1, reason: "DOES_NOT_FIT, USER_DID_NOT_LIKE, Kichik ekan" }],
      changedAt: new Date(yandex.clock.ms),
    });
    for (const state of ["on-the-way", "on-the-way", "ready", "received"]) {
      await yandex.control(`returns/${json.externalId}/advance`, {});
      expect(await mine()).toMatchObject({ state });
    }
    expect(await get(order.externalId)).toMatchObject({
      state: "ATTENTION",
      rawState: "PARTIALLY_RETURNED/DELIVERED_USER_RECEIVED/returned:1",
    });
  });

  test("what nobody fetched comes back as such", async () => {
    const order = await buy(2, "at-pickup");
    const { json } = await yandex.control("returns", { orderId: Number(order.externalId), kind: "not-collected" });
    const found = (await listReturns()).find(({ externalId }) => externalId === json.externalId);
    expect(found).toMatchObject({ kind: "not-collected", state: "on-the-way", lines: [{ quantity: 2, reason: null }] });
    expect(await get(order.externalId)).toMatchObject({ state: "NOT_COLLECTED" });
  });

  test("returns are asked for by the day of their change", async () => {
    const before = (await listReturns()).length;
    yandex.clock.ms += 5 * dayMs;
    expect(await listReturns()).toEqual([]);
    const order = await buy(1, "delivered");
    await yandex.control("returns", { orderId: Number(order.externalId) });
    expect(await listReturns()).toHaveLength(1);
    expect(await listReturns(yandex.clock.ms - 6 * dayMs)).toHaveLength(before + 1);
  });

  test("the warehouse of the shop", async () => {
    const warehouses = await yandex.market.listWarehouses({ shop });
    expect(warehouses).toEqual([{ externalId: "556677", name: "Склад Ташкент", isActive: true }]);
  });

  test("a shop whose warehouses form a group keeps stock by campaign, and sees its own alone", async () => {
    const key = "ACMA:right~group";
    await yandex.control("cabinet", { key, hasWarehouseGroup: true });
    const market = yandex.connect(key);
    const grouped = await openShop(market);
    expect(grouped.warehouseExternalId).toBeNull();
    expect(await market.listWarehouses({ shop: grouped })).toHaveLength(2);
    await market.publishCards({ shop: grouped, cards: [lampCard("G")] });
    const outcomes = await market.setStocks({ shop: grouped, stocks: [{ ...refOf("G"), quantity: 4 }] });
    expect(outcomes).toMatchObject([{ state: "accepted" }]);
    expect(await market.readStocks({ shop: grouped, listings: [refOf("G")] })).toEqual([{ sku: "G", quantity: 4 }]);
  });

  test("tariffs: a part of the price, or a sum; the dearest of several", async () => {
    const { dimensions } = lampCard("A");
    const price = money(10_000_000n, "UZS");
    const item = { ...refOf("A"), categoryExternalId: "1003093", price, dimensions };
    const tariffs = await yandex.market.readTariffs({ shop, items: [item, { ...item, sku: "B", dimensions: null }] });
    expect(tariffs).toEqual([
      { sku: "A", kind: "commission", rawKind: "FEE", basisPoints: 900, amount: null },
      { sku: "A", kind: "logistics", rawKind: "DELIVERY_TO_CUSTOMER", basisPoints: 550, amount: null },
      { sku: "A", kind: "acquiring", rawKind: "PAYMENT_TRANSFER", basisPoints: 160, amount: null },
      { sku: "A", kind: "logistics", rawKind: "SORTING", basisPoints: null, amount: money(400_000n, "UZS") },
    ]);
    const unknown = yandex.market.readTariffs({ shop, items: [{ ...item, categoryExternalId: "1" }] });
    await expect(unknown).rejects.toMatchObject({ failure: "rejected" });
  });

  test("every request and reply is as the specification says", () => {
    expect(yandex.listViolations()).toEqual([]);
  });
});
