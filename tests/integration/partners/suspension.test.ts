import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { requireApplicant, requireFreshPartner, requirePartner } from "@/lib/auth/guards";
import type { Permission } from "@/lib/auth/permissions";
import { createSession } from "@/lib/auth/session";
import { listAdministratorIds } from "@/lib/auth/users";
import { publishLane } from "@/lib/cards/publish-lane";
import { openProductLanes } from "@/lib/cards/request-cards";
import { resumeLanes } from "@/lib/cards/resume-lanes";
import { checkPushes } from "@/lib/connections/check-pushes";
import { freezeWrites } from "@/lib/connections/freeze-writes";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { remindOfKey } from "@/lib/connections/remind-of-key";
import { inPartner } from "@/lib/db/client";
import {
  claimDueConnections,
  findDueLanes,
  findDueSendings,
  findExpiringConnections,
  findPushingConnections,
} from "@/lib/db/doors";
import type { Marketplace } from "@/lib/marketplaces/port";
import { confirmByHand, confirmOrder, mayConfirmByItself } from "@/lib/orders/confirm-order";
import { resumeConfirmations } from "@/lib/orders/resume-confirmations";
import { syncOrders } from "@/lib/orders/sync-orders";
import { reactivatePartner, suspendPartner } from "@/lib/partners/review-partner";
import { findSuspension, isSuspended } from "@/lib/partners/suspension";
import { sendDue } from "@/lib/sending/send-due";
import { pushStock } from "@/lib/stock/push-stock";
import { insertPartner, type NewPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { connect, createProduct, startSandboxes } from "../cards/sandboxes.ts";
import { writeLanes } from "../cards/write-lanes.ts";
import { createGoods } from "../orders/world.ts";

/** Next's request exists only inside its server. */
const { jar } = vi.hoisted(() => ({ jar: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined) }),
  headers: async () => new Headers(),
}));

const urls = useProductDatabase();
const sandboxes = startSandboxes();

beforeAll(() =>
  query(
    urls.superuserUrl,
    `insert into currency_rates (currency, day, "rateToUzs", source, "updatedAt")
     values ('RUB', '2026-01-10', 152.34, 'test', now())`,
  ),
);

let partner: NewPartner;
let neighbour: NewPartner;
beforeEach(async () => {
  jar.clear();
  partner = await insertPartner(urls.superuserUrl);
  neighbour = await insertPartner(urls.superuserUrl);
  await query(urls.superuserUrl, `delete from card_lanes`);
});

const adminId = async () => (await listAdministratorIds())[0] ?? "";
const suspend = async () => suspendPartner(await adminId(), partner.partnerId, "Hujjatlar kerak");
const reactivate = async () => reactivatePartner(await adminId(), partner.partnerId);

const connectionOf = async (partnerId: string, marketplace: string) => {
  const rows = await query<{ id: string }>(
    urls.superuserUrl,
    `select id from marketplace_integrations where "partnerId" = $1 and marketplace = $2::"MarketplaceName"`,
    [partnerId, marketplace],
  );
  return rows[0]?.id ?? "";
};
const readEvents = (name: string) =>
  query<{ data: Record<string, string> }>(
    urls.superuserUrl,
    `select data from outbox_events where "partnerId" = $1 and name = $2`,
    [partner.partnerId, name],
  );

/** A listing that is on sale, at Uzum, with its stock known to us; its sku. */
async function sellAtUzum(partnerId: string) {
  await connect(partnerId, ["uzum"]);
  const connectionId = await connectionOf(partnerId, "uzum");
  const sku = `TS-${randomUUID().slice(0, 8)}`;
  const key = `test-key-of-a-sandbox~${partnerId}`;
  await control("cabinet/products", { ...card, sku, key });
  const productId = await createGoods({ partnerId }, { sku, costMinor: 60_000_00n, stock: 10 });
  const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
  const { items } = await marketplace.listListings({ shop, skus: [sku] });
  const [found] = items;
  const listing = { sku, externalId: found?.externalId ?? null, variantExternalId: found?.variantExternalId ?? null };
  await inPartner(partnerId, (db) =>
    db.listing.create({
      data: {
        ...{ partnerId, productId, connectionId, shopId: shop.id, ...listing },
        ...{ state: "LIVE", rawState: "live", priceMinor: 129_000_00n, currency: "UZS" },
      },
    }),
  );
  const readStock = async () => (await marketplace.readStocks({ shop, listings: [listing] }))[0]?.quantity;
  return { connectionId, productId, sku, key, readStock };
}

const card = {
  category: "1001",
  titleUz: "Oq paxta futbolka erkaklar uchun",
  titleRu: "Футболка мужская белая хлопок",
  descriptionUz: "Yumshoq paxtadan futbolka.",
  descriptionRu: "Футболка из мягкого хлопка.",
  ...{ lengthMm: 300, widthMm: 250, heightMm: 20, weightGrams: 180 },
  ...{ barcode: "4780000000017", ikpu: "06109001001000000", priceUzs: 129000 },
};

async function control(path: string, body: object): Promise<Record<string, unknown>> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`${sandboxes.uzum}/_sandbox/${path}`, init);
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

describe("who may do what", () => {
  beforeEach(async () => {
    const token = await createSession(partner.userId, "test");
    const sealed = await encode({ token: { sid: token }, secret: process.env.SESSION_SECRET ?? "" });
    jar.set("session", sealed).set("__Host-session", sealed);
  });

  const reads: (Permission | null)[] = [null, "orders:read", "money:read", "team:read"];
  const writes: Permission[] = ["orders:write", "prices:write", "catalog:write", "team:write", "profile:write"];

  test("a suspended partner's people read everything that they read before, and change nothing", async () => {
    await suspend();
    for (const permission of reads) {
      expect(await requirePartner(permission), `${permission}`).toMatchObject({ partnerId: partner.partnerId });
    }
    const refused = { code: "forbidden", messageKey: "suspended" };
    for (const permission of writes) {
      await expect(requirePartner(permission), permission).rejects.toMatchObject(refused);
      await expect(requireFreshPartner(permission), permission).rejects.toMatchObject(refused);
    }
    await expect(requireApplicant()).rejects.toMatchObject(refused);
    expect(await findSuspension(partner.partnerId)).toMatchObject({ reason: "Hujjatlar kerak" });
    expect(await findSuspension(neighbour.partnerId)).toBeNull();
  });

  test("the very next request after reactivation may write again", async () => {
    await suspend();
    await reactivate();
    for (const permission of writes) {
      expect(await requirePartner(permission), permission).toMatchObject({ partnerId: partner.partnerId });
    }
  });
});

test("the database's doors and the product agree on every status", async () => {
  const statuses = await query<{ status: string; isSuspended: boolean }>(
    urls.superuserUrl,
    `select status::text, is_suspended(status) as "isSuspended" from unnest(enum_range(null::"PartnerStatus")) status`,
  );
  const rests = statuses.filter((row) => row.isSuspended).map(({ status }) => status);
  expect(rests).toEqual(["SUSPENDED", "CLOSING", "ERASED"]);
  for (const row of statuses) {
    const partnerId = randomUUID();
    await query(
      urls.superuserUrl,
      `insert into partners (id, "businessName", phone, category, status, "updatedAt")
       values ($1, 'Shop', '998901234567', 'home', $2::"PartnerStatus", now())`,
      [partnerId, row.status],
    );
    expect(await isSuspended(partnerId), row.status).toBe(row.isSuspended);
  }
});

test("the last wall: no writing method of any adapter goes out, every reading one does", async () => {
  const called: string[] = [];
  const methods = new Proxy({} as Marketplace, {
    get: (_, name) => async () => {
      called.push(String(name));
    },
  });
  const writing = [
    ...(["publishCards", "setPrices", "setStocks", "confirmOrder", "cancelOrder", "setPictures"] as const),
    ...(["releasePrices", "setMarkingCodes", "reply", "registerPush"] as const),
  ];
  const reading = ["listOrders", "getOrder", "readPrices", "readStocks", "listListings", "listFees"] as const;
  const frozen = freezeWrites(methods, partner.partnerId);
  const call = (name: (typeof writing)[number] | (typeof reading)[number]) =>
    (frozen[name] as unknown as () => Promise<void>)();
  await suspend();
  for (const name of writing) {
    await expect(call(name), name).rejects.toMatchObject({ failure: "unavailable", code: "suspended" });
  }
  expect(called).toEqual([]);
  for (const name of reading) await call(name);
  expect(called).toEqual([...reading]);
  called.length = 0;
  await reactivate();
  for (const name of writing) await call(name);
  expect(called).toEqual(writing);
  expect(await isSuspended(neighbour.partnerId)).toBe(false);
});

test("stock and price jobs: nothing goes out, what is due stays due, and goes out afterwards", async () => {
  const { connectionId, productId, readStock } = await sellAtUzum(partner.partnerId);
  const before = await readStock();
  expect(before).not.toBe(10);
  await suspend();
  await pushStock(partner.partnerId, productId);
  expect(await sendDue(partner.partnerId, connectionId)).toEqual({ handled: 0, taken: 0, nextInMs: null });
  expect(await findDueSendings(1_000)).not.toContainEqual({ partnerId: partner.partnerId, connectionId });
  expect(await readStock()).toBe(before);
  await reactivate();
  expect(await findDueSendings(1_000)).toContainEqual({ partnerId: partner.partnerId, connectionId });
  expect(await sendDue(partner.partnerId, connectionId)).toMatchObject({ taken: 1 });
  expect(await readStock()).toBe(10);
});

test("a pass that was under way when the partner was suspended stops before its next write, and counts no failure", async () => {
  const { connectionId, productId, readStock } = await sellAtUzum(partner.partnerId);
  const before = await readStock();
  await pushStock(partner.partnerId, productId);
  const { marketplace, shop } = await openMarketplace(partner.partnerId, connectionId);
  await suspend();
  const stocks = [{ sku: "X", externalId: null, variantExternalId: null, quantity: 1 }];
  await expect(marketplace.setStocks({ shop, stocks })).rejects.toMatchObject({ code: "suspended" });
  expect(await readStock()).toBe(before);
  const rows = await query(
    urls.superuserUrl,
    `select "failuresInRow", "lastError", status from marketplace_integrations where id = $1`,
    [connectionId],
  );
  expect(rows).toEqual([{ failuresInRow: 0, lastError: null, status: "ACTIVE" }]);
});

test("orders are still taken in; none is confirmed until the partner is reactivated", async () => {
  const { partnerId } = partner;
  const { connectionId, sku, key, productId } = await sellAtUzum(partnerId);
  await pushStock(partnerId, productId);
  await sendDue(partnerId, connectionId);
  await inPartner(partnerId, (db) => db.partner.updateMany({ where: { id: partnerId }, data: { autoConfirm: true } }));
  await suspend();
  await control("orders", { sku, quantity: 2, key });
  const due = await claimDueConnections(new Date(Date.now() + 60_000), 1_000);
  expect(due).toContainEqual({ partnerId, connectionId });
  expect(await syncOrders(partnerId, connectionId)).toBe(1);
  const readOrder = async () =>
    inPartner(partnerId, (db) =>
      db.order.findFirstOrThrow({ where: { partnerId }, select: { id: true, state: true, confirmAskedAt: true } }),
    );
  const order = await readOrder();
  expect(order).toMatchObject({ state: "NEW" });

  expect(await mayConfirmByItself(partnerId, order.id)).toBe(false);
  expect(await confirmOrder(partnerId, order.id, "autonomy-auto")).toEqual({ state: "held", words: null });
  await expect(confirmByHand(partnerId, order.id)).rejects.toMatchObject({ messageKey: "suspended" });
  expect(await readOrder()).toEqual({ id: order.id, state: "NEW", confirmAskedAt: null });

  await reactivate();
  expect(await resumeConfirmations(neighbour.partnerId)).toBe(0);
  expect(await resumeConfirmations(partnerId)).toBe(1);
  expect(await readEvents("orders/self-confirm.requested")).toEqual([{ data: { partnerId, orderId: order.id } }]);
  expect(await mayConfirmByItself(partnerId, order.id)).toBe(true);
  expect(await confirmOrder(partnerId, order.id, "autonomy-auto")).toMatchObject({ state: "confirmed" });
});

test("cards wait where they are, and are written and sent afterwards", async () => {
  const { partnerId } = partner;
  await connect(partnerId, ["wildberries"]);
  const connectionId = await connectionOf(partnerId, "wildberries");
  const written = await createProduct(partnerId);
  const [lane] = await writeLanes(partnerId, written);
  const laneId = lane?.laneId ?? "";
  const readLane = () => inPartner(partnerId, (db) => db.cardLane.findUniqueOrThrow({ where: { id: laneId } }));
  expect(await readLane()).toMatchObject({ state: "PUBLISHING", task: null });

  const unwritten = await createProduct(partnerId);
  await suspend();
  expect(await openProductLanes(partnerId, unwritten)).toEqual([]);
  expect(await publishLane(partnerId, laneId)).toEqual({ state: "PUBLISHING" });
  expect(await readLane()).toMatchObject({ state: "PUBLISHING", task: null });

  await reactivate();
  await query(urls.superuserUrl, `delete from outbox_events where "partnerId" = $1 and name like 'cards/%'`, [
    partnerId,
  ]);
  expect(await resumeLanes(neighbour.partnerId)).toBe(0);
  expect(await resumeLanes(partnerId)).toBe(2);
  expect(await readEvents("cards/publish.requested")).toEqual([{ data: { partnerId, laneId, connectionId } }]);
  expect(await readEvents("cards/card.requested")).toMatchObject([{ data: { connectionId } }]);
  expect(await publishLane(partnerId, laneId)).toEqual({ state: "MODERATING" });
});

test("moderation is not followed and switched-off cards are not begun while the partner is suspended", async () => {
  const { partnerId } = partner;
  await connect(partnerId, ["wildberries"]);
  const productId = await createProduct(partnerId);
  const [lane] = await writeLanes(partnerId, productId);
  await publishLane(partnerId, lane?.laneId ?? "");
  const isDue = async () => (await findDueLanes(1_000)).some(({ laneId }) => laneId === lane?.laneId);
  expect(await isDue()).toBe(true);
  await suspend();
  expect(await isDue()).toBe(false);
  await reactivate();
  expect(await isDue()).toBe(true);
  await query(urls.superuserUrl, `update partners set "cardAutonomy" = 'off' where id = $1`, [partnerId]);
  await query(urls.superuserUrl, `update card_lanes set state = 'WAITING' where id = $1`, [lane?.laneId]);
  expect(await resumeLanes(partnerId)).toBe(0);
});

test("pushes are not switched on and no key is asked for; the doors know the partner again afterwards", async () => {
  const { partnerId } = partner;
  await connect(partnerId, ["ozon"]);
  const connectionId = await connectionOf(partnerId, "ozon");
  await query(
    urls.superuserUrl,
    `update marketplace_integrations set "keyExpiresAt" = now() + interval '5 days' where id = $1`,
    [connectionId],
  );
  const span = { after: new Date(), before: new Date(Date.now() + 30 * 86_400_000), most: 1_000 };
  const doors = async () => [
    (await findPushingConnections()).some((one) => one.connectionId === connectionId),
    (await findExpiringConnections(span)).some((one) => one.connectionId === connectionId),
  ];
  expect(await doors()).toEqual([true, true]);
  await suspend();
  expect(await doors()).toEqual([false, false]);
  expect(await checkPushes(partnerId, connectionId)).toEqual({ change: "suspended" });
  expect(await remindOfKey(partnerId, connectionId)).toBeNull();
  await reactivate();
  expect(await doors()).toEqual([true, true]);
});

test("reactivating wakes the job that takes up what no sweep does", async () => {
  await suspend();
  expect(await readEvents("partners/partner.reactivated")).toEqual([]);
  await reactivate();
  expect(await readEvents("partners/partner.reactivated")).toEqual([{ data: { partnerId: partner.partnerId } }]);
});
