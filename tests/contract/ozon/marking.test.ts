import { afterAll, beforeAll, expect, test } from "vitest";
import type { Fetch } from "@/lib/marketplaces/http";
import type { MarketplaceOrder, MarkingCode, Shop } from "@/lib/marketplaces/types";
import { clientId, key, openOzon, publishLive, readShop } from "./open-ozon.ts";

let opened: Awaited<ReturnType<typeof openOzon>>;
let shop: Shop;
beforeAll(async () => {
  opened = await openOzon();
  shop = await readShop(opened.ozon);
  await publishLive(opened, shop, "MARK-1", 100);
});
afterAll(() => opened.close());

async function place(quantity: number): Promise<MarketplaceOrder> {
  const { body } = await opened.control("orders", { sku: "MARK-1", quantity, marked: true });
  const order = await opened.ozon.getOrder({ shop, externalId: body.externalId ?? "" });
  if (!order) throw new Error("no order");
  return order;
}

const good = (unit: number) => `010478001234567821unit${unit}\u001d93abcd`;
const codesOf = ({ lines: [line] }: MarketplaceOrder, codes: string[], kind: MarkingCode["kind"] = "cis") =>
  codes.map((code): MarkingCode => ({ externalLineId: line?.externalLineId ?? "", kind, code }));
const give = (order: MarketplaceOrder, codes: MarkingCode[]) => opened.ozon.setMarkingCodes({ shop, order, codes });
const sets = () => opened.exchanges.filter(({ url }) => url.endsWith("/exemplar/set"));

test("without its codes a marked posting is not packed; with checked ones it is", async () => {
  const order = await place(2);
  expect(await opened.ozon.confirmOrder({ shop, order })).toMatchObject({
    state: "rejected",
    reason: { words: "EXEMPLAR_INFO_NOT_FILLED_COMPLETELY" },
  });
  const codes = codesOf(order, [good(1), good(2)]);
  expect(await give(order, codes)).toEqual({ sku: "MARK-1", state: "accepted", task: null, reason: null });
  expect(await opened.ozon.confirmOrder({ shop, order })).toMatchObject({ state: "rejected" });
  opened.moveClock(5000);
  const before = sets().length;
  expect(await give(order, codes)).toMatchObject({ state: "confirmed" });
  expect(sets()).toHaveLength(before);
  const unit = (number: number) => ({
    exemplar_id: expect.any(Number) as number,
    // Asked for, and not known.
    is_gtd_absent: true,
    is_rnpt_absent: false,
    marks: [{ mark: good(number), mark_type: "mandatory_mark" }],
  });
  expect(sets().at(-1)?.requestBody).toEqual({
    posting_number: order.externalId,
    products: [{ product_id: Number(order.lines[0]?.listing.variantExternalId), exemplars: [unit(1), unit(2)] }],
  });
  expect(await opened.ozon.confirmOrder({ shop, order })).toMatchObject({ state: "confirmed" });
});

test("a code of a wrong form is told at once and nothing is stored; one that is not in circulation, after its check", async () => {
  const order = await place(1);
  const before = sets().length;
  expect(await give(order, codesOf(order, ["not a code"]))).toMatchObject({
    state: "rejected",
    reason: { words: "invalid_mandatory_mark_format" },
  });
  expect(sets()).toHaveLength(before);
  const withdrawn = codesOf(order, ["010478001234567821withdrawn"]);
  expect(await give(order, withdrawn)).toMatchObject({ state: "accepted" });
  opened.moveClock(5000);
  expect(await give(order, withdrawn)).toMatchObject({
    state: "rejected",
    reason: { words: "mandatory_mark_not_in_circulation 010478001234567821withdrawn" },
  });
  await give(order, codesOf(order, [good(1)]));
  opened.moveClock(5000);
  expect(await give(order, codesOf(order, [good(1)]))).toMatchObject({ state: "confirmed" });
});

test("a unit may carry two IMEIs beside its code; each unit gets its own", async () => {
  const order = await place(2);
  const imeis = ["350000000000001", "350000000000002", "350000000000003", "350000000000004"];
  const codes = [...codesOf(order, [good(1), good(2)]), ...codesOf(order, imeis, "imei")];
  await give(order, codes);
  const sent = sets().at(-1)?.requestBody as { products: { exemplars: { marks: { mark: string }[] }[] }[] };
  expect(sent.products[0]?.exemplars.map(({ marks }) => marks.map(({ mark }) => mark))).toEqual([
    [good(1), imeis[0], imeis[1]],
    [good(2), imeis[2], imeis[3]],
  ]);
});

test.each<[string, (order: MarketplaceOrder) => MarkingCode[], RegExp]>([
  ["too few codes", (order) => codesOf(order, [good(1)]), /1 cis codes for 2 units/],
  ["none", () => [], /no codes/],
  ["another line's", () => [{ externalLineId: "1", kind: "cis", code: good(1) }], /no line 1/],
  ["a GTIN", (order) => codesOf(order, ["1", "2"], "gtin"), /gtin is not taken/],
])("nothing is asked of Ozon with %s", async (_, makeCodes, words) => {
  const order = await place(2);
  const before = opened.exchanges.length;
  expect(await give(order, makeCodes(order))).toMatchObject({
    state: "rejected",
    reason: { words: expect.stringMatching(words) as string },
  });
  expect(opened.exchanges).toHaveLength(before);
});

test("a lost answer is unknown, and what was stored is seen the next time", async () => {
  const order = await place(1);
  const codes = codesOf(order, [good(1)]);
  const cut: Fetch = async (url, init) => {
    const response = await fetch(`${opened.sandbox.url}${new URL(url).pathname}`, init);
    if (url.endsWith("/exemplar/set")) throw new TypeError("reset");
    return response;
  };
  expect(await opened.connectThrough(cut).setMarkingCodes({ shop, order, codes })).toMatchObject({ state: "unknown" });
  const before = sets().length;
  opened.moveClock(5000);
  expect(await give(order, codes)).toMatchObject({ state: "confirmed" });
  expect(sets()).toHaveLength(before);
});

test("a packed posting is closed to new codes, and an unknown one is refused", async () => {
  const order = await place(1);
  await opened.control(`orders/${order.externalId}/advance`, { to: "packed" });
  expect(await give(order, codesOf(order, [good(1)]))).toMatchObject({ state: "rejected" });
  const unknown = { ...order, externalId: "00000000-0000-1" };
  await expect(give(unknown, codesOf(order, [good(1)]))).rejects.toMatchObject({ failure: "rejected" });
  const wrong = opened.connect({ clientId, key: `${key}x` });
  const codes = codesOf(order, [good(1)]);
  await expect(wrong.setMarkingCodes({ shop, order, codes })).rejects.toMatchObject({ failure: "credentials" });
});

test("every call and answer keeps to the specification", ({ skip }) => {
  const violations = opened.listViolations();
  if (violations === null) skip("the marketplaces' specifications are not beside the repository");
  expect(violations).toEqual([]);
});
