import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MarketplaceOrder, MarketplaceReturn } from "@/lib/marketplaces/types";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { mintWildberriesToken } from "../../../local/marketplaces/wildberries/token.ts";
import { type Bench, openWildberries, secret } from "./open-wildberries.ts";

let bench: Bench;
let ts: Awaited<ReturnType<Bench["openListing"]>>;
beforeEach(async () => {
  bench = await openWildberries();
  ts = await bench.openListing();
});
afterEach(() => bench.close());

const buy = async (more: Record<string, unknown> = {}) =>
  String((await bench.control("orders", { sku: "TS-1", ...more })).body.externalId);
const advance = (id: string, to: string) => bench.control(`orders/${id}/advance`, { to });

async function find(id: string): Promise<MarketplaceOrder> {
  const order = await bench.wildberries.getOrder({ shop: ts.shop, externalId: id });
  if (!order) throw new Error("no such order");
  return order;
}

async function listReturns(since = new Date(0), wildberries = bench.wildberries): Promise<MarketplaceReturn[]> {
  const found: MarketplaceReturn[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const input = { shop: ts.shop, since, until: bench.clock.at, cursor: cursor ?? null };
    const page = await wildberries.listReturns(input);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

describe("returns", () => {
  test("go from the buyer's claim to the goods in the seller's hands, each with its order", async () => {
    const order = await buy();
    await advance(order, "delivered");
    const { body } = await bench.control("returns", { orderId: order, reason: "Маломерит" });
    expect(await listReturns()).toMatchObject([
      {
        orderExternalId: order,
        kind: "return",
        state: "requested",
        rawState: "0/0",
        lines: [{ listing: { sku: "TS-1", externalId: ts.externalId }, quantity: 1, reason: "Маломерит" }],
        changedAt: bench.clock.at,
      },
    ]);
    const seen: string[][] = [];
    for (let step = 0; step < 3; step++) {
      await bench.control(`returns/${body.id}/advance`);
      seen.push((await listReturns()).map(({ externalId, state }) => `${externalId.split(" ")[0]} ${state}`));
    }
    expect(seen).toEqual([
      ["claim on-the-way", "goods on-the-way"],
      ["claim on-the-way", "goods ready"],
      ["claim on-the-way", "goods received"],
    ]);
    expect((await find(order)).state).toBe("RETURNED");
    expect((await listReturns()).at(-1)).toMatchObject({ orderExternalId: order, kind: "return" });
  });

  test("that are refused stay with the buyer", async () => {
    const order = await buy();
    await advance(order, "delivered");
    const { body } = await bench.control("returns", { orderId: order });
    await bench.control(`returns/${body.id}/advance`, { to: "refused" });
    expect(await listReturns()).toMatchObject([{ state: "refused", rawState: "1/1" }]);
    expect((await find(order)).state).toBe("DELIVERED");
  });

  test("also are what nobody collected", async () => {
    const order = await buy();
    await advance(order, "at-pickup");
    await advance(order, "cancelled");
    expect((await bench.control("returns", { orderId: order, kind: "not-collected" })).status).toBe(200);
    expect(await listReturns()).toMatchObject([
      { orderExternalId: order, kind: "not-collected", state: "on-the-way", rawState: expect.stringMatching("В пути") },
    ]);
  });

  test("decided before the time asked for are left out, open claims are not", async () => {
    const [decided, open] = [await buy(), await buy()];
    for (const id of [decided, open]) await advance(id, "delivered");
    const { body } = await bench.control("returns", { orderId: decided });
    await bench.control("returns", { orderId: open });
    await bench.control(`returns/${body.id}/advance`, { to: "refused" });
    await bench.control("time", { advanceMs: 86_400_000 });
    const since = new Date(bench.clock.at.getTime() + 3_600_000);
    expect((await listReturns(since)).map(({ state }) => state)).toEqual(["requested"]);
  });

  test.each([
    [[11], 2],
    [[2], 1],
    [[1], 0],
  ])("are read as far as the categories %j reach, in %i calls", async (scopes, calls) => {
    const paths: string[] = [];
    const narrow = createWildberries({
      credentials: { key: mintWildberriesToken(secret, { scopes }) },
      origin: bench.url,
      fetch: (url, init) => {
        paths.push(new URL(url).pathname);
        return fetch(url, init);
      },
    });
    const order = await buy();
    await advance(order, "delivered");
    await bench.control("returns", { orderId: order });
    const found = await listReturns(new Date(0), narrow);
    expect(paths).toHaveLength(calls);
    // Without the right to look at orders a claim names none.
    expect(found.map(({ orderExternalId }) => orderExternalId)).toEqual(scopes.includes(11) ? [null] : []);
  });
});

describe("labels", () => {
  const read = (orders: MarketplaceOrder[]) => bench.wildberries.readLabels({ shop: ts.shop, orders });
  const confirm = async (id: string) => bench.wildberries.confirmOrder({ shop: ts.shop, order: await find(id) });

  test("are pictures of tasks that are being packed or on their way, and of no others", async () => {
    const [packed, fresh] = [await buy(), await buy()];
    await confirm(packed);
    const labels = await read([await find(packed), await find(fresh)]);
    expect(labels).toMatchObject([{ orderExternalIds: [packed], mediaType: "image/png" }]);
    const bytes = labels[0]?.bytes ?? new Uint8Array();
    expect(Buffer.from(bytes.subarray(1, 4)).toString()).toBe("PNG");
    expect([Buffer.from(bytes).readUInt32BE(16), Buffer.from(bytes).readUInt32BE(20)]).toEqual([580, 400]);
  });

  test("across the border are files of the carrier, once it has given its number", async () => {
    const abroad = await buy({ crossBorder: true });
    await confirm(abroad);
    const order = await find(abroad);
    expect(await read([order])).toEqual([]);
    const [label] = await read([order]);
    expect(label).toMatchObject({ orderExternalIds: [abroad], mediaType: "application/pdf" });
    expect(Buffer.from(label?.bytes.subarray(0, 5) ?? []).toString()).toBe("%PDF-");
  });

  test("of more than a hundred orders are asked for by hundreds", async () => {
    const order = await find(await buy());
    const orders = Array.from({ length: 130 }, (_, index) => ({ ...order, externalId: String(index + 1) }));
    const before = bench.exchanges.length;
    expect(await read(orders)).toEqual([]);
    const sizes = bench.exchanges
      .slice(before)
      .map(({ requestBody }) => (requestBody as { orders: number[] }).orders.length);
    expect(sizes).toEqual([100, 100, 30, 30]);
  });

  test("of a task whose customs declaration is missing are left out, and the others are printed", async () => {
    const order = await find(await buy());
    const orders = ["1", "2", "3", "4"].map((externalId) => ({ ...order, externalId }));
    const ask = (bad: number[]) =>
      bench
        .through(async (url, init) => {
          const ids = (JSON.parse(String(init.body)) as { orders: number[] }).orders;
          if (url.endsWith("/cross-border")) return Response.json({ stickers: [] });
          if (!ids.some((id) => bad.includes(id))) {
            return Response.json({ stickers: ids.map((orderId) => ({ orderId, file: "iVBO" })) });
          }
          const words = "Customs declaration is required";
          return Response.json({ code: "CustomsDeclarationIsRequired", message: words }, { status: 409 });
        })
        .readLabels({ shop: ts.shop, orders });
    expect((await ask([3])).flatMap(({ orderExternalIds }) => orderExternalIds)).toEqual(["1", "2", "4"]);
    await expect(ask([1, 2, 3, 4])).rejects.toMatchObject({ code: "CustomsDeclarationIsRequired" });
  });

  test("a task that goes abroad joins another supply than one that does not", async () => {
    for (const id of [await buy(), await buy({ crossBorder: true }), await buy()]) await confirm(id);
    const made = bench.exchanges.filter(({ method, url }) => method === "POST" && url.endsWith("/api/v3/supplies"));
    expect(made).toHaveLength(2);
  });
});
