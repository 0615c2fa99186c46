import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { bySku, key, openUzum } from "./sandbox.ts";

let at: number;
let bench: Awaited<ReturnType<typeof openUzum>>;
const hourMs = 3_600_000;

beforeEach(async () => {
  at = Date.parse("2026-11-22T09:00:00Z");
  bench = await openUzum({ now: () => at });
  await bench.addCard();
  await bench.addCard({ sku: "CIS", barcode: "", isMarked: "ha" });
  const stocks = ["TS1", "CIS"].map((sku) => ({ ...bySku(sku), quantity: 10 }));
  await bench.uzum.setStocks({ shop: bench.shop, stocks });
});
afterEach(() => bench.close());

async function buy(order: Record<string, unknown> = {}): Promise<MarketplaceOrder> {
  const { body } = await bench.control("/_sandbox/orders", { sku: "TS1", ...order });
  const found = await bench.uzum.getOrder({ shop: bench.shop, externalId: String(body.externalId) });
  if (!found) throw new Error("the order is gone");
  return found;
}

async function buyAndConfirm(order: Record<string, unknown> = {}) {
  const bought = await buy(order);
  await bench.uzum.confirmOrder({ shop: bench.shop, order: bought });
  return bought;
}

describe("labels", () => {
  const read = (...orders: MarketplaceOrder[]) => bench.uzum.readLabels({ shop: bench.shop, orders });

  test("are PDF files, one an order", async () => {
    const orders = [await buyAndConfirm(), await buyAndConfirm()];
    const labels = await read(...orders);
    expect(labels.map(({ orderExternalIds }) => orderExternalIds)).toEqual(
      orders.map(({ externalId }) => [externalId]),
    );
    for (const { mediaType, bytes } of labels) {
      expect(mediaType).toBe("application/pdf");
      expect(Buffer.from(bytes).toString("latin1")).toMatch(/^%PDF-1\.4\n[\s\S]*%%EOF\n$/);
    }
  });

  test("not ready yet are to be asked for later", async () => {
    await expect(read(await buy())).rejects.toMatchObject({ failure: "unavailable", code: "seller-order-14" });
  });

  test("wait for the marking codes, and the other orders do not", async () => {
    const [plain, marked] = [await buyAndConfirm(), await buyAndConfirm({ sku: "CIS" })];
    expect((await read(marked, plain)).map(({ orderExternalIds }) => orderExternalIds)).toEqual([[plain.externalId]]);
    await expect(read(marked)).rejects.toMatchObject({ failure: "rejected", code: "seller-order-15" });
    await bench.control(`/_sandbox/orders/${marked.externalId}/identifiers`);
    expect(await read(marked)).toHaveLength(1);
  });

  test("of another seller's order, or of no order, are refused", async () => {
    const order = await buyAndConfirm();
    const other = createUzum({ credentials: { key: `${key}~second` }, origin: bench.url });
    const refused = { failure: "rejected", code: "seller-order-01" };
    await expect(other.readLabels({ shop: bench.shop, orders: [order] })).rejects.toMatchObject(refused);
    await expect(read({ ...order, externalId: "1" })).rejects.toMatchObject(refused);
    expect(await read()).toEqual([]);
  });

  test.each([
    ["no document", { payload: { document: [] } }],
    ["a document that is no base64", { payload: { document: ["<html>"] } }],
    ["no payload", { payload: null }],
  ])("with %s are no labels", async (_, reply) => {
    const order = await buyAndConfirm();
    const uzum = createUzum({ credentials: { key }, fetch: async () => Response.json(reply) });
    await expect(uzum.readLabels({ shop: bench.shop, orders: [order] })).rejects.toMatchObject({
      failure: "unexpected-reply",
    });
  });
});

describe("returns", () => {
  const list = async (since = new Date(0)) =>
    (await bench.uzum.listReturns({ shop: bench.shop, since, until: new Date(at) })).items;

  async function giveBack(kind = "return") {
    const order = await buyAndConfirm({ quantity: 2 });
    await bench.control(`/_sandbox/orders/${order.externalId}/advance`, {
      to: kind === "return" ? "delivered" : "in-transit",
    });
    const { body } = await bench.control("/_sandbox/returns", { orderId: order.externalId, kind });
    return { order, noteId: String(body.externalId) };
  }
  const advance = (noteId: string, to?: string) =>
    bench.control(`/_sandbox/returns/${noteId}/advance`, to ? { to } : {});

  test("are goods handed back, read with their contents", async () => {
    const { noteId } = await giveBack();
    expect(await list()).toEqual([
      {
        externalId: noteId,
        orderExternalId: null,
        kind: "stock",
        state: "requested",
        rawState: "FBS/CREATED",
        lines: [
          {
            listing: { sku: "TS1", externalId: null, variantExternalId: expect.stringMatching(/^\d+$/) },
            title: "Футболка мужская белая хлопок",
            quantity: 2,
            reason: null,
          },
        ],
        changedAt: new Date(at),
      },
    ]);
  });

  test("go from requested to ready to received, each at its time", async () => {
    const { noteId, order } = await giveBack("not-collected");
    expect((await bench.uzum.getOrder({ shop: bench.shop, externalId: order.externalId }))?.state).toBe(
      "NOT_COLLECTED",
    );
    at += hourMs;
    await advance(noteId);
    expect(await list()).toMatchObject([{ state: "ready", rawState: "FBS/ASSEMBLED", changedAt: new Date(at) }]);
    at += hourMs;
    await advance(noteId);
    expect(await list()).toMatchObject([{ state: "received", changedAt: new Date(at) }]);
    expect((await advance(noteId)).status).toBe(409);
  });

  test("that were cancelled, and defective goods, are told apart", async () => {
    const { noteId, order } = await giveBack();
    await advance(noteId, "cancelled");
    await bench.control("/_sandbox/returns", { orderId: order.externalId, kind: "stock" });
    expect(await list()).toMatchObject([
      { state: "requested", rawState: "DEFECTED/CREATED", lines: [{ reason: "DEFECTED" }] },
      { state: "refused", rawState: "FBS/CANCELED", lines: [{ reason: null }] },
    ]);
  });

  test("closed before the time asked for are left out, open ones never", async () => {
    const [open, closed] = [await giveBack(), await giveBack()];
    await advance(closed.noteId, "received");
    at += hourMs;
    expect((await list(new Date(at))).map(({ externalId }) => externalId)).toEqual([open.noteId]);
    expect(await list(new Date(at - hourMs))).toHaveLength(2);
  });

  test("come page by page", async () => {
    const { order } = await giveBack();
    for (let index = 0; index < 50; index++) {
      await bench.control("/_sandbox/returns", { orderId: order.externalId, kind: "stock" });
    }
    const ask = (cursor: string | null) =>
      bench.uzum.listReturns({ shop: bench.shop, since: new Date(0), until: new Date(at), cursor });
    const first = await ask(null);
    const second = await ask(first.nextCursor);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 1, null]);
  });

  test("of another seller are not seen", async () => {
    await giveBack();
    const other = createUzum({ credentials: { key: `${key}~second` }, origin: bench.url });
    const asked = { shop: bench.shop, since: new Date(0), until: new Date(at) };
    await expect(other.listReturns(asked)).rejects.toMatchObject({ failure: "rejected", code: "403" });
  });

  test.each([
    ["cannot be opened", Response.json({ errors: [{ code: "bad-request", message: "no" }] }, { status: 400 })],
    ["is on a page that is not there", new Response(null, { status: 403 })],
    ["is another one when opened", Response.json({ id: 9, externalNumber: "9", type: "FBS", returnItems: [] })],
  ])("a note that %s is told without its contents", async (_, opened) => {
    const note = { id: 5, externalNumber: "R-5", type: "SOMETHING_NEW", status: "NEW_WORD" };
    const uzum = createUzum({
      credentials: { key },
      fetch: async (url) => (url.endsWith("/return/5") ? opened.clone() : Response.json([note])),
    });
    const { items } = await uzum.listReturns({ shop: bench.shop, since: new Date(0), until: new Date(at) });
    expect(items).toMatchObject([
      { externalId: "5", state: "unknown", rawState: "SOMETHING_NEW/NEW_WORD", lines: [], changedAt: new Date(at) },
    ]);
  });
});

test("the sandbox's clock can be moved on: an order is too late then", async () => {
  const order = await buy();
  expect((await bench.control("/_sandbox/time", { advanceMs: 17 * hourMs })).status).toBe(200);
  expect(await bench.uzum.confirmOrder({ shop: bench.shop, order })).toMatchObject({ state: "rejected" });
  expect((await bench.control("/_sandbox/time", { advanceMs: "soon" })).status).toBe(400);
});
