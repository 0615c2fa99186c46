import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Listing, MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { openOzon, publishLive, readShop } from "./open-ozon.ts";

let opened: Awaited<ReturnType<typeof openOzon>>;
let shop: Shop;
let listing: Listing;
beforeAll(async () => {
  opened = await openOzon();
  shop = await readShop(opened.ozon);
  listing = await publishLive(opened, shop, "GOODS-1", 50);
});
beforeEach(() => opened.moveClock(60_000));
afterAll(() => opened.close());

async function sell(): Promise<MarketplaceOrder> {
  const order = await opened.ozon.getOrder({ shop, externalId: await opened.order("GOODS-1") });
  if (!order) throw new Error("no order");
  return order;
}

describe("pictures", () => {
  const jpg = (name: string) => `https://pictures.example/${name}.jpg`;
  const set = (pictureUrls: string[], changes: Partial<Listing> = {}) =>
    opened.ozon.setPictures({ shop, listing: { ...listing, ...changes }, pictureUrls });
  const read = async (task: string | null) =>
    (await opened.ozon.listListings({ shop, tasks: task ? [task] : [] })).items.find(({ sku }) => sku === "GOODS-1");

  test("all of them are replaced, and what Ozon could not load is told some seconds later", async () => {
    const outcome = await set([jpg("front"), "https://pictures.example/back.webp"]);
    expect(outcome).toMatchObject({ sku: "GOODS-1", state: "accepted", reason: null });
    expect((await read(outcome.task))?.complaints).toEqual([]);
    opened.moveClock(11_000);
    expect((await read(outcome.task))?.complaints).toEqual([
      {
        code: "picture",
        field: "https://pictures.example/back.webp",
        words: "Не удалось загрузить изображение: нужен JPG или PNG",
      },
    ]);
    const better = await set([jpg("front"), jpg("back")]);
    opened.moveClock(11_000);
    expect((await read(better.task))?.complaints).toEqual([]);
  });

  test.each([
    ["none, which would take all away", []],
    ["more than thirty", Array.from({ length: 31 }, (_, index) => jpg(String(index)))],
  ])("%s is refused before it is sent", async (_, pictureUrls) => {
    const calls = opened.exchanges.length;
    expect(await set(pictureUrls)).toMatchObject({ state: "rejected", reason: { code: "picture" } });
    expect(opened.exchanges).toHaveLength(calls);
  });

  test("a card that is not there is refused", async () => {
    const unknown = await set([jpg("front")], { sku: "NOT-THERE", externalId: null });
    expect(unknown).toMatchObject({ state: "rejected", reason: { words: "offer_id_not_found" } });
    const gone = await set([jpg("front")], { externalId: "1" });
    expect(gone).toMatchObject({ state: "rejected", reason: { words: "product not found" } });
  });
});

describe("price advice and tariffs", () => {
  test.each([
    ["400", "good", "SUPER"],
    ["349", "good", "GREEN"],
    ["330", "fair", "YELLOW"],
    ["300", "bad", "RED"],
  ])("a rival at %s makes our price %s", async (rival, verdict, rawVerdict) => {
    await opened.control("competitors", { sku: "GOODS-1", price: rival });
    expect(await opened.ozon.readPriceAdvice({ shop, listings: [listing] })).toEqual([
      { sku: "GOODS-1", verdict, rawVerdict, advisedPrice: null, lowestPrice: money(BigInt(rival) * 100n, "RUB") },
    ]);
  });

  test("a sale costs its commission, its way and the bank's part; an unknown product has no tariff", async () => {
    const item = { ...listing, categoryExternalId: null, price: money(349_00n, "RUB"), dimensions: null };
    const tariffs = await opened.ozon.readTariffs({ shop, items: [item, { ...item, sku: "NOT-THERE" }] });
    expect(
      tariffs.map(({ sku, kind, rawKind, basisPoints, amount }) => [sku, kind, rawKind, basisPoints ?? amount]),
    ).toEqual([
      ["GOODS-1", "commission", "sales_percent_fbs", 1700],
      ["GOODS-1", "logistics", "fbs_first_mile_max_amount", money(25_00n, "RUB")],
      ["GOODS-1", "logistics", "fbs_deliv_to_customer_amount", money(56_00n, "RUB")],
      ["GOODS-1", "acquiring", "acquiring", money(5_24n, "RUB")],
    ]);
  });
});

describe("labels", () => {
  const packed = async () => {
    const order = await sell();
    await opened.ozon.confirmOrder({ shop, order });
    return order;
  };
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("latin1");

  test("one file for all that wait for hand-over", async () => {
    const orders = [await packed(), await packed()];
    await expect(opened.ozon.readLabels({ shop, orders })).rejects.toMatchObject({
      failure: "unavailable",
      code: "not-ready",
      retryAfterMs: 60_000,
    });
    opened.moveClock(60_000);
    const labels = await opened.ozon.readLabels({ shop, orders });
    expect(labels).toHaveLength(1);
    expect(labels[0]).toMatchObject({
      orderExternalIds: orders.map(({ externalId }) => externalId),
      mediaType: "application/pdf",
    });
    for (const { externalId } of orders) expect(text(labels[0]?.bytes)).toContain(`(${externalId})`);
    expect(text(labels[0]?.bytes)).toMatch(/^%PDF-1\.4\n[\s\S]*%%EOF\n$/);
  });

  test("one that cannot be printed does not keep the others from their labels", async () => {
    const [good, unpacked] = [await packed(), await sell()];
    opened.moveClock(60_000);
    const labels = await opened.ozon.readLabels({ shop, orders: [good, unpacked] });
    expect(labels.map(({ orderExternalIds }) => orderExternalIds)).toEqual([[good.externalId]]);
    await expect(opened.ozon.readLabels({ shop, orders: [unpacked] })).rejects.toMatchObject({
      failure: "rejected",
      words: "NO_POSTINGS_FOR_BATCH_DOWNLOAD",
    });
    await opened.control(`orders/${good.externalId}/advance`, { to: "delivered" });
    await expect(opened.ozon.readLabels({ shop, orders: [good] })).rejects.toMatchObject({
      words: "label not allowed for delivered postings",
    });
    expect(await opened.ozon.readLabels({ shop, orders: [] })).toEqual([]);
  });
});

describe("returns", () => {
  test("one is followed from the buyer's word to the seller's hands", async () => {
    const order = await sell();
    await opened.control(`orders/${order.externalId}/advance`, { to: "delivered" });
    opened.moveClock(60_000);
    const since = opened.now();
    const { body } = await opened.control("returns", { orderId: order.externalId, reason: "Мал размер" });
    const read = async () => (await opened.ozon.listReturns({ shop, since, until: opened.now() })).items;
    const [first] = await read();
    expect(first).toEqual({
      externalId: body.externalId,
      orderExternalId: order.externalId,
      kind: "return",
      state: "on-the-way",
      rawState: "ClientReturn/WaitingShipment",
      lines: [
        {
          listing: { sku: "GOODS-1", externalId: null, variantExternalId: listing.variantExternalId },
          title: "Кабель USB Type-C, 1 м",
          quantity: 1,
          reason: "Мал размер",
        },
      ],
      changedAt: since,
    });
    const states = [];
    for (let step = 0; step < 3; step += 1) {
      await opened.control(`returns/${body.externalId}/advance`, {});
      states.push((await read())[0]?.state);
    }
    expect(states).toEqual(["on-the-way", "ready", "received"]);
    await opened.control(`returns/${body.externalId}/advance`, { to: "TeleportedBack" });
    expect((await read())[0]).toMatchObject({ state: "unknown", rawState: "ClientReturn/TeleportedBack" });
    opened.moveClock(60_000);
    expect(await opened.ozon.listReturns({ shop, since: opened.now(), until: opened.now() })).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  test("one that nobody collected; only a delivered order is given back, and once", async () => {
    const order = await sell();
    expect((await opened.control("returns", { orderId: order.externalId })).status).toBe(409);
    await opened.control(`orders/${order.externalId}/advance`, { to: "at-pickup" });
    const { body } = await opened.control("returns", { orderId: order.externalId, kind: "not-collected" });
    const window = { since: new Date(opened.now().getTime() - 1_000), until: opened.now() };
    const { items } = await opened.ozon.listReturns({ shop, ...window });
    expect(items.find(({ externalId }) => externalId === body.externalId)).toMatchObject({ kind: "not-collected" });
    expect((await opened.control("returns/1/advance", {})).status).toBe(404);
  });
});

describe("warehouses", () => {
  test("each with its name, also those on a second page; only some are active", async () => {
    const few = await opened.ozon.listWarehouses({ shop });
    expect(few.map(({ isActive }) => isActive)).toEqual([true, false]);
    expect(few[0]).toEqual({
      externalId: shop.warehouseExternalId,
      name: "Основной склад, Ташкент",
      isActive: true,
    });
    await opened.control("warehouses", { extra: 300 });
    const many = await opened.ozon.listWarehouses({ shop });
    expect(new Set(many.map(({ externalId }) => externalId)).size).toBe(302);
  });
});

test("every call and answer keeps to the specification", ({ skip }) => {
  const violations = opened.listViolations();
  if (violations === null) skip("the marketplaces' specifications are not beside the repository");
  expect(violations).toEqual([]);
});
