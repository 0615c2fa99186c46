import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import { confirmOrder } from "@/lib/orders/confirm-order";
import { listDeadLetters, retryDeadLetter } from "@/lib/orders/dead-letters";
import { noteConfirmAsked } from "@/lib/orders/repository";
import { type RunStep, syncOrders } from "@/lib/orders/sync-orders";
import { takeOrders } from "@/lib/orders/take-orders";
import { startUzumSandbox } from "../../../local/marketplaces/uzum/sandbox.ts";
import { startYandexSandbox } from "../../../local/marketplaces/yandex/start.ts";
import { switchRatesOff } from "../../support/rates-off.ts";
import { useProductDatabase } from "../../support/setup-product";

const urls = useProductDatabase();

const key = randomUUID();
const running: { url: string; close(): Promise<void> }[] = [];
const card = {
  category: "1001",
  titleUz: "Oq paxta futbolka erkaklar uchun",
  titleRu: "Футболка мужская белая хлопок",
  descriptionUz: "Yumshoq paxtadan futbolka.",
  descriptionRu: "Футболка из мягкого хлопка.",
  ...{ lengthMm: 300, widthMm: 250, heightMm: 20, weightGrams: 180 },
  ...{ sku: "TS1", barcode: "4780000000017", ikpu: "06109001001000000", priceUzs: 129000 },
};
let uzumKey: string;
let partnerId: string;
let connectionId: string;

beforeAll(async () => {
  await switchRatesOff(urls.superuserUrl);
  const uzum = await startUzumSandbox({ key, moderationMs: 0 });
  const yandex = await startYandexSandbox({ key: `ACMA:${key}`, readOnlyKey: `ACMA:read-${key}` });
  running.push(uzum, yandex);
  Object.assign(process.env, { UZUM_API_URL: uzum.url, YANDEX_API_URL: yandex.url });
});
afterAll(() => Promise.all(running.map((one) => one.close())));

beforeEach(async () => {
  partnerId = randomUUID();
  uzumKey = `${key}~${randomUUID()}`;
  await inPartner(partnerId, (db) =>
    db.partner.create({
      data: { id: partnerId, businessName: "Sinov", phone: "998901234567", category: "home", approved: true },
    }),
  );
  ({ connectionId } = await createConnection(partnerId, { marketplace: "uzum", key: uzumKey }));
  await control("cabinet/products", card);
  const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
  const { items } = await marketplace.listListings({ shop });
  await marketplace.setStocks({ shop, stocks: items.map((item) => ({ ...item, quantity: 10 })) });
});

async function control(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${process.env.UZUM_API_URL}/_sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key: uzumKey, ...body }),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** A buyer's order, read; with what the adapter sees of it. */
async function buy() {
  const { externalId } = await control("orders", { sku: "TS1", quantity: 1 });
  await syncOrders(partnerId, connectionId);
  const order = await inPartner(partnerId, (db) =>
    db.order.findFirstOrThrow({ where: { externalId: String(externalId) } }),
  );
  return { orderId: order.id, externalId: String(externalId) };
}

const receipts = () => inPartner(partnerId, (db) => db.receipt.findMany({ where: { kind: "order-confirmed" } }));
const events = (name: string) => inPartner(partnerId, (db) => db.outboxEvent.count({ where: { name } }));

/** What a process did that died right after the marketplace's answer: it had noted that it asks, and nothing since. */
async function confirmAndDie(externalId: string, orderId: string) {
  const asked = { askedAt: new Date(Date.now() - 3_600_000), askedBy: "autonomy-auto" };
  await inPartner(partnerId, (db) => noteConfirmAsked(partnerId, orderId, asked, db));
  const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
  const order = await marketplace.getOrder({ shop, externalId });
  if (!order) throw new Error("no order");
  await marketplace.confirmOrder({ shop, order });
}

test("confirmed, and dead before it was written down: the job's next try leaves the receipt, once", async () => {
  const { orderId, externalId } = await buy();
  await confirmAndDie(externalId, orderId);
  expect(await receipts()).toEqual([]);
  expect(await confirmOrder(partnerId, orderId, "partner")).toMatchObject({ state: "confirmed" });
  expect(await confirmOrder(partnerId, orderId, "partner")).toMatchObject({ state: "not-needed" });
  expect(await receipts()).toMatchObject([{ orderId, allowedBy: "autonomy-auto" }]);
});

test("nobody tries again: the poll finds it, shipped by now, and writes the receipt", async () => {
  const { orderId, externalId } = await buy();
  await confirmAndDie(externalId, orderId);
  for (let step = 0; step < 2; step++) await control(`orders/${externalId}/advance`, {});
  await syncOrders(partnerId, connectionId);
  expect(await receipts()).toMatchObject([{ orderId, allowedBy: "autonomy-auto" }]);
  await syncOrders(partnerId, connectionId);
  expect(await receipts()).toHaveLength(1);
});

test("asked, and dead before the call: the poll has it asked again, and not at every poll", async () => {
  const { orderId } = await buy();
  const asked = { askedAt: new Date(Date.now() - 3_600_000), askedBy: "partner" };
  await inPartner(partnerId, (db) => noteConfirmAsked(partnerId, orderId, asked, db));
  await syncOrders(partnerId, connectionId);
  await syncOrders(partnerId, connectionId);
  expect(await events("orders/confirm.requested")).toBe(1);
  expect(await receipts()).toEqual([]);
});

test("an order that could not be stored is read again through the API, and is a partner's own", async () => {
  const { externalId } = await control("orders", { sku: "TS1", quantity: 1 });
  const { marketplace, connection, shop } = await openMarketplace(partnerId, connectionId);
  const order = await marketplace.getOrder({ shop, externalId: String(externalId) });
  if (!order) throw new Error("no order");
  const absurd = { ...order, orderedAt: new Date("9999-01-01") };
  await takeOrders(partnerId, connection, shop, [absurd, { ...absurd, externalId: "404404" }]);
  const [letter, unknown] = await listDeadLetters(partnerId, connectionId);
  if (!letter || !unknown) throw new Error("no letters");
  expect(letter).toMatchObject({ externalId, reason: "date" });
  await expect(retryDeadLetter(randomUUID(), letter.id)).rejects.toThrow("orders.deadLetterSettled");
  expect(await retryDeadLetter(partnerId, letter.id)).toBe("stored");
  expect(await retryDeadLetter(partnerId, unknown.id)).toBe("gone");
  await expect(retryDeadLetter(partnerId, letter.id)).rejects.toThrow("orders.deadLetterSettled");
  expect(await listDeadLetters(partnerId)).toEqual([]);
  expect(await inPartner(partnerId, (db) => db.order.count())).toBe(1);
});

test("each shop has its own cursor: one that cannot be read holds no other back", async () => {
  const second = await inPartner(partnerId, (db) =>
    db.shop.create({ data: { partnerId, connectionId, externalId: "999999", name: "Boshqa", currency: "UZS" } }),
  );
  const { shop } = await openMarketplace(partnerId, connectionId);
  const step: RunStep = (name, work) =>
    name.startsWith("read-0-") ? Promise.reject(new Error("the first shop is away")) : work();
  await expect(syncOrders(partnerId, connectionId, { step })).rejects.toThrow("the first shop is away");
  const cursorOf = (id: string) =>
    inPartner(partnerId, async (db) => (await db.shop.findFirstOrThrow({ where: { id } })).ordersReadUntil);
  expect(await cursorOf(shop.id)).toBeNull();
  expect(await cursorOf(second.id)).toBeInstanceOf(Date);
  const { ordersReadUntil } = await inPartner(partnerId, (db) =>
    db.connection.findFirstOrThrow({ where: { id: connectionId } }),
  );
  expect(ordersReadUntil).toBeNull();
  await syncOrders(partnerId, connectionId);
  expect(await cursorOf(shop.id)).toBeInstanceOf(Date);
});
