import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { bySku, key, openUzum } from "./sandbox.ts";

let at: number;
let bench: Awaited<ReturnType<typeof openUzum>>;
const minuteMs = 60_000;

beforeEach(async () => {
  at = Date.parse("2026-11-22T09:00:00Z");
  bench = await openUzum({ now: () => at });
  await bench.addCard();
  await bench.uzum.setStocks({ shop: bench.shop, stocks: [{ ...bySku("TS1"), quantity: 10 }] });
});
afterEach(() => bench.close());

async function buy(quantity = 2): Promise<string> {
  const { body } = await bench.control("/_sandbox/orders", { sku: "TS1", quantity });
  return String(body.externalId);
}

const advance = (id: string, to?: string) => bench.control(`/_sandbox/orders/${id}/advance`, to ? { to } : {});

async function listAll(since = new Date(at - 60 * minuteMs)): Promise<MarketplaceOrder[]> {
  const orders: MarketplaceOrder[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await bench.uzum.listOrders({ shop: bench.shop, since, until: new Date(at), cursor: cursor ?? null });
    orders.push(...page.items);
    cursor = page.nextCursor;
  }
  return orders;
}

async function read(externalId: string): Promise<MarketplaceOrder> {
  const order = await bench.uzum.getOrder({ shop: bench.shop, externalId });
  if (!order) throw new Error("the order is gone");
  return order;
}

const stockOf = async () => (await bench.uzum.readStocks({ shop: bench.shop, listings: [bySku("TS1")] }))[0]?.quantity;

describe("orders", () => {
  test("travel from the buyer's click to the fees", async () => {
    const id = await buy();
    expect(await stockOf()).toBe(8);
    const [listed] = await listAll();
    expect(listed).toMatchObject({
      externalId: id,
      shopExternalId: bench.shop.externalId,
      state: "NEW",
      orderedAt: new Date(at),
      lines: [{ listing: { sku: "TS1" }, quantity: 2, unitPrice: { amountMinor: 12_900_000n, currency: "UZS" } }],
    });
    at += minuteMs;
    expect(await bench.uzum.confirmOrder({ shop: bench.shop, order: await read(id) })).toMatchObject({
      state: "confirmed",
    });
    expect(await read(id)).toMatchObject({ state: "TO_PACK", changedAt: new Date(at) });

    const fees = () =>
      bench.uzum.listFees({
        shop: bench.shop,
        orders: [{ externalId: id, orderedAt: new Date(at) }],
        until: new Date(at),
      });
    await advance(id, "packed");
    expect((await read(id)).state).toBe("PACKED");
    await advance(id, "in-transit");
    expect((await read(id)).state).toBe("IN_TRANSIT");
    expect(await fees()).toEqual([]);
    at += minuteMs;
    await advance(id, "delivered");
    expect(await read(id)).toMatchObject({ state: "DELIVERED", rawState: "COMPLETED", changedAt: new Date(at) });
    expect((await listAll()).map(({ state }) => state)).toEqual(["DELIVERED"]);
    // 22 % of 258 000 so'm, and 5 250 for each piece of 1.5 litres and more: 5 500.
    expect((await fees()).map(({ kind, amount }) => [kind, amount.amountMinor])).toEqual([
      ["commission", 5_676_000n],
      ["logistics", 1_100_000n],
    ]);
  });

  test("of every status are listed once, closed ones as long as they were ordered lately", async () => {
    const ids = [await buy(1), await buy(1), await buy(1)];
    await advance(ids[1] ?? "");
    await advance(ids[2] ?? "", "delivered");
    expect((await listAll()).map(({ externalId }) => externalId)).toEqual(ids);
    at += 120 * minuteMs;
    expect((await listAll()).map(({ externalId }) => externalId)).toEqual(ids);
    at += 30 * 24 * 60 * minuteMs;
    expect((await listAll()).map(({ externalId }) => externalId)).toEqual(ids.slice(0, 2));
  });

  test("whose cancellation is dated by its request are told as cancelled all the same, and as of now", async () => {
    const id = await buy();
    const requested = new Date(at).toISOString();
    at += 180 * minuteMs;
    const uzum = createUzum({
      credentials: { key },
      origin: bench.url,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        const { searchParams } = new URL(url);
        if (searchParams.get("status") !== "CANCELED") return response;
        const body = (await response.json()) as object;
        const orderItems = [{ id: 1, sellerPrice: 1, cancelled: 1 }];
        const order = { id, status: "CANCELED", dateCreated: requested, dateCancelled: requested, orderItems };
        return Response.json({ ...body, payload: { orders: [order] } });
      },
    });
    const input = { shop: bench.shop, since: new Date(at - 10 * minuteMs), until: new Date(at) };
    const { items } = await uzum.listOrders({ ...input, cursor: "CANCELED:0" });
    expect(items).toMatchObject([{ externalId: id, state: "CANCELLED", changedAt: new Date(at) }]);
  });

  test("are read in pages", async () => {
    await bench.uzum.setStocks({ shop: bench.shop, stocks: [{ ...bySku("TS1"), quantity: 60 }] });
    for (let index = 0; index < 51; index++) await buy(1);
    expect(new Set((await listAll()).map(({ externalId }) => externalId)).size).toBe(51);
  });

  test("of another seller or of nobody are not found", async () => {
    const id = await buy();
    const other = createUzum({ credentials: { key: `${key}~second` }, origin: bench.url });
    expect(await other.getOrder({ shop: bench.shop, externalId: id })).toBeNull();
    expect(await bench.uzum.getOrder({ shop: bench.shop, externalId: "1" })).toBeNull();
  });
});

describe("confirming", () => {
  test("twice is told as already done", async () => {
    const order = await read(await buy());
    await bench.uzum.confirmOrder({ shop: bench.shop, order });
    expect((await bench.uzum.confirmOrder({ shop: bench.shop, order })).state).toBe("unchanged");
  });

  test("too late is refused with Uzum's words", async () => {
    const order = await read(await buy());
    at += 17 * 60 * minuteMs;
    expect(await bench.uzum.confirmOrder({ shop: bench.shop, order })).toMatchObject({
      state: "rejected",
      reason: { words: "Confirmation deadline passed" },
    });
  });

  test("with a lost reply is found by reading the order", async () => {
    const order = await read(await buy());
    const uzum = createUzum({
      credentials: { key },
      origin: bench.url,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        return url.endsWith("/confirm") ? new Response("<html>", { status: 502 }) : response;
      },
    });
    expect((await uzum.confirmOrder({ shop: bench.shop, order })).state).toBe("confirmed");
  });
});

describe("cancelling", () => {
  test("frees the stock, and twice is told as already done", async () => {
    const order = await read(await buy());
    const cancel = () => bench.uzum.cancelOrder({ shop: bench.shop, order, reason: "It fell into the canal" });
    expect((await cancel()).state).toBe("confirmed");
    expect(await read(order.externalId)).toMatchObject({ state: "CANCELLED", lines: [{ quantity: 2 }] });
    expect(await stockOf()).toBe(10);
    expect((await cancel()).state).toBe("unchanged");
  });

  test("is refused once the goods are on their way", async () => {
    const order = await read(await buy());
    await advance(order.externalId, "in-transit");
    expect((await bench.uzum.cancelOrder({ shop: bench.shop, order, reason: "OUT_OF_STOCK" })).state).toBe("rejected");
  });
});

describe("what comes back", () => {
  test("an order that nobody collected is told from a plain cancellation, and its stock waits", async () => {
    const id = await buy();
    await advance(id, "in-transit");
    await advance(id, "cancelled");
    expect((await read(id)).state).toBe("NOT_COLLECTED");
    expect(await stockOf()).toBe(8);
  });

  test("a return undoes the fees", async () => {
    const id = await buy();
    await advance(id, "delivered");
    await advance(id, "returned");
    expect((await read(id)).state).toBe("RETURNED");
    const orders = [{ externalId: id, orderedAt: new Date(at) }];
    const fees = await bench.uzum.listFees({ shop: bench.shop, orders, until: new Date(at) });
    expect(fees.find(({ kind }) => kind === "commission")?.amount.amountMinor).toBe(0n);
  });
});

test("a buyer cannot order more than there is, nor what is not live", async () => {
  expect((await bench.control("/_sandbox/orders", { sku: "TS1", quantity: 11 })).status).toBe(409);
  await bench.control("/_sandbox/moderation", { sku: "TS1", verdict: "rejected" });
  expect((await bench.control("/_sandbox/orders", { sku: "TS1", quantity: 1 })).status).toBe(404);
});
