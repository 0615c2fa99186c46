import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MarketplaceOrder, MarkingCode, Shop } from "@/lib/marketplaces/types";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

describe("Yandex Market: marking codes", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  let shop: Shop;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0 });
    shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: [lampCard("A")] });
    await yandex.market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 100 }] });
  });
  afterAll(() => yandex.sandbox.close());

  const place = async (quantity: number, marked = true): Promise<MarketplaceOrder> => {
    const { json } = await yandex.control("orders", { sku: "A", quantity, marked });
    const order = await yandex.market.getOrder({ shop, externalId: String(json.externalId) });
    if (!order) throw new Error("no order");
    return order;
  };
  const codesOf = ({ lines: [line] }: MarketplaceOrder, codes: string[]): MarkingCode[] =>
    codes.map((code) => ({ externalLineId: line?.externalLineId ?? "", kind: "cis", code }));
  const good = (unit: number) => `010478001234567821unit${unit}\u001d93abcd`;
  const layouts = () => yandex.exchanges.filter(({ method, url }) => method === "PUT" && url.endsWith("/boxes"));

  test("without its codes a marked order is not confirmed; with checked ones it is", async () => {
    const order = await place(2);
    expect(await yandex.market.confirmOrder({ shop, order })).toMatchObject({
      state: "rejected",
      reason: { words: expect.stringContaining("marking codes are required") },
    });
    const codes = codesOf(order, [good(1), good(2)]);
    const give = () => yandex.market.setMarkingCodes({ shop, order, codes });
    expect(await give()).toEqual({ sku: order.externalId, state: "accepted", task: null, reason: null });
    expect(await yandex.market.confirmOrder({ shop, order })).toMatchObject({ state: "rejected" });
    yandex.clock.ms += 5000;
    const before = layouts().length;
    expect(await give()).toMatchObject({ state: "confirmed" });
    expect(layouts()).toHaveLength(before);
    expect(layouts().at(-1)?.requestBody).toEqual({
      boxes: [
        {
          items: [
            {
              id: Number(order.lines[0]?.externalLineId),
              fullCount: 2,
              instances: [{ cis: good(1) }, { cis: good(2) }],
            },
          ],
        },
      ],
    });
    expect(await yandex.market.confirmOrder({ shop, order })).toMatchObject({ state: "confirmed" });
  });

  test("a code that does not pass its check is told, and another one takes its place", async () => {
    const order = await place(1);
    const give = (code: string) => yandex.market.setMarkingCodes({ shop, order, codes: codesOf(order, [code]) });
    await give("not a code");
    yandex.clock.ms += 5000;
    expect(await give("not a code")).toMatchObject({
      state: "rejected",
      reason: { words: "CIS_GTIN_NOT_FOUND not a code" },
    });
    await give(good(1));
    yandex.clock.ms += 5000;
    expect(await give(good(1))).toMatchObject({ state: "confirmed" });
  });

  test.each<[string, (order: MarketplaceOrder) => MarkingCode[], RegExp]>([
    ["too few codes", (order) => codesOf(order, [good(1)]), /1 codes for 2 units/],
    ["none", () => [], /no codes/],
    ["another line's", () => [{ externalLineId: "1", kind: "cis", code: good(1) }], /no line 1/],
    ["an IMEI", (order) => codesOf(order, ["a", "b"]).map((one) => ({ ...one, kind: "imei" })), /imei is not taken/],
  ])("nothing is sent with %s", async (_, makeCodes, words) => {
    const order = await place(2);
    const before = layouts().length;
    const outcome = await yandex.market.setMarkingCodes({ shop, order, codes: makeCodes(order) });
    expect(outcome).toMatchObject({ state: "rejected", reason: { words: expect.stringMatching(words) } });
    expect(layouts()).toHaveLength(before);
  });

  test("the seller's own boxes stay as they are: each box carries the code of the unit that lies in it", async () => {
    const order = await place(2);
    const id = Number(order.lines[0]?.externalLineId);
    const part = (current: number) => ({ items: [{ id, partialCount: { current, total: 2 } }] });
    const boxes = [part(1), part(2), part(1), part(2)];
    const url = `${yandex.sandbox.url}/v2/campaigns/${shop.externalId}/orders/${order.externalId}/boxes`;
    const headers = { "Api-Key": "ACMA:right", "content-type": "application/json" };
    await yandex.fetch(url, { method: "PUT", headers, body: JSON.stringify({ boxes }) });
    await yandex.market.setMarkingCodes({ shop, order, codes: codesOf(order, [good(1), good(2)]) });
    const sent = layouts().at(-1)?.requestBody as { boxes: { items: { instances: object[] }[] }[] };
    expect(sent).toEqual({
      boxes: boxes.map(({ items: [item] }, box) => ({
        items: [{ ...item, instances: [{ cis: good(box < 2 ? 1 : 2) }] }],
      })),
    });
  });

  test("after the order is ready its boxes are closed: refused in the marketplace's words", async () => {
    const order = await place(1, false);
    await yandex.market.confirmOrder({ shop, order });
    expect(await yandex.market.setMarkingCodes({ shop, order, codes: codesOf(order, [good(1)]) })).toMatchObject({
      state: "rejected",
      reason: { words: expect.stringContaining("cannot be changed") },
    });
    const unknown = { ...order, externalId: "1" };
    expect(
      await yandex.market.setMarkingCodes({ shop, order: unknown, codes: codesOf(order, [good(1)]) }),
    ).toMatchObject({ state: "rejected", reason: { words: "no such order" } });
  });

  test("a lost answer is unknown; a key that may only read is told apart from a wrong one", async () => {
    const order = await place(1);
    const codes = codesOf(order, [good(1)]);
    const cut: typeof yandex.fetch = async (url, init) => {
      const response = await yandex.fetch(url, init);
      if (init.method === "PUT") throw new TypeError("reset");
      return response;
    };
    const market = createYandex({
      credentials: { key: "ACMA:right" },
      origin: yandex.sandbox.url,
      fetch: cut,
      now: () => new Date(yandex.clock.ms),
    });
    expect(await market.setMarkingCodes({ shop, order, codes })).toMatchObject({ state: "unknown" });
    const other = await place(1);
    const reader = yandex.connect("ACMA:read");
    await expect(
      reader.setMarkingCodes({ shop, order: other, codes: codesOf(other, [good(1)]) }),
    ).rejects.toMatchObject({ failure: "rejected", code: "no-right" });
    await expect(yandex.connect("ACMA:wrong").setMarkingCodes({ shop, order: other, codes })).rejects.toMatchObject({
      failure: "credentials",
    });
  });

  test("every request and reply is as the specification says", () => {
    expect(yandex.listViolations()).toEqual([]);
  });
});
