import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { importCatalogue } from "@/lib/catalog/import-catalogue";
import { createConnection } from "@/lib/connections/create-connection";
import { disconnect } from "@/lib/connections/disconnect";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { pauseConnection, requestImport, resumeConnection } from "@/lib/connections/pause";
import { recordFailure } from "@/lib/connections/record-failure";
import { replaceKey } from "@/lib/connections/replace-key";
import { requestOrders } from "@/lib/connections/request-orders";
import { inPartner } from "@/lib/db/client";
import { claimDueConnections } from "@/lib/db/doors";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { storeOrder } from "@/lib/orders/store-order";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { createGoods, orderOf } from "../orders/world.ts";
import { readOnlyYandexKey, rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();

async function connectUzum() {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const input = { ...rightInput.uzum, key: `${rightInput.uzum.key}~${randomUUID()}` };
  const { connectionId } = await createConnection(partnerId, input);
  const read = async () => (await listConnections(partnerId, "en", new Date()))[0];
  return { partnerId, connectionId, input, read };
}

const count = async (table: string, connectionId: string) => {
  const rows = await query<{ count: number }>(
    urls.superuserUrl,
    `select count(*)::int as count from ${table} where "connectionId" = $1`,
    [connectionId],
  );
  return rows[0]?.count;
};

test("a paused connection does nothing by itself, and goes on when it is resumed", async () => {
  const { partnerId, connectionId, input, read } = await connectUzum();
  const productId = await createGoods({ partnerId }, { sku: "KOSA", costMinor: 1_00n, stock: 3 });
  const [shop] = await query<{ id: string }>(urls.superuserUrl, `select id from shops where "connectionId" = $1`, [
    connectionId,
  ]);
  await inPartner(partnerId, (db) =>
    db.listing.create({
      data: {
        ...{ partnerId, productId, connectionId, shopId: shop?.id ?? "", sku: "KOSA" },
        ...{ state: "LIVE", rawState: "x", currency: "UZS" },
      },
    }),
  );
  await pauseConnection(partnerId, connectionId);
  await pauseConnection(partnerId, connectionId);
  expect(await read()).toMatchObject({ status: "PAUSED", health: "off", nextSyncAt: null });
  const paused = { code: "conflict", messageKey: "connections.paused" };
  for (const use of [openMarketplace, requestOrders, requestImport]) {
    await expect(use(partnerId, connectionId)).rejects.toMatchObject(paused);
  }
  const due = await claimDueConnections(new Date(Date.now() + 60_000), 1_000);
  expect(due.map((one) => one.connectionId)).not.toContain(connectionId);
  // The account stays the partner's, and a failure of before does not wake it.
  await recordFailure(partnerId, connectionId, new MarketplaceError("credentials"));
  const other = (await insertPartner(urls.superuserUrl)).partnerId;
  await expect(createConnection(other, input)).rejects.toMatchObject({ messageKey: "connections.taken" });
  // A new key does not end the rest.
  await replaceKey(partnerId, { connectionId, key: input.key });
  expect(await read()).toMatchObject({ status: "PAUSED" });
  await query(urls.superuserUrl, `delete from outbox_events where "partnerId" = $1`, [partnerId]);
  await resumeConnection(partnerId, connectionId);
  expect(await read()).toMatchObject({ status: "ACTIVE", health: "good" });
  const events = await query<{ name: string }>(
    urls.superuserUrl,
    `select name from outbox_events where "partnerId" = $1 order by name`,
    [partnerId],
  );
  const names = events.map(({ name }) => name);
  // The import had not been done when the pause came: it is taken up again.
  expect(names).toEqual(["connections/import.requested", "orders/sync.requested", "stock/balance.changed"]);
});

test("a new key must be of the same account, and loses nothing", async () => {
  const { partnerId, connectionId, input, read } = await connectUzum();
  const before = await read();
  const version = async () =>
    (
      await query<{ keyVersion: number }>(
        urls.superuserUrl,
        `select "keyVersion" from marketplace_integrations where id = $1`,
        [connectionId],
      )
    )[0]?.keyVersion;
  const first = await version();
  const foreign = `${rightInput.uzum.key}~${randomUUID()}`;
  await expect(replaceKey(partnerId, { connectionId, key: foreign })).rejects.toMatchObject({
    code: "conflict",
    messageKey: "connections.otherAccount",
    field: "key",
  });
  await expect(replaceKey(partnerId, { connectionId, key: "wrong-but-long-enough" })).rejects.toMatchObject({
    messageKey: "connections.keyRefused",
  });
  await expect(replaceKey(partnerId, { connectionId, key: "short" })).rejects.toMatchObject({
    messageKey: "connections.keyMissing",
    field: "key",
  });
  expect(await version()).toBe(first);
  await recordFailure(partnerId, connectionId, new MarketplaceError("credentials"));
  expect(await read()).toMatchObject({ status: "NEEDS_KEY", health: "danger" });
  await replaceKey(partnerId, { connectionId, key: input.key });
  expect(await read()).toMatchObject({ status: "ACTIVE", id: connectionId, pushUrl: before?.pushUrl ?? null });
  expect(await version()).toBe((first ?? 0) + 1);
});

test("an account of another marketplace's connection is named in the refusal", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const { connectionId } = await createConnection(partnerId, rightInput.ozon);
  // Ozon's number of the cabinet goes with each key.
  await expect(replaceKey(partnerId, { connectionId, key: rightInput.ozon.key })).rejects.toMatchObject({
    messageKey: "connections.clientIdMissing",
    field: "clientId",
  });
  await disconnect(partnerId, connectionId);
});

test("disconnecting forgets the key and keeps the data; deleting leaves what the books need", async () => {
  const { partnerId, connectionId, input, read } = await connectUzum();
  await importCatalogue(partnerId, connectionId);
  const [shop] = await query<{ id: string }>(urls.superuserUrl, `select id from shops where "connectionId" = $1`, [
    connectionId,
  ]);
  const shopId = shop?.id ?? "";
  const productId = await createGoods({ partnerId }, { sku: "LAGAN", costMinor: 5_000_00n, stock: 3 });
  await inPartner(partnerId, async (db) => {
    const listing = { partnerId, productId, connectionId, shopId, sku: "LAGAN" };
    await db.listing.create({ data: { ...listing, state: "LIVE", rawState: "x", currency: "UZS" } });
    await db.cardLane.create({ data: { partnerId, productId, connectionId } });
  });
  const order = orderOf("900", "DELIVERED", "2026-11-20T08:00:00Z", [{ sku: "LAGAN", priceMinor: 9_000_00n }]);
  await storeOrder(partnerId, { id: connectionId }, { id: shopId }, order);

  await disconnect(partnerId, connectionId);
  expect(await count("connection_credentials", connectionId)).toBe(0);
  expect(await count("listings", connectionId)).toBe(1);
  expect(await read()).toMatchObject({ status: "DISCONNECTED", health: "off", pushUrl: null });

  await disconnect(partnerId, connectionId, "delete");
  for (const table of ["listings", "card_lanes", "connection_imports", "inbox_messages", "connection_alarms"]) {
    expect(await count(table, connectionId), table).toBe(0);
  }
  expect(await count("orders", connectionId)).toBe(1);
  const [line] = await query(urls.superuserUrl, `select "productId" from order_lines where "partnerId" = $1`, [
    partnerId,
  ]);
  expect(line).toEqual({ productId });
  expect(await read()).toBeUndefined();
  // Coming back is a first day again, with the old orders still there.
  expect(await createConnection(partnerId, input)).toEqual({ connectionId });
  expect(await read()).toMatchObject({ status: "ACTIVE", catalogue: { orders: 1, listings: 0 } });
});

test("the data of a live connection is not deleted, nor that of another partner", async () => {
  const [mine, theirs] = [await connectUzum(), await connectUzum()];
  await importCatalogue(mine.partnerId, mine.connectionId);
  await query(urls.superuserUrl, `update marketplace_integrations set status = 'DISCONNECTED' where id = $1`, [
    mine.connectionId,
  ]);
  await inPartner(theirs.partnerId, async (db) => {
    await db.$executeRaw`select forget_key(${mine.connectionId}::uuid)`;
    await db.$executeRaw`select delete_connection_data(${mine.connectionId}::uuid)`;
    await db.$executeRaw`select delete_connection_data(${theirs.connectionId}::uuid)`;
  });
  expect(await count("connection_credentials", mine.connectionId)).toBe(1);
  expect(await count("connection_imports", mine.connectionId)).toBe(1);
  expect(await count("connection_credentials", theirs.connectionId)).toBe(1);
  for (const use of [pauseConnection, resumeConnection, requestImport, disconnect]) {
    await expect(use(theirs.partnerId, mine.connectionId)).rejects.toMatchObject({ code: "not-found" });
  }
  const key = mine.input.key;
  await expect(replaceKey(theirs.partnerId, { connectionId: mine.connectionId, key })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("missing rights are told in groups, with what is not offered left out", async () => {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const { connectionId } = await createConnection(partnerId, { ...rightInput.yandex, key: readOnlyYandexKey });
  const [card] = await listConnections(partnerId, "en", new Date());
  expect(card?.health).toBe("attention");
  expect(card?.rights.find(({ group }) => group === "prices")?.missing).toContain("set-price");
  expect(card?.rights.find(({ group }) => group === "orders")?.missing).not.toContain("list-orders");
  await disconnect(partnerId, connectionId);
  const uzum = await connectUzum();
  // Uzum's API has no chats: that is no missing right.
  expect((await uzum.read())?.rights.map(({ group }) => group)).not.toContain("buyers");
});
