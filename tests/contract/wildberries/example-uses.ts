import { expect } from "vitest";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Conversation, MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import type { Methods } from "@/lib/marketplaces/wildberries/methods";
import { money } from "@/lib/money";
import { listExamples } from "../../support/spec-examples.ts";
import { tShirt } from "./open-wildberries.ts";
import { specFiles } from "./spec-files.ts";

export const examples = listExamples(specFiles);
export const at = new Date("2026-11-22T09:00:00Z");
const span = { since: new Date(0), until: at };
export const shop: Shop = { externalId: "sid", name: "Shop", currency: "RUB", warehouseExternalId: "1" };
const goods = { sku: "A", externalId: "98486", variantExternalId: "3123515574" };
const order: MarketplaceOrder = {
  externalId: "5632423",
  shopExternalId: "sid",
  state: "NEW",
  rawState: "new/waiting",
  orderedAt: at,
  changedAt: at,
  shipBy: null,
  lines: [],
};
const line = { listing: goods, title: "", quantity: 1, unitPrice: money(100n, "RUB") };
const talk = { replyKey: "sign", externalId: "YX52RZEBhH9mrcYdEJuD" };
const chat = {
  ...talk,
  kind: "chat",
  externalId: "1:1e265a58-a120-b178-008c-60af2460207c",
  createdAt: at,
} as Conversation;
const price = money(35_000n, "RUB");
const tariff = { ...goods, categoryExternalId: "6461", price, dimensions: null };
const statuses = (id: number, supplierStatus: string, wbStatus: string) => ({
  orders: [{ id, supplierStatus, wbStatus }],
});

export type Use = {
  run: (wildberries: Marketplace) => Promise<unknown>;
  /** What of the example is seen in what the port gives. */
  gives: unknown;
  /** Answers of other methods, where their own examples lead elsewhere. */
  beside?: Partial<Record<keyof Methods, unknown>>;
};

const item = (more: object) => ({ items: [expect.objectContaining(more)] });
const directory = (name: string, text: string): Use => ({
  run: (wildberries) => wildberries.listAttributes({ categoryExternalId: "1", language: "ru" }),
  beside: { characteristics: { data: [{ charcID: 5, name, maxCount: 1, charcType: 1 }] } },
  gives: expect.arrayContaining([
    expect.objectContaining({ type: "choice", values: expect.arrayContaining([{ externalId: text, text }]) }),
  ]),
});

/** How each method's documented answer is read, by the port's own call. */
export const uses: Partial<Record<keyof Methods, Use>> = {
  sellerInfo: {
    run: (one) => one.checkConnection(),
    beside: { goods: { data: null } },
    gives: { account: { externalId: "e8923014-e233-47q8-898e-3cc86d67ea61" } },
  },
  ping: { run: (one) => one.checkConnection(), beside: { goods: { data: null } }, gives: { missingRights: [] } },
  subjects: {
    run: (one) => one.listCategories({ language: "ru" }),
    gives: expect.arrayContaining([expect.objectContaining({ externalId: "2560" })]),
  },
  characteristics: {
    run: (one) => one.listAttributes({ categoryExternalId: "105", language: "ru" }),
    gives: expect.any(Array),
  },
  colors: directory("Цвет", "персиковый мелок"),
  kinds: directory("Пол", "Мужской"),
  countries: directory("Страна производства", "Китай"),
  seasons: directory("Сезон", "демисезон"),
  vat: directory("Ставка НДС", "Без НДС"),
  cards: {
    run: (one) => one.listListings({ shop }),
    gives: {
      items: expect.arrayContaining([
        expect.objectContaining({ sku: "wb7f6mumjr1", state: "live", barcodes: ["987456321654"] }),
      ]),
    },
  },
  cardErrors: {
    run: (one) => one.listListings({ shop, skus: ["wb15j2kjk9"] }),
    beside: { cards: { cards: [], cursor: { total: 0 } } },
    gives: item({ sku: "wb15j2kjk9", state: "rejected" }),
  },
  createCards: {
    run: (one) => one.publishCards({ shop, cards: [{ ...tShirt, attributes: [] }] }),
    beside: { cards: { cards: [], cursor: { total: 0 } }, characteristics: oneCharacteristic() },
    gives: [{ state: "accepted" }],
  },
  updateCards: {
    run: (one) => one.publishCards({ shop, cards: [{ ...tShirt, sku: "wb7f6mumjr1", attributes: [] }] }),
    beside: { characteristics: oneCharacteristic() },
    gives: [{ state: "accepted" }],
  },
  saveMedia: {
    run: (one) => one.setPictures({ shop, listing: goods, pictureUrls: ["https://x.uz/1.jpg"] }),
    gives: { state: "accepted" },
  },
  uploadPrices: {
    run: (one) => one.setPrices({ shop, prices: [{ ...goods, price }] }),
    gives: [expect.objectContaining({ sku: "A" })],
  },
  priceTask: { run: (one) => one.setPrices({ shop, prices: [{ ...goods, price }] }), gives: [{ state: "confirmed" }] },
  priceTaskGoods: {
    run: (one) => one.setPrices({ shop, prices: [{ ...goods, externalId: "544833232", price }] }),
    beside: { priceTask: { data: { status: 5 } } },
    gives: [{ state: "rejected", reason: { words: expect.stringMatching("high inventory") } }],
  },
  goods: { run: (one) => one.checkConnection(), gives: { shops: [{ currency: "RUB" }] } },
  goodsByNumbers: { run: (one) => one.readPrices({ shop, listings: [goods] }), gives: [{ sku: "A", price }] },
  quarantine: {
    run: (one) => one.listQuarantinedPrices({ shop }),
    beside: {
      cards: {
        cards: [{ nmID: 206025152, vendorCode: "Q", sizes: [{ chrtID: 1 }], updatedAt: "" }],
        cursor: { total: 1 },
      },
    },
    gives: item({ sku: "Q", heldPrice: money(10_050n, "RUB"), shownPrice: money(300_000n, "RUB") }),
  },
  warehouses: { run: (one) => one.listWarehouses({ shop }), gives: [{ externalId: "1", isActive: true }] },
  readStocks: {
    run: (one) => one.readStocks({ shop, listings: [{ ...goods, variantExternalId: "12345678" }] }),
    gives: [{ sku: "A", quantity: 10 }],
  },
  newTasks: {
    run: (one) => one.listOrders({ shop, ...span }),
    beside: { tasks: { next: 0, orders: [] }, statuses: statuses(13833711, "new", "waiting") },
    gives: item({ externalId: "13833711", state: "NEW" }),
  },
  tasks: {
    run: (one) => one.getOrder({ shop, externalId: "13833711" }),
    beside: { statuses: statuses(13833711, "confirm", "waiting") },
    gives: { state: "TO_PACK", lines: [{ listing: { sku: "one-ring-7548" }, unitPrice: money(28_322n, "RUB") }] },
  },
  statuses: {
    run: (one) => one.confirmOrder({ shop, order }),
    beside: { supplies: { supplies: [] } },
    gives: { state: "confirmed" },
  },
  identifiers: {
    run: (one) =>
      one.setMarkingCodes({
        shop,
        order: { ...order, externalId: "1", lines: [{ ...line, externalLineId: "r" }] },
        codes: [{ externalLineId: "r", kind: "uin", code: "1234567890123456" }],
      }),
    gives: { state: "confirmed" },
  },
  stickers: {
    run: (one) => one.readLabels({ shop, orders: [{ ...order, externalId: "5346346" }] }),
    gives: [{ orderExternalIds: ["5346346"], mediaType: "image/png" }],
  },
  crossBorderStickers: {
    run: (one) => one.readLabels({ shop, orders: [{ ...order, externalId: "123456789" }] }),
    beside: { stickers: { stickers: [] } },
    gives: [{ mediaType: "application/pdf" }],
  },
  supplies: { run: (one) => one.confirmOrder({ shop, order }), gives: { state: "confirmed" } },
  createSupply: { run: (one) => one.confirmOrder({ shop, order }), gives: { state: "confirmed" } },
  feedbacks: {
    run: (one) => one.listConversations({ shop, kind: "review" }),
    gives: item({ stars: 5, buyerName: "Николай", answer: "Пожалуйста. Ждём вас снова!" }),
  },
  feedback: {
    run: (one) => one.reply({ shop, conversation: { ...talk, kind: "review" }, text: "Пожалуйста. Ждём вас снова!" }),
    gives: { state: "confirmed" },
  },
  questions: {
    run: (one) => one.listConversations({ shop, kind: "question" }),
    gives: item({ text: "Question text", rawState: "suppliersPortalSynch" }),
  },
  answerQuestion: {
    run: (one) => one.reply({ shop, conversation: { ...talk, kind: "question" }, text: "Да" }),
    gives: { state: "confirmed" },
  },
  chats: {
    run: (one) => one.listConversations({ shop, kind: "chat" }),
    gives: item({ buyerName: "Иван", text: "Можно заказать 100 штук?" }),
  },
  chatEvents: {
    run: (one) => one.listMessages({ shop, conversation: chat }),
    gives: {
      items: [
        { author: "buyer", text: expect.stringMatching(/Эконом[\s\S]*\.jpg/) },
        { author: "buyer" },
        { author: "seller" },
        { author: "seller", text: "" },
      ],
    },
  },
  sendMessage: {
    run: (one) => one.reply({ shop, conversation: { ...talk, kind: "chat" }, text: "Да" }),
    gives: { state: "confirmed" },
  },
  claims: {
    run: (one) => one.listReturns({ shop, ...span }),
    gives: item({ rawState: "2/8", state: "received", changedAt: new Date("2025-05-10T15:01:06.999Z") }),
  },
  goodsReturns: {
    run: (one) => one.listReturns({ shop, ...span, cursor: "2 0" }),
    gives: item({ orderExternalId: "2034240826", kind: "stock", state: "received" }),
  },
  commission: {
    run: (one) => one.readTariffs({ shop, items: [tariff] }),
    gives: [{ kind: "commission", basisPoints: 1550 }],
  },
  sales: {
    run: (one) => one.getOrder({ shop, externalId: "13833711" }),
    beside: { statuses: statuses(13833711, "complete", "sold") },
    gives: { state: "DELIVERED" },
  },
  blockedCards: {
    run: (one) => one.listListings({ shop }),
    beside: {
      cards: {
        cards: [{ nmID: 82722944, vendorCode: "Z", photos: [{}], sizes: [{ chrtID: 1 }], updatedAt: "" }],
        cursor: { total: 1 },
      },
    },
    gives: { items: expect.arrayContaining([expect.objectContaining({ sku: "Z", state: "blocked" })]) },
  },
  salesReport: {
    run: (one) => one.listFees({ shop, orders: [{ externalId: soldOrder(), orderedAt: at }], until: at }),
    gives: expect.arrayContaining([
      expect.objectContaining({ kind: "fine", amount: money(23_135n, "RUB") }),
      // 1.349 roubles, rounded once.
      expect.objectContaining({ rawKind: expect.stringMatching("rebillLogisticCost"), amount: money(135n, "RUB") }),
    ]),
  },
};

/** The order that the documented row of the sales report is about. */
function soldOrder(): string {
  const example = examples?.find(
    (one) => one.operation === "POST /api/finance/v1/sales-reports/detailed" && one.status === 200,
  );
  return String((example?.body as { orderId: number }[] | undefined)?.[0]?.orderId);
}

function oneCharacteristic() {
  return { data: [{ charcID: 5, name: "Состав", maxCount: 1, charcType: 1 }] };
}
