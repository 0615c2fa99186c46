import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { listAlarms } from "@/lib/connections/alarms";
import { inPartner } from "@/lib/db/client";
import { findDueSendings } from "@/lib/db/doors";
import { money } from "@/lib/money";
import { answerQuestion } from "@/lib/pricing/answer-question";
import { listPrices } from "@/lib/pricing/list-prices";
import { proposePrices } from "@/lib/pricing/propose-prices";
import { setPrice } from "@/lib/pricing/set-price";
import { sendDue } from "@/lib/sending/send-due";
import { pushStock } from "@/lib/stock/push-stock";
import { receiveStock } from "@/lib/stock/receive-stock";
import { type Goods, openSendStage, type SendStage } from "../../proof/send-stage.ts";
import { insertPartner } from "../../support/people.ts";

let stage: SendStage;
beforeAll(async () => {
  stage = await openSendStage();
});
afterAll(() => stage?.close());
afterEach(async () => {
  vi.restoreAllMocks();
  await stage.control("ozon", "faults", { rules: [] });
  await stage.advance(86_400_000);
});

let number = 0;
const addCable = () => {
  number += 1;
  return stage.addOzonGoods(`CABLE-${number}`, 1_000_00n);
};
const propose = ({ listingId }: Goods, amountMinor: bigint) =>
  proposePrices(stage.partnerId, {
    prices: [{ listingId, price: money(amountMinor, "RUB") }],
    by: "partner",
    reason: "prices.receipts.byHand",
  });
const send = () => sendDue(stage.partnerId, stage.connections.ozon);
const read = ({ listingId }: Goods, field: "STOCK" | "PRICE") =>
  inPartner(stage.partnerId, (db) =>
    db.wantedValue.findUniqueOrThrow({ where: { listingId_field: { listingId, field } } }),
  );
const receive = ({ productId }: Goods, quantity: number, causeKey: string) =>
  inPartner(stage.partnerId, (db) =>
    receiveStock(db, { partnerId: stage.partnerId, productId, quantity, causeKey: `${productId}/${causeKey}` }),
  );
const sentOf = ({ sku }: Goods, field: "price" | "stock") =>
  stage.writes.filter((write) => write.sku === sku && write.field === field).map(({ value }) => value);

test("what the marketplace shows already is confirmed by reading alone; only the newest value is ever sent", async () => {
  const goods = await addCable();
  await propose(goods, 1_000_00n);
  expect(await send()).toMatchObject({ taken: 0 });
  for (const amountMinor of [1_010_00n, 1_020_00n, 1_030_00n]) await propose(goods, amountMinor);
  expect(await send()).toMatchObject({ handled: 1, taken: 1 });
  expect(sentOf(goods, "price")).toEqual(["1030"]);
  expect(await read(goods, "PRICE")).toMatchObject({
    state: "CONFIRMED",
    version: 4,
    confirmedVersion: 4,
    nextTryAt: null,
  });
  const listing = await inPartner(stage.partnerId, (db) => db.listing.findFirst({ where: { id: goods.listingId } }));
  expect(listing?.priceMinor).toBe(1_030_00n);
  const receipts = await inPartner(stage.partnerId, (db) =>
    db.receipt.findMany({ where: { productId: goods.productId, kind: "price-set" } }),
  );
  expect(receipts).toMatchObject([{ state: "APPLIED", allowedBy: "partner", marketplace: "ozon" }]);
});

test("Ozon's half minute for a stock: the second value waits for it, and the newest by then goes out", async () => {
  const goods = await addCable();
  await pushStock(stage.partnerId, goods.productId);
  expect(await findDueSendings(10)).toContainEqual({
    partnerId: stage.partnerId,
    connectionId: stage.connections.ozon,
  });
  await send();
  expect(await read(goods, "STOCK")).toMatchObject({ state: "CONFIRMED", confirmed: 10n });
  for (const cause of ["a", "b"]) {
    await receive(goods, 1, cause);
    await pushStock(stage.partnerId, goods.productId);
    const { nextInMs } = await send();
    expect(nextInMs ?? 0).toBeGreaterThan(20_000);
  }
  await stage.advance(30_000);
  await send();
  expect(sentOf(goods, "stock")).toEqual(["10", "12"]);
  expect(await read(goods, "STOCK")).toMatchObject({ state: "CONFIRMED", confirmed: 12n });
});

test("a movement whose event is still on its way is sent all the same, and an hour later stock is looked at again", async () => {
  const goods = await addCable();
  await pushStock(stage.partnerId, goods.productId);
  await receive(goods, 5, "late");
  await send();
  expect(sentOf(goods, "stock")).toEqual(["15"]);
  const { nextTryAt } = await read(goods, "STOCK");
  expect(nextTryAt?.getTime()).toBeGreaterThan(Date.now() + 40 * 60_000);
});

test("an empty answer confirms nothing, takes nothing back and zeroes nothing", async () => {
  const goods = await addCable();
  await pushStock(stage.partnerId, goods.productId);
  await send();
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) =>
    String(url).includes("info/warehouse/fbs") || String(url).includes("product/info/stocks")
      ? Response.json({ products: [], items: [], cursor: "", has_next: false })
      : real(url, init),
  );
  await stage.advance(2 * 3_600_000);
  await send();
  expect(await read(goods, "STOCK")).toMatchObject({ state: "CONFIRMED", confirmed: 10n, confirmedVersion: 1 });
  expect(sentOf(goods, "stock")).toEqual(["10"]);
  await receive(goods, 1, "more");
  await pushStock(stage.partnerId, goods.productId);
  await send();
  // It went out, but nobody has seen it there yet.
  expect(await read(goods, "STOCK")).toMatchObject({ state: "ACCEPTED", confirmed: 10n, wanted: 11n });
  vi.restoreAllMocks();
  await stage.advance(20_000);
  await send();
  expect(await read(goods, "STOCK")).toMatchObject({ state: "CONFIRMED", confirmed: 11n });
  expect(sentOf(goods, "stock")).toEqual(["10", "11"]);
});

test("a marketplace that says yes and shows the old value: not sent again at once, then again, and a person is told", async () => {
  const goods = await addCable();
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) =>
    String(url).includes("import/prices")
      ? Response.json({ result: [{ product_id: 1, offer_id: goods.sku, updated: true, errors: [] }] })
      : real(url, init),
  );
  await propose(goods, 1_100_00n);
  await send();
  expect(await read(goods, "PRICE")).toMatchObject({ state: "ACCEPTED", attempts: 1 });
  await stage.advance(60_000);
  await send();
  expect(await read(goods, "PRICE")).toMatchObject({ state: "ACCEPTED", attempts: 1 });
  for (const attempts of [2, 3]) {
    await stage.advance(3_600_000);
    await send();
    expect(await read(goods, "PRICE")).toMatchObject({ state: "ACCEPTED", attempts });
  }
  const alarms = await inPartner(stage.partnerId, (db) => listAlarms(stage.partnerId, db));
  expect(alarms.get(stage.connections.ozon)).toContainEqual(
    expect.objectContaining({ kind: "value-not-shown", detail: goods.sku }),
  );
});

test("a refused price keeps the marketplace's words, alarms, and is not tried again; the next good one ends the alarm", async () => {
  const goods = await addCable();
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) =>
    String(url).includes("import/prices")
      ? Response.json({
          result: [{ offer_id: goods.sku, updated: false, errors: [{ code: "X", message: "цена не годится" }] }],
        })
      : real(url, init),
  );
  await propose(goods, 1_100_00n);
  expect(await send()).toMatchObject({ taken: 0 });
  expect(await read(goods, "PRICE")).toMatchObject({ state: "REJECTED", nextTryAt: null });
  await stage.advance(86_400_000);
  await send();
  expect(await read(goods, "PRICE")).toMatchObject({ state: "REJECTED", attempts: 1 });
  const { prices } = await listPrices(stage.partnerId, null, "ru");
  const shown = prices.find(({ listingId }) => listingId === goods.listingId);
  expect(shown).toMatchObject({ state: "refused", words: expect.stringContaining("цена не годится") });
  const kinds = async () => {
    const alarms = await inPartner(stage.partnerId, (db) => listAlarms(stage.partnerId, db));
    return (alarms.get(stage.connections.ozon) ?? [])
      .filter(({ detail }) => detail === goods.sku)
      .map(({ kind }) => kind);
  };
  expect(await kinds()).toEqual(["price-refused"]);
  vi.restoreAllMocks();
  await propose(goods, 1_050_00n);
  await send();
  expect(await read(goods, "PRICE")).toMatchObject({ state: "CONFIRMED", confirmed: 1_050_00n, lastError: null });
  expect(await kinds()).toEqual([]);
});

test("a price of another currency is refused at the door, and one typed by hand is asked about once", async () => {
  const goods = await addCable();
  const foreign = await proposePrices(stage.partnerId, {
    prices: [{ listingId: goods.listingId, price: money(1_000_00n, "UZS") }],
    by: "autonomy",
    reason: null,
  });
  expect(foreign).toMatchObject({ sent: 0, asked: 0, refused: [{ refusal: "currency" }] });
  await expect(setPrice(stage.partnerId, { listingId: goods.listingId, price: "bir ming" })).rejects.toMatchObject({
    messageKey: "prices.notAPrice",
  });
  expect(await setPrice(stage.partnerId, { listingId: goods.listingId, price: "100" })).toBe("asked");
  expect(await setPrice(stage.partnerId, { listingId: goods.listingId, price: "10 000" })).toBe("asked");
  const { questions } = await listPrices(stage.partnerId, null, "uz");
  const [question, ...more] = questions.filter(({ prices }) => prices.some(({ id }) => id === goods.listingId));
  expect(more).toEqual([]);
  expect(question).toMatchObject({ isBatch: false, reasons: ["above-ceiling", "step"], prices: [{ percent: 900 }] });
  const answers = await Promise.allSettled([
    answerQuestion(stage.partnerId, { questionId: question?.id ?? "", answer: "send" }),
    answerQuestion(stage.partnerId, { questionId: question?.id ?? "", answer: "send" }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await send();
  expect(sentOf(goods, "price")).toEqual(["10000"]);
  const receipts = await inPartner(stage.partnerId, (db) =>
    db.receipt.findMany({ where: { productId: goods.productId, kind: "price-set" }, orderBy: { createdAt: "asc" } }),
  );
  expect(receipts.map(({ state }) => state)).toEqual(["DECLINED", "APPLIED"]);
});

test("another partner's listing and question are not found", async () => {
  const goods = await addCable();
  const { partnerId: stranger } = await insertPartner(stage.superuserUrl);
  const { questionId } = await propose(goods, 1_00n);
  const price = money(1_000_00n, "RUB");
  expect(
    await proposePrices(stranger, { prices: [{ listingId: goods.listingId, price }], by: "partner", reason: null }),
  ).toMatchObject({ sent: 0, refused: [{ refusal: "not-found" }] });
  await expect(setPrice(stranger, { listingId: goods.listingId, price: "1000" })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(answerQuestion(stranger, { questionId: questionId ?? "", answer: "send" })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(sendDue(stranger, stage.connections.ozon)).rejects.toMatchObject({ code: "not-found" });
  expect(await pushStock(stranger, goods.productId)).toBe(0);
  expect(await listPrices(stranger, null, "uz")).toEqual({ questions: [], prices: [], nextAfter: null });
});
