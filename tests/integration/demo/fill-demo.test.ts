import { expect, test } from "vitest";
import { demoPartnerId } from "@/lib/demo/demo-partner";
import { fillDemo } from "@/lib/demo/fill-demo";
import { query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";

const urls = useProductDatabase();
const now = new Date("2026-11-22T09:00:00Z");

const count = async (sql: string) => Number((await query<{ n: string }>(urls.superuserUrl, sql))[0]?.n);

test("the demo fills itself with a month of sales, through the books that real sales go through", async () => {
  const first = await fillDemo(now);
  expect(first.orders).toBeGreaterThan(200);
  expect(await count(`select count(*) as n from orders where "partnerId" = '${demoPartnerId}'`)).toBe(first.orders);
  const states = await query<{ state: string }>(urls.superuserUrl, "select distinct state from orders order by state");
  expect(states.map(({ state }) => state)).toEqual(
    expect.arrayContaining(["NEW", "TO_PACK", "PACKED", "IN_TRANSIT", "AT_PICKUP", "DELIVERED", "CANCELLED"]),
  );
  const profit = await count(`select sum("revenueMinor") as n from analytics where "partnerId" = '${demoPartnerId}'`);
  expect(profit).toBeGreaterThan(10_000_000_00);
});

test("the same moment again changes nothing; a day later its orders have gone on", async () => {
  await fillDemo(now);
  expect(await fillDemo(now)).toEqual({ orders: 0 });
  const open = `select count(*) as n from orders where state = 'NEW'`;
  const before = await query<{ externalId: string }>(
    urls.superuserUrl,
    `select "externalId" from orders where state = 'NEW'`,
  );
  expect(before.length).toBeGreaterThan(0);
  expect((await fillDemo(new Date(now.getTime() + 86_400_000))).orders).toBeGreaterThan(5);
  expect(await count(`${open} and "externalId" = '${before[0]?.externalId}'`)).toBe(0);
});

test("nothing of it is told to a job, and administrators do not see it", async () => {
  await fillDemo(now);
  expect(await count(`select count(*) as n from outbox_events where "partnerId" = '${demoPartnerId}'`)).toBe(0);
  const seen = await query(urls.adminUrl, `select 1 from partners where id = '${demoPartnerId}'`);
  expect(seen).toEqual([]);
});
