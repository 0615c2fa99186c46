import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bench, openWildberries } from "./open-wildberries.ts";

let bench: Bench;
let ts: Awaited<ReturnType<Bench["openListing"]>>;
beforeEach(async () => {
  bench = await openWildberries();
  ts = await bench.openListing();
});
afterEach(() => bench.close());

const day = 24 * 60 * 60 * 1000;

describe("the reach of a reading", () => {
  test("is three months, however far back it is asked to look: what is older is in another list", async () => {
    const asked: number[] = [];
    const wildberries = bench.through(async (url) => {
      const { pathname, searchParams } = new URL(url);
      if (pathname === "/api/v3/orders") asked.push(Number(searchParams.get("dateFrom")));
      return Response.json({ next: 0, orders: [] });
    });
    const oldest = bench.clock.at.getTime() / 1000 - 90 * 24 * 60 * 60;
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const since = new Date(bench.clock.at.getTime() - 90 * day);
      const page = await wildberries.listOrders({
        shop: ts.shop,
        since,
        until: bench.clock.at,
        cursor: cursor ?? null,
      });
      cursor = page.nextCursor;
    }
    expect(await wildberries.getOrder({ shop: ts.shop, externalId: "1" })).toBeNull();
    expect(asked).toHaveLength(8);
    expect(Math.min(...asked)).toBe(oldest);
  });

  test("goes on in the sales list behind an answer that is only about as long as the longest", async () => {
    const { body } = await bench.control("orders", { sku: "TS-1" });
    const externalId = String(body.externalId);
    await bench.control(`orders/${externalId}/advance`, { to: "delivered" });
    const order = await bench.wildberries.getOrder({ shop: ts.shop, externalId });
    const rid = order?.lines[0]?.externalLineId;
    const row = (index: number) => ({
      srid: `s${index}`,
      saleID: `S${index}`,
      lastChangeDate: `2026-11-21T00:00:0${index % 9}`,
    });
    let asked = 0;
    const wildberries = bench.through(async (url, init) => {
      if (!url.includes("/supplier/sales")) return fetch(url, init);
      asked += 1;
      const returned = { srid: rid, saleID: "R1", lastChangeDate: "2026-11-22T00:00:00" };
      return Response.json(asked === 1 ? Array.from({ length: 79_990 }, (_, index) => row(index)) : [returned]);
    });
    const since = new Date(bench.clock.at.getTime() - day);
    const { items } = await wildberries.listOrders({ shop: ts.shop, since, until: bench.clock.at });
    expect(items.map(({ state }) => state)).toEqual(["RETURNED"]);
    expect(asked).toBe(2);
  });
});
