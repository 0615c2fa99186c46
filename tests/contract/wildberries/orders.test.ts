import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { add, negate } from "@/lib/money";
import { type Bench, key, openWildberries, roubles } from "./open-wildberries.ts";

let bench: Bench;
let ts: Awaited<ReturnType<Bench["openListing"]>>;
beforeEach(async () => {
  bench = await openWildberries();
  ts = await bench.openListing();
});
afterEach(() => bench.close());

const day = 24 * 60 * 60 * 1000;
const wait = (ms: number) => {
  bench.clock.at = new Date(bench.clock.at.getTime() + ms);
};

async function buy(quantity = 1): Promise<string[]> {
  const { status, body } = await bench.control("orders", { sku: "TS-1", quantity });
  expect(status).toBe(200);
  return body.externalIds as string[];
}

const advance = (id: string | undefined, to?: string) => bench.control(`orders/${id}/advance`, to ? { to } : {});

async function listOrders(since = new Date(bench.clock.at.getTime() - 600_000)): Promise<MarketplaceOrder[]> {
  const found: MarketplaceOrder[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const input = { shop: ts.shop, since, until: bench.clock.at, cursor: cursor ?? null };
    const page = await bench.wildberries.listOrders(input);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  // The same order may come twice.
  return [...new Map(found.map((order) => [order.externalId, order])).values()];
}

async function find(id: string | undefined): Promise<MarketplaceOrder> {
  const order = await bench.wildberries.getOrder({ shop: ts.shop, externalId: id ?? "" });
  if (!order) throw new Error("no such order");
  return order;
}

const confirm = (order: MarketplaceOrder) => bench.wildberries.confirmOrder({ shop: ts.shop, order });
const cancel = (order: MarketplaceOrder) =>
  bench.wildberries.cancelOrder({ shop: ts.shop, order, reason: "none left" });

describe("orders", () => {
  test("are one a unit, with the price in the shop's currency, and take their units off the stock", async () => {
    const ids = await buy(2);
    const orders = await listOrders();
    expect(orders.map(({ externalId }) => externalId)).toEqual(ids);
    expect(orders[0]).toMatchObject({
      shopExternalId: ts.shop.externalId,
      state: "NEW",
      rawState: "new/waiting",
      orderedAt: bench.clock.at,
      changedAt: bench.clock.at,
      lines: [{ listing: { sku: "TS-1", externalId: ts.externalId }, quantity: 1, unitPrice: roubles(1290n) }],
    });
    const lines = new Set(orders.map(({ lines }) => lines[0]?.externalLineId));
    expect(lines.size).toBe(2);
    const [stock] = await bench.wildberries.readStocks({ shop: ts.shop, listings: [ts] });
    expect(stock?.quantity).toBe(8);
  });

  test("asked for twice with one key of the caller stay one, and a seller's key finds that seller's listing", async () => {
    const ask = async (more: Record<string, unknown>) => bench.control("orders", { sku: "TS-1", ...more });
    const first = await ask({ key: "demo-1" });
    expect(first.status).toBe(200);
    expect(await ask({ key: "demo-1" })).toEqual(first);
    expect((await ask({ key: "demo-2" })).body.externalId).not.toBe(first.body.externalId);
    expect((await ask({ key })).status).toBe(200);
    expect((await ask({ key: `${key}~other` })).status).toBe(404);
    expect((await ask({ quantity: 99 })).status).toBe(409);
    expect((await ask({ quantity: 99, force: true })).status).toBe(200);
  });

  test("go through their states up to delivered, and returned", async () => {
    const [id] = await buy();
    const seen = [(await find(id)).state];
    for (let step = 0; step < 5; step++) {
      await advance(id);
      seen.push((await find(id)).state);
    }
    await advance(id, "returned");
    seen.push((await listOrders())[0]?.state ?? "ATTENTION");
    expect(seen).toEqual(["NEW", "TO_PACK", "PACKED", "IN_TRANSIT", "AT_PICKUP", "DELIVERED", "RETURNED"]);
    expect((await find(id)).rawState).toBe("complete/sold/returned");
  });

  test("cancelled by the buyer depend on where they were", async () => {
    const [early, late] = await buy(2);
    await advance(early, "cancelled");
    await advance(late, "in-transit");
    await advance(late, "cancelled");
    expect((await listOrders()).map(({ state }) => state)).toEqual(["CANCELLED", "NOT_COLLECTED"]);
    expect((await advance(late)).status).toBe(409);
  });

  test("made weeks ago are still listed with their changes, in windows of 30 days", async () => {
    const [id] = await buy();
    wait(20 * day);
    await buy();
    await advance(id, "delivered");
    const orders = await listOrders(new Date(bench.clock.at.getTime() - 5 * day));
    expect(orders.map(({ state }) => state)).toEqual(["DELIVERED", "NEW"]);
    const windows = bench.exchanges.filter(({ url }) => /\/api\/v3\/orders\?/.test(url));
    expect(windows).toHaveLength(2);
    wait(60 * day);
    expect(await find(id)).toMatchObject({ state: "DELIVERED" });
    expect(await bench.wildberries.getOrder({ shop: ts.shop, externalId: "1" })).toBeNull();
  });
});

describe("a large import", () => {
  const rid = (id: number) => `rid-${id}`;
  /** So many tasks, half of them sold, one of them brought back; the sales list may be asked for once. */
  function openLarge(count: number, mostSales = 1) {
    const calls: string[] = [];
    const wildberries = bench.through(async (url, init) => {
      const { pathname, searchParams } = new URL(url);
      calls.push(pathname);
      if (pathname === "/api/v3/orders") {
        const after = Number(searchParams.get("next"));
        const ids = Array.from({ length: Math.min(1000, Math.max(0, count - after)) }, (_, index) => after + index + 1);
        return Response.json({ next: ids.at(-1) ?? after, orders: ids.map(describeTask) });
      }
      if (pathname === "/api/v3/orders/new") return Response.json({ orders: [] });
      if (pathname === "/api/v3/orders/status") {
        const { orders } = JSON.parse(String(init.body)) as { orders: number[] };
        return Response.json({
          orders: orders.map((id) => ({ id, supplierStatus: "complete", wbStatus: id % 2 ? "sold" : "sorted" })),
        });
      }
      const asked = calls.filter((path) => path.endsWith("/sales")).length;
      const row = { srid: rid(1501), saleID: "R1", lastChangeDate: "2026-11-22T00:00:00" };
      return asked > mostSales ? new Response("{}", { status: 429 }) : Response.json([row]);
    });
    return { wildberries, calls };
  }

  const describeTask = (id: number) => ({
    id,
    rid: rid(id),
    article: "TS-1",
    nmId: 1,
    chrtId: 2,
    price: 100,
    convertedPrice: 100,
    currencyCode: 643,
    convertedCurrencyCode: 643,
    createdAt: bench.clock.at.toISOString(),
  });

  async function readAll(wildberries: Bench["wildberries"]) {
    const states = new Map<string, string>();
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const input = { shop: ts.shop, since: bench.clock.at, until: bench.clock.at, cursor: cursor ?? null };
      const page = await wildberries.listOrders(input);
      for (const { externalId, state } of page.items) states.set(externalId, state);
      cursor = page.nextCursor;
    }
    return states;
  }

  test("is read page by page, with one call for a thousand statuses and one for all returns", async () => {
    const { wildberries, calls } = openLarge(5_400);
    const states = await readAll(wildberries);
    expect(states.size).toBe(5_400);
    expect(states.get("1501")).toBe("RETURNED");
    expect(states.get("1503")).toBe("DELIVERED");
    const count = (path: string) => calls.filter((one) => one === path).length;
    expect(count("/api/v3/orders/status")).toBe(6);
    expect(count("/api/v3/orders")).toBe(7);
    expect(count("/api/v1/supplier/sales")).toBe(1);
  });

  test("whose returns cannot be known now leaves the sold ones for the next time, rather than call them delivered", async () => {
    const { wildberries } = openLarge(2_000, 0);
    const states = await readAll(wildberries);
    expect(new Set(states.values())).toEqual(new Set(["IN_TRANSIT"]));
    expect(states.size).toBe(1_000);
  });
});

describe("confirming", () => {
  test("joins a supply, and is harmless twice", async () => {
    const [first, second] = await buy(2);
    const order = await find(first);
    expect(await confirm(order)).toEqual({ sku: "TS-1", state: "confirmed", task: null, reason: null });
    expect((await find(first)).state).toBe("TO_PACK");
    expect(await confirm(order)).toMatchObject({ state: "unchanged" });
    expect((await find(first)).state).toBe("TO_PACK");
    await confirm(await find(second));
    const made = bench.exchanges.filter(({ method, url }) => method === "POST" && url.endsWith("/api/v3/supplies"));
    expect(made).toHaveLength(1);
  });

  test("what is being packed hands its supply over", async () => {
    const [first, second] = await buy(2);
    await confirm(await find(first));
    await confirm(await find(second));
    expect(await confirm(await find(first))).toMatchObject({ state: "confirmed" });
    expect((await find(first)).state).toBe("PACKED");
    expect((await find(second)).state).toBe("PACKED");
    const [third] = await buy();
    await confirm(await find(third));
    expect((await find(third)).state).toBe("TO_PACK");
  });

  test("is refused for a cancelled order", async () => {
    const [id] = await buy();
    const order = await find(id);
    await advance(id, "cancelled");
    expect(await confirm(order)).toMatchObject({ state: "rejected", reason: { words: "new/declined_by_client" } });
  });
});

describe("cancelling", () => {
  test("is for new and confirmed orders, and harmless twice", async () => {
    const [first, second, third] = await buy(3);
    const order = await find(first);
    expect(await cancel(order)).toMatchObject({ state: "confirmed" });
    expect(await cancel(order)).toMatchObject({ state: "unchanged" });
    expect((await find(first)).state).toBe("CANCELLED");
    await confirm(await find(second));
    expect(await cancel(await find(second))).toMatchObject({ state: "confirmed" });
    await advance(third, "in-transit");
    expect(await cancel(await find(third))).toMatchObject({ state: "rejected" });
  });
});

describe("fees", () => {
  const listFees = async (ids: string[]) => {
    const orders = await Promise.all(ids.map(find));
    return bench.wildberries.listFees({ shop: ts.shop, orders, until: bench.clock.at });
  };

  test("are none before the delivery, and add up to the payment after it", async () => {
    const [id, other] = await buy(2);
    expect(await listFees([id ?? ""])).toEqual([]);
    wait(3 * day);
    await advance(id, "delivered");
    await advance(other, "delivered");
    const fees = await listFees([id ?? ""]);
    expect(fees.map(({ kind, amount }) => [kind, amount.amountMinor])).toEqual([
      ["commission", 31_605n],
      ["acquiring", 2_322n],
      ["logistics", 6_350n],
    ]);
    expect(fees.every(({ orderExternalId }) => orderExternalId === id)).toBe(true);
    expect(fees[0]).toMatchObject({ sku: "TS-1", occurredAt: bench.clock.at, amount: { currency: "RUB" } });
    expect(await listFees([id ?? ""])).toEqual(fees);
  });

  test("of a sale are given back with its return, those of the transport are not", async () => {
    const [id] = await buy();
    await advance(id, "delivered");
    const sale = await listFees([id ?? ""]);
    await advance(id, "returned");
    const all = await listFees([id ?? ""]);
    const sum = all.map(({ amount }) => amount).reduce((total, amount) => add(total, amount), roubles(0n));
    expect(sum.amountMinor).toBe(6_350n + 5_000n);
    const back = all.slice(sale.length).map(({ amount }) => amount);
    expect(back.slice(0, 2)).toEqual(sale.slice(0, 2).map(({ amount }) => negate(amount)));
    expect(new Set(all.map(({ externalId }) => externalId)).size).toBe(all.length);
  });
});
