import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { listDeadLetters } from "@/lib/orders/dead-letters";
import { takeOrders } from "@/lib/orders/take-orders";
import { useProductDatabase } from "../../support/setup-product";
import { createGoods, createWorld, orderOf, readBalance, readMoney, type World } from "./world";

const urls = useProductDatabase();

let world: World;
let vase: string;
beforeEach(async () => {
  world = await createWorld();
  vase = await createGoods(world, { sku: "VASE", costMinor: 40_000_00n, stock: 10 });
});

const take = (...orders: MarketplaceOrder[]) => {
  const { id, shopId } = world.connections.uzum;
  return takeOrders(world.partnerId, { id }, { id: shopId, externalId: "1" }, orders);
};
const line = (quantity = 1) => [{ sku: "VASE", quantity, priceMinor: 99_000_00n }];
const sold = (number: number, state: MarketplaceOrder["state"] = "NEW") =>
  orderOf(`n-${number}`, state, "2026-11-05T08:00:00Z", line());

const read = <T>(work: Parameters<typeof inPartner<T>>[1]) => inPartner(world.partnerId, work);
const storedIds = () =>
  read(async (db) => (await db.order.findMany({ orderBy: { externalId: "asc" } })).map((row) => row.externalId));

test("a page is stored whole: stock to the first buyers, sums and events as for one by one", async () => {
  const first = { ...sold(1), orderedAt: new Date("2026-11-01T00:00:00Z") };
  const page = [sold(4), sold(3), sold(2), first, orderOf("many", "DELIVERED", "2026-11-05T08:00:00Z", line(8))];
  expect(await take(...page)).toBe(5);
  const short = await read((db) =>
    db.orderLine.findMany({ where: { shortage: { gt: 0 } }, include: { order: { select: { externalId: true } } } }),
  );
  // Ten units: the oldest takes one; of the others each waits by its turn in the page.
  expect(short.map(({ order }) => order.externalId)).not.toContain("n-1");
  expect(short.reduce((total, { shortage }) => total + shortage, 0)).toBe(2);
  const { reserved, onHand } = await readBalance(world.partnerId, vase);
  expect(onHand - reserved).toBe(0);
  const { figures, owedMinor } = await readMoney(world.partnerId);
  expect(owedMinor).toBe(23_760_00n);
  expect(figures.reduce((total, { orders }) => total + orders, 0)).toBe(5);
  const events = await read((db) => db.outboxEvent.groupBy({ by: ["name"], _count: true, orderBy: { name: "asc" } }));
  expect(events.map(({ name, _count }) => [name, _count])).toEqual([
    ["orders/order.received", 5],
    ["stock/balance.changed", 1],
  ]);
});

test("the same page again leaves no row version and no event", async () => {
  const page = [...Array(700).keys()].map((number) => sold(number, number % 2 ? "DELIVERED" : "CANCELLED"));
  const broken = { ...sold(900), orderedAt: new Date(8.64e15) };
  expect(await take(...page, broken)).toBe(700);
  const client = new pg.Client({ connectionString: urls.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ mark: string }>("select pg_current_xact_id()::text as mark");
    expect(await take(...page, broken)).toBe(0);
    const tables = ["orders", "order_lines", "stock_movements", "stock_balances", "outbox_events", "commission_paid"];
    for (const table of [...tables, "ledger_entries", "analytics", "dead_letters", "connection_alarms"]) {
      const { rowCount } = await client.query(`select from ${table} where xmin::text::bigint > $1`, [rows[0]?.mark]);
      expect(rowCount, table).toBe(0);
    }
  } finally {
    await client.end();
  }
});

test("what the database would refuse stops nothing else and is seen", async () => {
  const [odd] = sold(1).lines;
  if (!odd) throw new Error("no line");
  const with1 = (change: Partial<typeof odd>): MarketplaceOrder["lines"] => [{ ...odd, ...change }];
  const page = [
    {
      ...sold(0),
      rawState: "ne\0w",
      lines: with1({ title: "Va\0za \ud800", listing: { ...odd.listing, sku: "UNKNOWN" } }),
    },
    { ...sold(1), lines: with1({ quantity: 2 ** 40 }) },
    { ...sold(2), lines: with1({ quantity: 1.5 }) },
    { ...sold(3), orderedAt: new Date(Number.NaN) },
    { ...sold(4), changedAt: new Date("0001-01-01T00:00:00Z") },
    { ...sold(5), lines: with1({ unitPrice: { amountMinor: 10n ** 30n, currency: "UZS" } }) },
    { ...sold(6), externalId: "x".repeat(3_000) },
    sold(7),
  ];
  expect(await take(...page)).toBe(2);
  expect(await storedIds()).toEqual(["n-0", "n-7"]);
  const [cleaned] = await read((db) =>
    db.orderLine.findMany({ where: { sku: "UNKNOWN" }, include: { order: { select: { rawState: true } } } }),
  );
  expect(cleaned).toMatchObject({ title: "Va␀za �", order: { rawState: "ne␀w" } });
  const letters = await listDeadLetters(world.partnerId);
  expect(letters.map(({ externalId, reason }) => [externalId.slice(0, 5), reason])).toEqual([
    ["n-1", "number"],
    ["n-2", "number"],
    ["n-3", "date"],
    ["n-4", "date"],
    ["n-5", "number"],
    ["xxxxx", "text"],
  ]);
  expect(await listDeadLetters((await createWorld()).partnerId)).toEqual([]);

  // The marketplace mends one of them.
  expect(await take(sold(1))).toBe(1);
  expect((await listDeadLetters(world.partnerId)).map(({ externalId }) => externalId)).not.toContain("n-1");
});

test("what only the database knows to refuse is found among hundreds", async () => {
  const client = new pg.Client({ connectionString: urls.superuserUrl });
  await client.connect();
  await client.query(`alter table order_lines add constraint not_this check (title <> 'Bad')`);
  try {
    const page = [...Array(300).keys()].map((number) => {
      const order = orderOf(`n-${number}`, "NEW", "2026-11-05T08:00:00Z", [{ sku: "OTHER", priceMinor: 1n }]);
      const isBad = number === 17 || number === 250;
      return { ...order, lines: order.lines.map((one) => ({ ...one, title: isBad ? "Bad" : "Good" })) };
    });
    expect(await take(...page)).toBe(298);
    const letters = await listDeadLetters(world.partnerId);
    expect(letters.map(({ externalId, reason }) => `${externalId} ${reason}`)).toEqual([
      "n-17 refused",
      "n-250 refused",
    ]);
  } finally {
    await client.query("alter table order_lines drop constraint not_this");
    await client.end();
  }
});

test("history is no news: of orders from before the connection only what can be confirmed is told", async () => {
  const old = (id: string, state: MarketplaceOrder["state"]) =>
    orderOf(id, state, "2026-01-12T06:00:00Z", [{ sku: "OTHER", priceMinor: 1n }], "2026-01-10T06:00:00Z");
  expect(await take(old("a", "DELIVERED"), old("b", "IN_TRANSIT"), old("c", "NEW"), sold(1, "DELIVERED"))).toBe(4);
  const events = await read((db) => db.outboxEvent.findMany({ where: { name: { startsWith: "orders/" } } }));
  const orders = await read((db) => db.order.findMany());
  const numberOf = (data: unknown) => orders.find(({ id }) => id === (data as { orderId: string }).orderId)?.externalId;
  expect(events.map(({ name, data }) => `${name} ${numberOf(data)}`).sort()).toEqual([
    "orders/order.changed c",
    "orders/order.received n-1",
  ]);
});

test("an empty page and another shop's page change nothing; the foreign orders are seen", async () => {
  await take(sold(1, "TO_PACK"));
  expect(await take()).toBe(0);
  const foreign = { ...orderOf("n-1", "CANCELLED", "2026-11-06T08:00:00Z", line()), shopExternalId: "2" };
  expect(await take(foreign)).toBe(0);
  const [order] = await read((db) => db.order.findMany());
  expect(order).toMatchObject({ state: "TO_PACK" });
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 10, reserved: 1 });
  expect(await listDeadLetters(world.partnerId)).toMatchObject([{ externalId: "n-1", reason: "foreign" }]);
});

test("a state that no table knows is kept, shown, and raises one alarm; a known dispute raises none", async () => {
  const odd = (number: number, rawState: string) => ({ ...sold(number, "ATTENTION"), rawState });
  await take(odd(1, "teleported"), odd(2, "teleported"), odd(3, "client_arbitration"));
  await take(odd(1, "teleported"));
  const rows = await read((db) => db.order.findMany({ orderBy: { externalId: "asc" } }));
  expect(rows.map(({ state, rawState }) => [state, rawState])).toEqual([
    ["ATTENTION", "teleported"],
    ["ATTENTION", "teleported"],
    ["ATTENTION", "client_arbitration"],
  ]);
  const alarms = await read((db) => db.connectionAlarm.findMany());
  expect(alarms).toMatchObject([{ kind: "unknown-value", detail: "teleported", count: 1 }]);
});

test("two pages with the same orders in another sequence wait for each other and cross nothing", async () => {
  const page = [...Array(120).keys()].map((number) => sold(number));
  const later = [...page].reverse().map((order) => ({ ...order, state: "TO_PACK" as const, rawState: "to_pack" }));
  const { id, shopId } = world.connections.uzum;
  await Promise.all(
    [page, later, page, later].map((orders) =>
      takeOrders(world.partnerId, { id }, { id: shopId, externalId: "1" }, orders),
    ),
  );
  await take(...later);
  const lines = await read((db) => db.orderLine.aggregate({ _sum: { reserved: true, shortage: true }, _count: true }));
  expect(lines).toEqual({ _count: 120, _sum: { reserved: 10, shortage: 110 } });
  expect(await readBalance(world.partnerId, vase)).toEqual({ onHand: 10, reserved: 10 });
  expect((await readMoney(world.partnerId)).figures).toMatchObject([{ orders: 120, units: 120 }]);
});
