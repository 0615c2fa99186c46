import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createConnection } from "@/lib/connections/create-connection";
import { disconnect } from "@/lib/connections/disconnect";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { requestOrders } from "@/lib/connections/request-orders";
import { marketplaceIds } from "@/lib/marketplaces/types";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { readOnlyYandexKey, rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();

const newPartner = async () => (await insertPartner(urls.superuserUrl)).partnerId;
const list = (partnerId: string) => listConnections(partnerId, "uz", new Date("2026-11-22T00:00:00Z"));
const freshUzum = () => ({ ...rightInput.uzum, key: `${rightInput.uzum.key}~${randomUUID()}` });

describe("a right key", () => {
  test("of each marketplace makes a live connection with its shops, and asks for a first import", async () => {
    const partnerId = await newPartner();
    for (const id of marketplaceIds) await createConnection(partnerId, rightInput[id]);
    const cards = await list(partnerId);
    expect(cards.map(({ marketplace, status, keyLastFour }) => ({ marketplace, status, keyLastFour }))).toEqual(
      marketplaceIds.map((marketplace) => ({
        marketplace,
        status: "ACTIVE",
        keyLastFour: rightInput[marketplace].key.slice(-4),
      })),
    );
    for (const card of cards) {
      expect(card.accountName).not.toBe("");
      expect(card.shops).toHaveLength(1);
      expect(card.missingRights.filter((right) => right !== "push")).toEqual([]);
    }
    const [, wildberries, yandex, ozon] = cards;
    expect(wildberries?.keyExpiry?.daysLeft).toBe(160);
    expect(cards[0]?.pushUrl).toBeNull();
    expect(wildberries?.pushUrl).toBeNull();
    expect(yandex?.pushUrl).toMatch(/^http:\/\/localhost:3000\/api\/webhooks\/yandex\/[\w-]{43}$/);
    expect(ozon?.pushUrl).toMatch(/\/api\/webhooks\/ozon\/[\w-]{43}$/);
    // Whoever looks at somebody else's books is not shown the address: it is a key to send in orders with.
    const looked = await listConnections(partnerId, "uz", new Date(), { isView: true });
    expect(looked.map(({ pushUrl }) => pushUrl)).toEqual([null, null, null, null]);
    expect(looked.map(({ isPushHidden }) => isPushHidden)).toEqual([false, false, true, true]);
    expect(cards.some(({ isPushHidden }) => isPushHidden)).toBe(false);
    const events = await query<{ id: string }>(
      urls.superuserUrl,
      `select data->>'connectionId' as id from outbox_events
       where "partnerId" = $1 and name = 'connections/connection.created' order by id`,
      [partnerId],
    );
    expect(events.map(({ id }) => id).sort()).toEqual(cards.map(({ id }) => id).sort());
    for (const { id } of cards) await disconnect(partnerId, id);
  });

  test("is not stored for a partner whose approval was taken back meanwhile", async () => {
    const { partnerId } = await insertPartner(urls.superuserUrl, { approved: false });
    await expect(createConnection(partnerId, freshUzum())).rejects.toMatchObject({ messageKey: "notApproved" });
    expect(await list(partnerId)).toEqual([]);
  });

  test("with some rights missing is taken, and says which", async () => {
    const partnerId = await newPartner();
    const { connectionId } = await createConnection(partnerId, { ...rightInput.yandex, key: readOnlyYandexKey });
    const [card] = await list(partnerId);
    expect(card?.missingRights).toContain("set-price");
    expect(card?.missingRights).not.toContain("list-orders");
    const { marketplace } = await openMarketplace(partnerId, connectionId);
    expect(marketplace.can.has("set-price")).toBe(false);
    expect(marketplace.can.has("list-orders")).toBe(true);
    await disconnect(partnerId, connectionId);
  });
});

describe("a wrong key", () => {
  test.each([
    ["uzum", "connections.keyRefused"],
    ["wildberries", "connections.keyRefused"],
    ["yandex", "connections.keyRefused"],
    ["ozon", "connections.pairRefused"],
  ] as const)("of %s is refused beside its box, and nothing is stored", async (id, messageKey) => {
    const partnerId = await newPartner();
    const wrong = createConnection(partnerId, { ...rightInput[id], key: "wrong-but-long-enough" });
    await expect(wrong).rejects.toMatchObject({ code: "invalid", messageKey, field: "key" });
    expect(await list(partnerId)).toEqual([]);
  });

  test("that no header can carry is refused too", async () => {
    const partnerId = await newPartner();
    for (const id of ["uzum", "wildberries", "ozon"] as const) {
      const wrong = createConnection(partnerId, { ...rightInput[id], key: "калит-кирилл-harflar" });
      await expect(wrong).rejects.toMatchObject({ code: "invalid", field: "key" });
    }
  });

  test("a personal token of Wildberries is refused with the reason", async () => {
    const [header, payload, signature] = rightInput.wildberries.key.split(".");
    const claims = { ...JSON.parse(Buffer.from(payload ?? "", "base64url").toString()), acc: 3 };
    const key = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${signature}`;
    const personal = createConnection(await newPartner(), { marketplace: "wildberries", key });
    await expect(personal).rejects.toMatchObject({ messageKey: "connections.personalToken", field: "key" });
  });
});

describe("the same account again", () => {
  test("replaces the key and keeps the connection, its push address and its shops", async () => {
    const partnerId = await newPartner();
    const { connectionId } = await createConnection(partnerId, { ...rightInput.yandex, key: readOnlyYandexKey });
    const [before] = await list(partnerId);
    await createConnection(partnerId, rightInput.yandex);
    const [after, ...more] = await list(partnerId);
    expect(more).toEqual([]);
    expect(after).toMatchObject({
      id: connectionId,
      pushUrl: before?.pushUrl,
      shops: before?.shops,
      missingRights: [],
      keyLastFour: rightInput.yandex.key.slice(-4),
    });
    await disconnect(partnerId, connectionId);
  });

  test("disconnecting keeps the row; connecting again goes on with it", async () => {
    const partnerId = await newPartner();
    const input = freshUzum();
    const { connectionId } = await createConnection(partnerId, input);
    await disconnect(partnerId, connectionId);
    expect(await list(partnerId)).toMatchObject([{ id: connectionId, status: "DISCONNECTED" }]);
    await expect(openMarketplace(partnerId, connectionId)).rejects.toMatchObject({ code: "not-found" });
    await expect(requestOrders(partnerId, connectionId)).rejects.toMatchObject({ code: "not-found" });
    expect(await createConnection(partnerId, input)).toEqual({ connectionId });
    expect(await list(partnerId)).toMatchObject([{ id: connectionId, status: "ACTIVE" }]);
  });

  test("pressed twice at once makes one connection", async () => {
    const partnerId = await newPartner();
    const input = freshUzum();
    const ids = await Promise.all([createConnection(partnerId, input), createConnection(partnerId, input)]);
    expect(new Set(ids.map(({ connectionId }) => connectionId)).size).toBe(1);
    expect(await list(partnerId)).toHaveLength(1);
  });

  test("is refused while it is live for another partner, without saying whose it is", async () => {
    const [owner, other] = [await newPartner(), await newPartner()];
    const input = freshUzum();
    const { connectionId } = await createConnection(owner, input);
    const taken = createConnection(other, input);
    await expect(taken).rejects.toMatchObject({ code: "conflict", messageKey: "connections.taken", values: {} });
    expect(await list(other)).toEqual([]);
    await disconnect(owner, connectionId);
    const moved = await createConnection(other, input);
    expect(moved.connectionId).not.toBe(connectionId);
    // The first owner cannot take it back while it is live elsewhere.
    await expect(createConnection(owner, input)).rejects.toMatchObject({ messageKey: "connections.taken" });
  });
});

test("another partner's connection is not found", async () => {
  const [owner, other] = [await newPartner(), await newPartner()];
  const { connectionId } = await createConnection(owner, freshUzum());
  for (const use of [openMarketplace, disconnect, requestOrders]) {
    await expect(use(other, connectionId)).rejects.toMatchObject({
      code: "not-found",
      messageKey: "connections.gone",
    });
    await expect(use(other, randomUUID())).rejects.toMatchObject({
      code: "not-found",
      messageKey: "connections.gone",
    });
  }
  expect(await list(owner)).toMatchObject([{ status: "ACTIVE" }]);
});

test("a stored connection opens its adapter with the key that was given", async () => {
  const partnerId = await newPartner();
  const { connectionId } = await createConnection(partnerId, freshUzum());
  const { marketplace, shop, shops } = await openMarketplace(partnerId, connectionId);
  expect((await marketplace.checkConnection()).shops).toMatchObject([{ externalId: shop.externalId }]);
  expect(shops).toEqual([shop]);
});
