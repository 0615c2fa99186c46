import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
import { listAlarms } from "@/lib/connections/alarms";
import { createConnection } from "@/lib/connections/create-connection";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { processPushes } from "@/lib/connections/process-pushes";
import { retryPushes } from "@/lib/connections/retry-pushes";
import { inPartner } from "@/lib/db/client";
import { findWaitingPushes } from "@/lib/db/doors";
import { insertPartner, query } from "../../support/people.ts";
import { switchRatesOff } from "../../support/rates-off.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
const { stop, control } = useMarketplaces();

let partnerId: string;
let connectionId: string;
let campaignId: number;
let token: string;
let orderId: string;

beforeAll(async () => {
  await switchRatesOff(urls.superuserUrl);
  partnerId = (await insertPartner(urls.superuserUrl)).partnerId;
  ({ connectionId } = await createConnection(partnerId, rightInput.yandex));
  const [card] = await listConnections(partnerId, "uz", new Date());
  token = card?.pushUrl?.split("/").at(-1) ?? "";
  const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
  campaignId = Number(shop.externalId);
  await marketplace.publishCards({
    shop,
    cards: [
      {
        sku: "LAMP",
        categoryExternalId: "1003093",
        texts: { ru: { title: "Лампа настольная", description: "Лампа с тремя режимами света." } },
        brand: "Nur",
        barcodes: [],
        pictureUrls: ["https://pictures.example/lamp.jpg"],
        dimensions: { lengthMm: 200, widthMm: 100, heightMm: 300, weightGrams: 800 },
        attributes: [],
        price: { amountMinor: 18_900_000n, currency: "UZS" },
        ikpu: null,
      },
    ],
  });
  await control("yandex", "moderation", { sku: "LAMP", verdict: "live" });
  const ref = { sku: "LAMP", externalId: null, variantExternalId: null };
  await marketplace.setStocks({ shop, stocks: [{ ...ref, quantity: 50 }] });
});

beforeEach(async () => {
  for (const table of ["inbox_messages", "connection_alarms"]) await query(urls.superuserUrl, `delete from ${table}`);
});

const placeOrder = async () => String((await control("yandex", "orders", { sku: "LAMP", quantity: 2 })).externalId);

/** Stores the message as the marketplace would, and gives the id of its row. */
async function push(message: object): Promise<string> {
  const body = JSON.stringify({ notificationType: "ORDER_CREATED", createdAt: new Date(), ...message });
  const request = new Request("http://localhost:3000/hook", { method: "POST", body });
  const { status } = await POST(request, { params: Promise.resolve({ marketplace: "yandex", token }) });
  expect(status).toBe(200);
  const sql = `select id from inbox_messages order by "createdAt" desc, ctid desc limit 1`;
  const [row] = await query<{ id: string }>(urls.superuserUrl, sql);
  return row?.id ?? "";
}

type Row = { outcome: string | null; processed: boolean; failure: string | null; tries: number };
const readPush = async (id: string) => {
  const sql = `select outcome, "processedAt" is not null as processed, failure, tries from inbox_messages where id = $1`;
  return (await query<Row>(urls.superuserUrl, sql, [id]))[0];
};
const listOrders = async () =>
  (await query<{ id: string }>(urls.superuserUrl, `select "externalId" as id from orders order by 1`)).map(
    ({ id }) => id,
  );
const readAlarms = async () => (await inPartner(partnerId, (db) => listAlarms(partnerId, db))).get(connectionId) ?? [];

describe("what no order of ours is", () => {
  test("somebody else's account, or no account at all: marked, an alarm, no call", async () => {
    for (const foreign of [{ campaignId: 99, orderId: 1 }, { businessId: 99, orderId: 1 }, { orderId: 1 }]) {
      const id = await push(foreign);
      expect(await processPushes(partnerId, connectionId)).toEqual({ orders: 0, nextInMs: null });
      expect(await readPush(id)).toMatchObject({ outcome: "FOREIGN", processed: true });
    }
    expect(await listOrders()).toEqual([]);
    expect(await readAlarms()).toMatchObject([{ kind: "push-forged", count: 3 }]);
  });

  test("probes, chats and bytes that say nothing are done at once", async () => {
    const ids = [
      await push({ notificationType: "PING", time: new Date() }),
      await push({ notificationType: "CHAT_CREATED", chatId: 7 }),
    ];
    await processPushes(partnerId, connectionId);
    expect(await Promise.all(ids.map(readPush))).toMatchObject([{ outcome: "PROBE" }, { outcome: "NOTHING" }]);
    expect(await readAlarms()).toEqual([]);
  });

  test("a type that nobody documented: an alarm, once, and the order that it names is read", async () => {
    orderId = await placeOrder();
    for (const _time of [1, 2]) {
      const id = await push({ notificationType: "ORDER_TELEPORTED", campaignId, orderId });
      expect((await processPushes(partnerId, connectionId)).orders).toBe(1);
      expect(await readPush(id)).toMatchObject({ outcome: "READ" });
    }
    expect(await listOrders()).toEqual([orderId]);
    expect(await readAlarms()).toMatchObject([{ kind: "unknown-value", detail: "push ORDER_TELEPORTED", count: 2 }]);
  });

  test("an order that the marketplace does not know", async () => {
    const id = await push({ campaignId, orderId: 987_654_321 });
    await processPushes(partnerId, connectionId);
    expect(await readPush(id)).toMatchObject({ processed: true });
    expect(await listOrders()).not.toContain("987654321");
  });

  test("another partner finds no message and no alarm", async () => {
    const other = (await insertPartner(urls.superuserUrl)).partnerId;
    const id = await push({ campaignId, orderId });
    expect(await processPushes(other, connectionId)).toEqual({ orders: 0, nextInMs: null });
    expect(await processPushes(partnerId, randomUUID())).toEqual({ orders: 0, nextInMs: null });
    expect(await readPush(id)).toMatchObject({ processed: false });
    await expect(retryPushes(other, connectionId)).rejects.toMatchObject({ code: "not-found" });
    expect((await inPartner(other, (db) => listAlarms(other, db))).size).toBe(0);
  });
});

test("the order is read through the API, whatever sums the message names; many messages, one reading", async () => {
  const fresh = await placeOrder();
  const ids: string[] = [];
  for (const status of ["PROCESSING", "DELIVERY", "PICKUP"]) {
    ids.push(await push({ campaignId, orderId: fresh, status, items: [{ offerId: "LAMP", count: 500, price: 1 }] }));
  }
  expect(await processPushes(partnerId, connectionId)).toEqual({ orders: 1, nextInMs: null });
  expect(await Promise.all(ids.map(readPush))).toMatchObject(ids.map(() => ({ outcome: "READ", processed: true })));
  const lines = await query(
    urls.superuserUrl,
    `select l.quantity, l."unitPriceMinor"::text as price from order_lines l join orders o on o.id = l."orderId"
     where o."externalId" = $1`,
    [fresh],
  );
  expect(lines).toEqual([{ quantity: 2, price: "18900000" }]);
  expect(await processPushes(partnerId, connectionId)).toEqual({ orders: 0, nextInMs: null });
});

test("many orders: what the list of changes brings together, the rest by itself in rounds, none left over", async () => {
  const fresh: string[] = [];
  for (let index = 0; index < 12; index += 1) fresh.push(await placeOrder());
  for (const id of fresh) await push({ campaignId, orderId: id });
  // Nobody knows these.
  for (let index = 0; index < 62; index += 1) await push({ campaignId, orderId: 5_000_000 + index });
  expect(await processPushes(partnerId, connectionId)).toEqual({ orders: 72, nextInMs: 0 });
  expect(await processPushes(partnerId, connectionId)).toEqual({ orders: 2, nextInMs: null });
  expect(await listOrders()).toEqual(expect.arrayContaining(fresh));
  const open = await query(urls.superuserUrl, `select from inbox_messages where "processedAt" is null`);
  expect(open).toEqual([]);
});

describe("when the reading fails", () => {
  test("while the marketplace is away the message waits, the sweep finds it, and the connection says why", async () => {
    const id = await push({ campaignId, orderId });
    await stop("yandex");
    const round = await processPushes(partnerId, connectionId);
    expect(round).toEqual({ orders: 0, nextInMs: 5_000 });
    expect(await readPush(id)).toMatchObject({ processed: false, failure: null, tries: 1 });
    expect(await listConnections(partnerId, "uz", new Date())).toMatchObject([{ trouble: "unavailable" }]);
    // Not due before its pause is over.
    expect(await processPushes(partnerId, connectionId)).toEqual({ orders: 0, nextInMs: null });
    expect(await findWaitingPushes(new Date(Date.now() + 60_000), 10)).toEqual([]);
    await query(urls.superuserUrl, `update inbox_messages set "nextTryAt" = now() - interval '1 second'`);
    expect(await findWaitingPushes(new Date(Date.now() + 60_000), 10)).toEqual([{ partnerId, connectionId }]);
  });

  test("given up after a day: an alarm with a Retry button, which has it tried again", async () => {
    const id = await push({ campaignId, orderId });
    await processPushes(partnerId, connectionId, new Date(Date.now() + 2 * 86_400_000));
    expect(await readPush(id)).toMatchObject({ processed: false, failure: "unavailable" });
    expect(await readAlarms()).toMatchObject([{ kind: "dead-letter", count: 1, isRetryable: true }]);
    expect(await processPushes(partnerId, connectionId)).toEqual({ orders: 0, nextInMs: null });
    expect(await retryPushes(partnerId, connectionId)).toBe(1);
    expect(await readAlarms()).toEqual([]);
    expect(await processPushes(partnerId, connectionId)).toMatchObject({ orders: 0, nextInMs: 5_000 });
  });
});
