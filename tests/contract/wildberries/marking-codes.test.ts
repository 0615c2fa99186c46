import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MarketplaceOrder, MarkingCode } from "@/lib/marketplaces/types";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { type Bench, key, openWildberries } from "./open-wildberries.ts";

let bench: Bench;
let ts: Awaited<ReturnType<Bench["openListing"]>>;
beforeEach(async () => {
  bench = await openWildberries();
  ts = await bench.openListing();
});
afterEach(() => bench.close());

const cis = "0104630568317423215EirD_orEif7X\u001d91EE12\u001d92VygELprJ87wrc/qF/Vq";
const imei = "356938035643809";

async function buy(requiredMeta = "", optionalMeta = ""): Promise<MarketplaceOrder> {
  const { body } = await bench.control("orders", { sku: "TS-1", requiredMeta, optionalMeta });
  return read(String(body.externalId));
}

async function read(externalId: string): Promise<MarketplaceOrder> {
  const order = await bench.wildberries.getOrder({ shop: ts.shop, externalId });
  if (!order) throw new Error("no such order");
  return order;
}

async function pack(order: MarketplaceOrder): Promise<MarketplaceOrder> {
  await bench.wildberries.confirmOrder({ shop: ts.shop, order });
  return read(order.externalId);
}

const lineOf = (order: MarketplaceOrder) => order.lines[0]?.externalLineId ?? "";

const mark = (order: MarketplaceOrder, ...codes: [MarkingCode["kind"], string][]) =>
  bench.wildberries.setMarkingCodes({
    shop: ts.shop,
    order,
    codes: codes.map(([kind, code]) => ({ externalLineId: lineOf(order), kind, code })),
  });

const writes = () => bench.exchanges.filter(({ method }) => method === "PUT").filter(({ url }) => /\/meta\//.test(url));

describe("marking codes", () => {
  test("let the supply go that is refused without them, with the reasons of the refusal", async () => {
    const order = await pack(await buy("sgtin,imei"));
    expect(await bench.wildberries.confirmOrder({ shop: ts.shop, order })).toMatchObject({
      state: "rejected",
      reason: {
        words: `Fix them to dispatch items; ${order.externalId}: sgtin required, imei required`,
      },
    });
    expect((await read(order.externalId)).state).toBe("TO_PACK");
    expect(await mark(order, ["cis", cis], ["imei", imei])).toEqual({
      sku: "TS-1",
      state: "confirmed",
      task: null,
      reason: null,
    });
    expect(writes().map(({ requestBody }) => requestBody)).toEqual([{ sgtins: [cis] }, { imei }]);
    expect(await bench.wildberries.confirmOrder({ shop: ts.shop, order })).toMatchObject({ state: "confirmed" });
    expect((await read(order.externalId)).state).toBe("PACKED");
  });

  test("that are there already are not sent again; others replace them", async () => {
    const order = await pack(await buy("", "imei,uin,gtin"));
    expect(await mark(order, ["imei", imei])).toMatchObject({ state: "confirmed" });
    expect(await mark(order, ["imei", imei])).toMatchObject({ state: "unchanged" });
    expect(writes()).toHaveLength(1);
    expect(await mark(order, ["imei", "356938035643817"])).toMatchObject({ state: "confirmed" });
    expect(await mark(order, ["uin", "1234567890123456"], ["gtin", "4600000000017"])).toMatchObject({
      state: "confirmed",
    });
    expect(await mark(order)).toMatchObject({ state: "unchanged" });
  });

  test("that do not pass the check are refused with its word", async () => {
    const order = await pack(await buy("sgtin"));
    expect(await mark(order, ["cis", cis.replaceAll("\u001d", "")])).toMatchObject({
      state: "rejected",
      reason: { field: "sgtin", words: "sgtinNoGS" },
    });
  });

  test("that the order does not take, or that are no such codes, are not even sent", async () => {
    const order = await pack(await buy("imei"));
    const refused = { state: "rejected" };
    expect(await mark(order, ["cis", cis])).toMatchObject({ ...refused, reason: { field: "sgtin" } });
    expect(await mark(order, ["imei", "12"])).toMatchObject({ ...refused, reason: { words: /15 characters/ } });
    expect(await mark(order, ["imei", imei], ["imei", "356938035643817"])).toMatchObject(refused);
    const codes = [{ externalLineId: "another", kind: "imei" as const, code: imei }];
    expect(await bench.wildberries.setMarkingCodes({ shop: ts.shop, order, codes })).toMatchObject(refused);
    expect(writes()).toEqual([]);
  });

  test("are taken while the order is being packed, and of known orders alone", async () => {
    const order = await buy("imei");
    expect(await mark(order, ["imei", imei])).toMatchObject({ state: "rejected", reason: { words: /label identif/ } });
    expect(await mark({ ...order, externalId: "1" }, ["imei", imei])).toMatchObject({ state: "rejected" });
  });

  test.each([
    ["pending", "accepted"],
    ["deadlineExceeded", "accepted"],
    ["a_new_word", "accepted"],
    ["imeiAlreadySold", "rejected"],
    ["imeiSoldB2B", "confirmed"],
  ])("whose check says %s are %s", async (decision, state) => {
    const order = await pack(await buy("imei"));
    let isWritten = false;
    const wildberries = bench.through(async (_, init) => {
      if (init.method === "PUT") isWritten = true;
      const held = { key: "imei", value: isWritten ? imei : null, decision: isWritten ? decision : "required" };
      const answer = { orders: [{ id: Number(order.externalId), metaDetails: [held] }] };
      return init.method === "PUT" ? new Response(null, { status: 204 }) : Response.json(answer);
    });
    const codes = [{ externalLineId: lineOf(order), kind: "imei" as const, code: imei }];
    expect(await wildberries.setMarkingCodes({ shop: ts.shop, order, codes })).toMatchObject({ state });
  });

  test("whose reply is lost are unknown; a key without the right to write is told so", async () => {
    const order = await pack(await buy("imei"));
    await bench.control("faults", { seed: 3, rules: [{ kind: "drop-reply", share: 1, match: "/meta/imei" }] });
    expect(await mark(order, ["imei", imei])).toMatchObject({ state: "unknown" });
    await bench.control("faults", { seed: 3, rules: [] });
    expect(await mark(order, ["imei", imei])).toMatchObject({ state: "unchanged" });
    const closed = createWildberries({
      credentials: { key },
      fetch: async () => Response.json({ title: "unauthorized", detail: "token scope not allowed" }, { status: 401 }),
    });
    const codes = [{ externalLineId: lineOf(order), kind: "imei" as const, code: imei }];
    expect(await closed.setMarkingCodes({ shop: ts.shop, order, codes })).toMatchObject({ state: "rejected" });
  });
});
