import { z } from "zod";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { CardDraft, MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { createClient } from "@/lib/marketplaces/wildberries/client";
import type { Methods } from "@/lib/marketplaces/wildberries/methods";
import { money } from "@/lib/money";
import { recordExchanges } from "../../support/record-exchanges.ts";
import type { Exchange } from "../../support/spec.ts";
import { type Bench, bySku, openWildberries, roubles, tShirt } from "./open-wildberries.ts";

const gone = { sku: "gone", externalId: "1", variantExternalId: "2" };
const dayMs = 86_400_000;

async function readAll(bench: Bench, wildberries: Marketplace, shop: Shop) {
  const until = bench.clock.at;
  const since = new Date(until.getTime() - dayMs);
  for (const kind of ["review", "question", "chat"] as const) {
    await wildberries.listConversations({ shop, kind });
    await wildberries.listConversations({ shop, kind, isAnswered: false });
  }
  let cursor: string | null | undefined;
  while (cursor !== null)
    cursor = (await wildberries.listReturns({ shop, since, until, cursor: cursor ?? null })).nextCursor;
  await wildberries.listQuarantinedPrices({ shop });
  await wildberries.listWarehouses({ shop });
  return (await wildberries.listOrders({ shop, since, until })).items;
}

/** A shop in which nothing is there yet: answers are empty, and what is named is unknown. */
export async function playBare(): Promise<Exchange[]> {
  const bench = await openWildberries();
  const { wildberries, exchanges } = bench;
  const shop = await bench.readShop();
  await wildberries.listCategories({ language: "ru" });
  await wildberries.listListings({ shop });
  await readAll(bench, wildberries, shop);
  await wildberries.setPrices({ shop, prices: [{ ...gone, price: money(100n, "RUB") }] });
  await wildberries.readPrices({ shop, listings: [gone] });
  await wildberries.setStocks({ shop, stocks: [{ ...gone, quantity: 1 }] });
  await wildberries.readStocks({ shop: { ...shop, warehouseExternalId: "1" }, listings: [gone] }).catch(() => null);
  await wildberries.setPictures({ shop, listing: gone, pictureUrls: ["https://cdn.example.uz/1.jpg"] });
  const order = orderOf(shop, "5");
  await wildberries.cancelOrder({ shop, order, reason: "" });
  await wildberries.readLabels({ shop, orders: [order] });
  await wildberries.listFees({ shop, orders: [order], until: bench.clock.at });
  for (const kind of ["review", "question", "chat"] as const) {
    await wildberries.reply({ shop, conversation: { kind, externalId: "none", replyKey: "none" }, text: "Да" });
  }
  await bench.close();
  return exchanges;
}

const orderOf = (shop: Shop, externalId: string): MarketplaceOrder => ({
  externalId,
  shopExternalId: shop.externalId,
  state: "NEW",
  rawState: "new/waiting",
  orderedAt: new Date("2026-11-22T00:00:00Z"),
  changedAt: new Date("2026-11-22T00:00:00Z"),
  shipBy: null,
  lines: [],
});

/** A shop in which everything happens. */
export async function playFull(): Promise<Exchange[]> {
  const bench = await openWildberries({ moderationMs: 1_000 });
  const { wildberries, exchanges, control } = bench;
  const wait = (ms: number) => {
    bench.clock.at = new Date(bench.clock.at.getTime() + ms);
  };
  const shop = await bench.readShop();
  await wildberries.listCategories({ query: "футбол", language: "ru" });
  for (const categoryExternalId of ["192", "8888"]) {
    await wildberries.listAttributes({ categoryExternalId, language: "ru" });
  }
  await publish(wildberries, shop, wait);
  await control("moderation", { sku: "J-2", verdict: "blocked" });
  const { items } = await wildberries.listListings({ shop });
  const listing = items.find(({ sku }) => sku === tShirt.sku) ?? bySku(tShirt.sku);
  for (const amount of [1190n, 1190n, 100n, 100n]) {
    await wildberries.setPrices({ shop, prices: [{ ...listing, price: roubles(amount) }] });
  }
  await wildberries.readPrices({ shop, listings: [listing] });
  await wildberries.setStocks({ shop, stocks: [listing, gone].map((one) => ({ ...one, quantity: 9 })) });
  await wildberries.readStocks({ shop, listings: [listing] });
  const question = { ...listing, price: roubles(1190n), dimensions: null };
  await wildberries.readTariffs({ shop, items: [{ ...question, categoryExternalId: null }] });
  await trade(bench, shop);
  for (const kind of ["reviews", "questions", "chats"])
    await control(kind, { sku: tShirt.sku, text: "Есть ли скидка?" });
  for (const kind of ["review", "question", "chat"] as const) {
    const [conversation] = (await wildberries.listConversations({ shop, kind })).items;
    if (!conversation) continue;
    await wildberries.listMessages({ shop, conversation });
    await wildberries.reply({ shop, conversation, text: "Спасибо, что написали нам!" });
  }
  await readAll(bench, wildberries, shop);
  await bench.close();
  return exchanges;
}

async function publish(wildberries: Marketplace, shop: Shop, wait: (ms: number) => void) {
  const juice: CardDraft = { ...tShirt, categoryExternalId: "2192", barcodes: [], sku: "J-1" };
  const volume = { externalId: "61", values: [{ text: "1" }] };
  const bad = { ...tShirt, sku: "B-1", barcodes: [], texts: { ru: { title: "😈", description: "a@b.uz" } } };
  const cards = [tShirt, juice, { ...juice, sku: "J-2", attributes: [volume] }, bad];
  const published = await wildberries.publishCards({ shop, cards });
  const tasks = published.flatMap(({ task }) => task ?? []);
  const skus = [tShirt.sku, "J-2", bad.sku];
  for (let read = 0; read < 3; read++, wait(1_000)) await wildberries.listListings({ shop, skus, tasks });
  await wildberries.publishCards({ shop, cards: [tShirt, { ...tShirt, pictureUrls: ["no address"] }] });
  wait(1_000);
}

const marking = "0104630568317423215EirD_orEif7X\u001d91EE12";
const oneOfEach = [
  { kind: "cis", code: marking },
  { kind: "imei", code: "356938035643809" },
  { kind: "uin", code: "1234567890123456" },
  { kind: "gtin", code: "4600000000017" },
] as const;
const manyCodes = [
  { kind: "cis", code: marking },
  { kind: "cis", code: `${marking}A` },
] as const;

/** Orders that are sent, cancelled, delivered, claimed and brought back; one of them goes abroad. */
async function trade({ wildberries, control, clock }: Bench, shop: Shop) {
  const buy = async (more: Record<string, unknown> = {}) =>
    String((await control("orders", { sku: tShirt.sku, ...more })).body.externalId);
  const [confirmed, cancelled, returned, uncollected] = [await buy(), await buy(), await buy(), await buy()];
  const abroad = await buy({ crossBorder: true });
  const since = clock.at;
  const list = async () => (await wildberries.listOrders({ shop, since, until: clock.at })).items;
  const change = async (id: string, act: (order: MarketplaceOrder) => Promise<unknown>) => {
    const order = (await list()).find(({ externalId }) => externalId === id);
    if (order) await act(order);
  };
  const confirm = (order: MarketplaceOrder) => wildberries.confirmOrder({ shop, order });
  const marked = await buy({ requiredMeta: "sgtin,imei", optionalMeta: "uin,gtin" });
  for (const id of [confirmed, abroad]) await change(id, confirm);
  for (let attempt = 0; attempt < 2; attempt++) await wildberries.readLabels({ shop, orders: await list() });
  await change(marked, confirm);
  await change(marked, confirm);
  for (const codes of [manyCodes, oneOfEach]) {
    await change(marked, async (order) => {
      const externalLineId = order.lines[0]?.externalLineId ?? "";
      await wildberries.setMarkingCodes({ shop, order, codes: codes.map((one) => ({ ...one, externalLineId })) });
    });
  }
  await change(confirmed, confirm);
  for (let attempt = 0; attempt < 2; attempt++) {
    await change(cancelled, (order) => wildberries.cancelOrder({ shop, order, reason: "none" }));
  }
  await control(`orders/${returned}/advance`, { to: "delivered" });
  await control(`orders/${uncollected}/advance`, { to: "in-transit" });
  await control(`orders/${uncollected}/advance`, { to: "cancelled" });
  await control("returns", { orderId: uncollected, kind: "not-collected" });
  const { body } = await control("returns", { orderId: returned, reason: "Мало" });
  await wildberries.listReturns({ shop, since: new Date(0), until: clock.at });
  await control(`returns/${body.id}/advance`);
  await list();
  await wildberries.getOrder({ shop, externalId: confirmed });
  await wildberries.listFees({ shop, orders: await list(), until: clock.at });
}

/** The least that each method takes. */
const least: Partial<Record<keyof Methods, { query?: Record<string, string | number | boolean>; body?: unknown }>> = {
  cards: { body: { settings: {} } },
  cardErrors: { body: {} },
  createCards: { body: [{ subjectID: 192, variants: [{ vendorCode: "A" }] }] },
  updateCards: { body: [{ nmID: 1, vendorCode: "A", sizes: [] }] },
  saveMedia: { body: {} },
  uploadPrices: { body: { data: [{ nmID: 1 }] } },
  priceTask: { query: { uploadID: 1 } },
  priceTaskGoods: { query: { uploadID: 1, limit: 1 } },
  goods: { query: { limit: 1 } },
  goodsByNumbers: { body: { nmList: [1] } },
  quarantine: { query: { limit: 1 } },
  writeStocks: { body: { stocks: [{}] } },
  readStocks: { body: { chrtIds: [] } },
  tasks: { query: { limit: 1, next: 0 } },
  statuses: { body: { orders: [1] } },
  identifiers: { body: { orders: [1] } },
  writeSgtin: { body: { sgtins: ["0104630568317423"] } },
  writeImei: { body: { imei: "123456789012345" } },
  writeUin: { body: { uin: "1234567890123456" } },
  writeGtin: { body: { gtin: "1234567890123" } },
  stickers: { query: { type: "svg", width: 40, height: 30 }, body: { orders: [1] } },
  crossBorderStickers: { body: { orders: [1] } },
  supplies: { query: { limit: 1, next: 0 } },
  createSupply: { body: { name: "A" } },
  fillSupply: { body: { orders: [1] } },
  feedbacks: { query: { isAnswered: true, take: 1, skip: 0 } },
  feedback: { query: { id: "A" } },
  answerFeedback: { body: { id: "A", text: "AA" } },
  questions: { query: { isAnswered: true, take: 1, skip: 0 } },
  answerQuestion: { body: { id: "A", wasViewed: true } },
  claims: { query: { is_archive: true } },
  sales: { query: { dateFrom: "2026-11-22" } },
  blockedCards: { query: { sort: "brand", order: "desc" } },
  goodsReturns: { query: { dateFrom: "2026-11-21", dateTo: "2026-11-22" } },
  salesReport: { body: { dateFrom: "2026-11-21", dateTo: "2026-11-22" } },
};

/** Every method in its barest form, with a key that is none. */
export async function playRefused(): Promise<Exchange[]> {
  const bench = await openWildberries();
  const { fetch, exchanges } = recordExchanges();
  const { call, methods } = createClient({ credentials: { key: "wrong" }, origin: bench.url, fetch });
  const form = new FormData();
  form.set("replySign", "A");
  for (const [name, method] of Object.entries(methods)) {
    const params = { subjectId: 192, warehouseId: 1, orderId: 1, supplyId: "WB-GI-1" };
    const given = name === "sendMessage" ? { body: form } : (least[name as keyof Methods] ?? {});
    await call(method, { params, ...given, reply: z.unknown() }).catch(() => null);
  }
  await bench.close();
  return exchanges;
}
