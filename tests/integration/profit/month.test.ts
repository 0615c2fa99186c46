import { beforeAll, expect, test } from "vitest";
import { inPartner } from "@/lib/db/client";
import type { Fee, OrderState } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { getOrder } from "@/lib/orders/get-order";
import { listOrders } from "@/lib/orders/list-orders";
import { storeFees } from "@/lib/orders/store-fees";
import { storeOrder } from "@/lib/orders/store-order";
import { readDashboard } from "@/lib/profit/read-dashboard";
import { readProfit } from "@/lib/profit/read-profit";
import { useProductDatabase } from "../../support/setup-product";
import { createGoods, createWorld, orderOf, putRate, type World } from "../orders/world";

useProductDatabase();

const now = new Date("2026-11-30T10:00:00Z");
let world: World;
let roubles: string;
let last: string;

/**
 * One month on paper, so'm (tiyin where they matter). VASE costs 40 000, BOWL 12 345.67; our rate is 3 %.
 * - Uzum u1: 2 VASE at 99 000, delivered on the 5th; fees 30 000 + 5 250.
 *   Revenue 198 000, cost 80 000, fees 35 250, commission 5 940: profit 76 810.
 * - Uzum u2: 1 VASE at 99 000, delivered on the 6th, returned on the 9th; 5 250 of its fees were kept: -5 250.
 * - Wildberries w1: 3 BOWL at 33 333.33, delivered on the 7th; no fees yet.
 *   Revenue 99 999.99, cost 37 037.01, commission 2 999.9997 = 3 000.00: profit 59 962.98.
 * - Yandex y1: 1 VASE, called off; a fine of 1 000 on the 8th: -1 000.
 * - Ozon o1: 2 VASE at 1 499.90 roubles, rate of the 3rd 157.43, delivered on the 10th; fees 450 roubles.
 *   Revenue 472 258.51, cost 80 000, fees 70 843.50, commission 14 167.7553 = 14 167.76: profit 307 247.25.
 * - Ozon o2: 1 VASE at 1 000 roubles on the 12th, no rate known, delivered on the 14th: pending, in no sum.
 * Month: revenue 770 258.50, cost 197 037.01, fees 112 343.50, commission 23 107.76, profit 437 770.23.
 */
beforeAll(async () => {
  world = await createWorld();
  await createGoods(world, { sku: "VASE", costMinor: 40_000_00n, stock: 20 });
  await createGoods(world, { sku: "BOWL", costMinor: 12_345_67n, stock: 20 });
  await putRate("RUB", "2026-11-03", "157.43");
  const vase = (quantity: number) => [{ sku: "VASE", quantity, priceMinor: 99_000_00n }];
  const rouble = (quantity: number, priceMinor: bigint) => [
    { sku: "VASE", quantity, priceMinor, currency: "RUB" as const },
  ];
  await tell("uzum", "u1", vase(2), "2026-11-03", [["DELIVERED", 5]], [som("u1a", 30_000_00n), som("u1b", 5_250_00n)]);
  const back: [OrderState, number][] = [
    ["DELIVERED", 6],
    ["RETURNED", 9],
  ];
  await tell("uzum", "u2", vase(1), "2026-11-03", back, [som("u2a", 0n), som("u2b", 5_250_00n)]);
  const bowls = [{ sku: "BOWL", quantity: 3, priceMinor: 33_333_33n }];
  await tell("wildberries", "w1", bowls, "2026-11-04", [["DELIVERED", 7]], []);
  await tell("yandex", "y1", vase(1), "2026-11-04", [["CANCELLED", 5]], [som("y1a", 1_000_00n)]);
  const fee = { ...som("o1a", 0n), amount: money(450_00n, "RUB") };
  roubles = await tell("ozon", "o1", rouble(2, 1_499_90n), "2026-11-03", [["DELIVERED", 10]], [fee]);
  last = await tell("ozon", "o2", rouble(1, 1_000_00n), "2026-11-12", [["DELIVERED", 14]], []);
});

const som = (externalId: string, amountMinor: bigint): Fee => ({
  externalId,
  orderExternalId: "",
  externalLineId: null,
  sku: null,
  kind: "commission",
  rawKind: "FEE",
  amount: money(amountMinor, "UZS"),
  occurredAt: new Date("2026-11-08T08:00:00Z"),
});

async function tell(
  marketplace: keyof World["connections"],
  name: string,
  lines: Parameters<typeof orderOf>[3],
  orderedOn: string,
  states: [OrderState, number][],
  fees: Fee[],
): Promise<string> {
  const connection = world.connections[marketplace];
  const shop = { id: connection.shopId };
  const orderedAt = `${orderedOn}T06:00:00Z`;
  const first = orderOf(name, "NEW", orderedAt, lines, orderedAt);
  const { orderId } = await storeOrder(world.partnerId, connection, shop, first);
  for (const [state, day] of states) {
    const reading = orderOf(name, state, `2026-11-${String(day).padStart(2, "0")}T08:00:00Z`, lines, orderedAt);
    await storeOrder(world.partnerId, connection, shop, reading);
  }
  await storeFees(world.partnerId, connection.id, orderId, fees);
  return orderId;
}

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("the ledger and the commission records say 23 107.76", async () => {
  const sums = await inPartner(world.partnerId, async (db) => ({
    records: (await db.commissionPaid.aggregate({ _sum: { amountMinor: true } }))._sum.amountMinor,
    owed: (await db.ledgerEntry.aggregate({ where: { account: "PARTNER" }, _sum: { amountMinor: true } }))._sum
      .amountMinor,
    all: (await db.ledgerEntry.aggregate({ _sum: { amountMinor: true } }))._sum.amountMinor,
  }));
  expect(sums).toEqual({ records: 23_107_76n, owed: 23_107_76n, all: 0n });
});

test("the profit screen shows the paper's month, whole and by marketplace", async () => {
  const view = await readProfit(world.partnerId, { period: "month", before: null }, "uz", now);
  expect(Object.values(view.totals).map((value) => (typeof value === "string" ? plain(value) : value))).toEqual([
    "770 258,50 soʻm",
    "-197 037,01 soʻm",
    "-112 343,50 soʻm",
    "-23 107,76 soʻm",
    "437 770,23 soʻm",
    "good",
    6,
    4,
  ]);
  expect(view.marketplaces.map(({ marketplace, profit }) => [marketplace, plain(profit)])).toEqual([
    ["uzum", "71 560 soʻm"],
    ["wildberries", "59 962,98 soʻm"],
    ["yandex", "-1 000 soʻm"],
    ["ozon", "307 247,25 soʻm"],
  ]);
  expect(view.pendingLines).toBe(1);
  expect(plain(view.balance.text)).toBe("23 107,76 soʻm");
  // Three accruals that stand, and one with its reversal.
  expect(view.commissions.map(({ kind }) => kind).sort()).toEqual([...Array(4).fill("ACCRUAL"), "REVERSAL"]);
  expect(view.ledger).toHaveLength(5);
});

test("the dashboard shows the same to the tiyin, and what waits", async () => {
  const { tiles, chart, needs, steps } = await readDashboard(
    { partnerId: world.partnerId, isEmailVerified: true },
    new Date("2026-11-10T10:00:00Z"),
  );
  expect(tiles.month).toEqual({ revenueMinor: 770_258_50n, profitMinor: 437_770_23n });
  expect(tiles.today).toEqual({ revenueMinor: 472_258_51n, profitMinor: 307_247_25n });
  expect(chart).toHaveLength(14);
  expect(chart.filter(({ profitMinor }) => profitMinor !== 0n)).toEqual([
    { day: "2026-11-05", profitMinor: 76_810_00n },
    { day: "2026-11-06", profitMinor: -5_250_00n },
    { day: "2026-11-07", profitMinor: 59_962_98n },
    { day: "2026-11-08", profitMinor: -1_000_00n },
    { day: "2026-11-10", profitMinor: 307_247_25n },
  ]);
  expect(needs).toEqual([]);
  expect(steps.map(({ isDone }) => isDone)).toEqual([true, false, true, true, false]);
});

test("the list shows each order's own profit, and its tabs count what is there", async () => {
  const page = await listOrders(world.partnerId, { tab: "all", after: null }, "uz", now);
  expect(page.counts).toEqual({ all: 6, new: 0, packed: 0, onWay: 0, delivered: 4, closed: 2, attention: 0 });
  const shown = page.rows.map(({ number, profit }) => [number, profit.text && plain(profit.text), profit.status]);
  expect(Object.fromEntries(shown.map(([number, ...rest]) => [number, rest]))).toEqual({
    u1: ["76 810 soʻm", "settled"],
    u2: ["-5 250 soʻm", "off"],
    w1: ["59 963 soʻm", "estimate"],
    y1: ["-1 000 soʻm", "off"],
    o1: ["307 247 soʻm", "settled"],
    o2: [null, "ratePending"],
  });
  const closed = await listOrders(world.partnerId, { tab: "closed", after: null }, "uz", now);
  expect(closed.rows.map(({ number }) => number).sort()).toEqual(["u2", "y1"]);
});

test("an order's own page says that the rate is pending; another partner's id finds nothing", async () => {
  const order = await getOrder(world.partnerId, last, "uz");
  expect(order).toMatchObject({ status: "ratePending", chain: { revenue: null, profit: null, fees: [] }, rate: null });
  const stranger = await createWorld();
  await expect(getOrder(stranger.partnerId, last, "uz")).rejects.toThrow("orders.gone");
  expect((await listOrders(stranger.partnerId, { tab: "all", after: null }, "uz", now)).rows).toEqual([]);
  expect((await readProfit(stranger.partnerId, { period: "month", before: null }, "uz", now)).isEmpty).toBe(true);
});

test("an order's chain adds up as it is read, and names its rate in the reader's way", async () => {
  const { chain, rate } = await getOrder(world.partnerId, roubles, "uz");
  expect(
    [chain.revenue, chain.cost, chain.fees[0]?.amount, chain.commission, chain.profit].map((text) => plain(text ?? "")),
  ).toEqual(["472 258,51 soʻm", "-80 000 soʻm", "-70 843,50 soʻm", "-14 167,76 soʻm", "307 247,25 soʻm"]);
  expect(rate).toMatchObject({ currency: "RUB", rate: "157,43", source: "cbu.uz" });
  expect(rate?.day).not.toContain("2026-11-03");
});

test("a long list goes on where the page before ended, without a gap or a repeat", async () => {
  const many = await createWorld();
  const { uzum } = many.connections;
  for (let index = 0; index < 65; index++) {
    // Ten of a minute have the same time: the id decides among them.
    const orderedAt = new Date(Date.UTC(2026, 10, 3, 6, Math.floor(index / 10))).toISOString();
    const order = orderOf(`n${index}`, "NEW", orderedAt, [{ sku: "X", priceMinor: 1_00n }], orderedAt);
    await storeOrder(many.partnerId, uzum, { id: uzum.shopId }, order);
  }
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listOrders>> = await listOrders(
      many.partnerId,
      { tab: "new", after },
      "uz",
      now,
    );
    seen.push(...page.rows.map(({ number }) => number));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(65);
  expect(new Set(seen).size).toBe(65);
});
