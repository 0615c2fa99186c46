import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
import { createConnection } from "@/lib/connections/create-connection";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { dropPush, processPush } from "@/lib/connections/process-push";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
const { stop, control } = useMarketplaces();

let partnerId: string;
let token: string;
let orderId: string;

beforeAll(async () => {
  partnerId = (await insertPartner(urls.superuserUrl)).partnerId;
  const { connectionId } = await createConnection(partnerId, rightInput.yandex);
  const [card] = await listConnections(partnerId, "uz", new Date());
  token = card?.pushUrl?.split("/").at(-1) ?? "";
  const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
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
  await marketplace.setStocks({ shop, stocks: [{ ...ref, quantity: 5 }] });
  orderId = String((await control("yandex", "orders", { sku: "LAMP", quantity: 2 })).externalId);
});

/** Stores the message as the marketplace would, and gives the id of its row. */
async function push(message: object): Promise<string> {
  const body = JSON.stringify({ notificationType: "ORDER_CREATED", createdAt: new Date(), ...message });
  const request = new Request("http://localhost:3000/hook", { method: "POST", body });
  const { status } = await POST(request, { params: Promise.resolve({ marketplace: "yandex", token }) });
  expect(status).toBe(200);
  const sql = `select id from inbox_messages order by "createdAt" desc limit 1`;
  const [row] = await query<{ id: string }>(urls.superuserUrl, sql);
  return row?.id ?? "";
}

const isProcessed = async (inboxId: string) => {
  const sql = `select "processedAt" is not null as done from inbox_messages where id = $1`;
  return (await query<{ done: boolean }>(urls.superuserUrl, sql, [inboxId]))[0]?.done;
};
const listOrders = () => query<{ id: string }>(urls.superuserUrl, `select "externalId" as id from orders`);

test("what a message says about somebody else's account is nothing to us", async () => {
  for (const foreign of [
    { campaignId: 99, orderId },
    { businessId: 99, orderId },
  ]) {
    const inboxId = await push(foreign);
    expect(await processPush(partnerId, inboxId)).toEqual({ orderExternalId: null });
    expect(await isProcessed(inboxId)).toBe(true);
  }
  expect(await listOrders()).toEqual([]);
});

test("another partner finds no message", async () => {
  const other = (await insertPartner(urls.superuserUrl)).partnerId;
  const inboxId = await push({ orderId });
  expect(await processPush(other, inboxId)).toEqual({ orderExternalId: null });
  expect(await processPush(partnerId, randomUUID())).toEqual({ orderExternalId: null });
  await dropPush(other, inboxId);
  expect(await isProcessed(inboxId)).toBe(false);
  expect(await listOrders()).toEqual([]);
});

test("an order that the marketplace does not know is no order of ours", async () => {
  const inboxId = await push({ orderId: 987_654_321 });
  expect(await processPush(partnerId, inboxId)).toEqual({ orderExternalId: "987654321" });
  expect(await isProcessed(inboxId)).toBe(true);
  expect(await listOrders()).toEqual([]);
});

test("the order is read through the API, once, and the message is done", async () => {
  // The sums in a message are not believed: what is stored comes from the authenticated read.
  const inboxId = await push({ orderId, items: [{ offerId: "LAMP", count: 500, price: 1 }] });
  expect(await processPush(partnerId, inboxId)).toEqual({ orderExternalId: orderId });
  expect(await isProcessed(inboxId)).toBe(true);
  expect(await listOrders()).toEqual([{ id: orderId }]);
  const lines = await query(urls.superuserUrl, `select quantity, "unitPriceMinor"::text as price from order_lines`);
  expect(lines).toEqual([{ quantity: 2, price: "18900000" }]);
  expect(await processPush(partnerId, inboxId)).toEqual({ orderExternalId: null });
  expect(await listOrders()).toHaveLength(1);
});

test("while the marketplace is away the message waits, and the connection says why", async () => {
  const inboxId = await push({ orderId });
  await stop("yandex");
  await expect(processPush(partnerId, inboxId)).rejects.toMatchObject({ failure: "unavailable" });
  expect(await isProcessed(inboxId)).toBe(false);
  expect(await listConnections(partnerId, "uz", new Date())).toMatchObject([
    { status: "ACTIVE", trouble: "unavailable" },
  ]);
  await dropPush(partnerId, inboxId);
  expect(await isProcessed(inboxId)).toBe(true);
});
