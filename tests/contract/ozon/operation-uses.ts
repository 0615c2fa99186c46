import type { Method } from "@/lib/marketplaces/ozon/methods";
import type { Conversation, Listing, MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { makeCard } from "./make-card.ts";
import type { openOzon } from "./open-ozon.ts";

export type Stage = {
  opened: Awaited<ReturnType<typeof openOzon>>;
  shop: Shop;
  listing: Listing;
  receiverUrl(name: string): string;
};

const price = money(500_00n, "RUB");

async function sell({ opened, shop }: Stage): Promise<MarketplaceOrder> {
  const order = await opened.ozon.getOrder({ shop, externalId: await opened.order("STAGE-1") });
  if (!order) throw new Error("no order");
  return order;
}

async function write({ opened }: Stage, path: string, body: object): Promise<string> {
  const made = await opened.control(path, body);
  return made.body.externalId ?? "";
}

async function converse(stage: Stage, kind: Conversation["kind"], id: string): Promise<Conversation> {
  const { items } = await stage.opened.ozon.listConversations({ shop: stage.shop, kind });
  const found = items.find(({ externalId }) => externalId === id);
  if (!found) throw new Error(`no ${kind} ${id}`);
  return found;
}

const window = ({ opened }: Stage) => ({ since: new Date(opened.now().getTime() - 86_400_000), until: opened.now() });

/** How the adapter comes to each of its calls: all that it can send in it, one way after the other. */
export const uses: Record<Method, (stage: Stage) => Promise<unknown>> = {
  roles: ({ opened }) => opened.ozon.checkConnection(),
  sellerInfo: ({ opened }) => opened.ozon.checkConnection(),
  warehouses: async ({ opened, shop }) => {
    await opened.ozon.listWarehouses({ shop });
    await opened.control("warehouses", { extra: 250 });
    await opened.ozon.listWarehouses({ shop });
  },
  categoryTree: ({ opened }) => opened.ozon.listCategories({ language: "ru" }),
  attributes: ({ opened }) => opened.ozon.listAttributes({ categoryExternalId: "17000031:93301", language: "ru" }),
  attributeValues: ({ opened }) => opened.ozon.listAttributes({ categoryExternalId: "17000031:93301", language: "ru" }),
  attributeValuesSearch: ({ opened, shop }) => opened.ozon.publishCards({ shop, cards: [makeCard("STAGE-2")] }),
  productImport: async ({ opened, shop }) => {
    await opened.ozon.publishCards({ shop, cards: [makeCard("STAGE-3", { barcodes: ["4780000000017"] })] });
    await opened.ozon.publishCards({
      shop,
      cards: [makeCard("STAGE-4", { texts: { uz: { title: "Kabel", description: "" } } })],
    });
  },
  productImportInfo: async ({ opened, shop }) => {
    const [done] = await opened.ozon.publishCards({ shop, cards: [makeCard("STAGE-5")] });
    await opened.ozon.listListings({ shop, tasks: [done?.task ?? ""] });
  },
  productList: ({ opened, shop }) => opened.ozon.listListings({ shop }),
  productInfo: async (stage) => {
    const { opened, shop } = stage;
    await opened.ozon.listListings({ shop });
    await opened.ozon.listListings({ shop, skus: ["STAGE-1"] });
    await write(stage, "questions", { sku: "STAGE-1", text: "Какая длина?" });
    await opened.ozon.listConversations({ shop, kind: "question" });
  },
  picturesImport: ({ opened, shop, listing }) =>
    opened.ozon.setPictures({ shop, listing, pictureUrls: ["https://pictures.example/new.jpg"] }),
  picturesInfo: ({ opened, shop, listing }) =>
    opened.ozon.listListings({ shop, tasks: [`pictures:${listing.externalId}`] }),
  priceImport: ({ opened, shop, listing }) => opened.ozon.setPrices({ shop, prices: [{ ...listing, price }] }),
  priceInfo: async ({ opened, shop, listing }) => {
    await opened.ozon.readPrices({ shop, listings: [listing] });
    await opened.ozon.readPriceAdvice({ shop, listings: [listing] });
    const item = { ...listing, categoryExternalId: null, price, dimensions: null };
    await opened.ozon.readTariffs({ shop, items: [item] });
  },
  stockImport: ({ opened, shop, listing }) => opened.ozon.setStocks({ shop, stocks: [{ ...listing, quantity: 90 }] }),
  stockInfo: ({ opened, shop, listing }) => opened.ozon.readStocks({ shop, listings: [listing] }),
  postings: async (stage) => {
    const { opened, shop } = stage;
    const order = await sell(stage);
    await opened.ozon.listOrders({ shop, ...window(stage) });
    await write(stage, "chats", { orderId: order.externalId, text: "Когда приедет?" });
    await opened.ozon.listConversations({ shop, kind: "chat" });
  },
  posting: sell,
  ship: async (stage) => stage.opened.ozon.confirmOrder({ shop: stage.shop, order: await sell(stage) }),
  cancelReasons: async (stage) =>
    stage.opened.ozon.cancelOrder({ shop: stage.shop, order: await sell(stage), reason: "352" }),
  cancel: async (stage) =>
    stage.opened.ozon.cancelOrder({ shop: stage.shop, order: await sell(stage), reason: "Разбился" }),
  exemplars: markUnits,
  exemplarCheck: markUnits,
  exemplarSet: markUnits,
  exemplarStatus: markUnits,
  labels: async (stage) => {
    const { opened, shop } = stage;
    const order = await sell(stage);
    await opened.ozon.confirmOrder({ shop, order });
    opened.moveClock(60_000);
    await opened.ozon.readLabels({ shop, orders: [order] });
  },
  returns: async (stage) => {
    const { opened, shop } = stage;
    const order = await sell(stage);
    await opened.control(`orders/${order.externalId}/advance`, { to: "delivered" });
    await write(stage, "returns", { orderId: order.externalId });
    await opened.ozon.getOrder({ shop, externalId: order.externalId });
    await opened.ozon.listOrders({ shop, ...window(stage), cursor: "returns:0" });
    await opened.ozon.listReturns({ shop, ...window(stage) });
  },
  chats: async (stage) => {
    const { opened, shop } = stage;
    for (let count = 0; count < 31; count += 1) {
      await write(stage, "chats", { sku: "STAGE-1", text: `Вопрос ${count}` });
    }
    const { nextCursor } = await opened.ozon.listConversations({ shop, kind: "chat" });
    await opened.ozon.listConversations({ shop, kind: "chat", cursor: nextCursor });
  },
  chatHistory: async (stage) => {
    const { opened, shop } = stage;
    const id = await write(stage, "chats", { sku: "STAGE-1", text: "Первое" });
    for (let count = 0; count < 101; count += 1) await write(stage, "chats", { chatId: id, text: `Ещё ${count}` });
    const conversation = await converse(stage, "chat", id);
    const { nextCursor } = await opened.ozon.listMessages({ shop, conversation });
    await opened.ozon.listMessages({ shop, conversation, cursor: nextCursor });
  },
  chatSend: answerChat,
  chatRead: answerChat,
  questions: async (stage) => {
    const { opened, shop } = stage;
    for (let count = 0; count < 11; count += 1) {
      await write(stage, "questions", { sku: "STAGE-1", text: `Вопрос ${count}` });
    }
    const { nextCursor } = await opened.ozon.listConversations({ shop, kind: "question", isAnswered: false });
    await opened.ozon.listConversations({ shop, kind: "question", isAnswered: false, cursor: nextCursor });
  },
  questionAnswers: async (stage) => {
    await answerQuestion(stage);
    await stage.opened.ozon.listConversations({ shop: stage.shop, kind: "question", isAnswered: true });
  },
  questionAnswer: answerQuestion,
  reviews: async (stage) => {
    const { opened, shop } = stage;
    for (let count = 0; count < 101; count += 1) await write(stage, "reviews", { sku: "STAGE-1", stars: 4 });
    const { nextCursor } = await opened.ozon.listConversations({ shop, kind: "review" });
    await opened.ozon.listConversations({ shop, kind: "review", cursor: nextCursor });
  },
  reviewInfo: async (stage) => {
    const photos = ["https://pictures.example/worn.jpg"];
    await write(stage, "reviews", { sku: "STAGE-1", text: "Носится хорошо", stars: 5, photos });
    await stage.opened.ozon.listConversations({ shop: stage.shop, kind: "review" });
  },
  reviewComments: async (stage) => {
    await answerReview(stage);
    await stage.opened.ozon.listConversations({ shop: stage.shop, kind: "review", isAnswered: true });
  },
  reviewComment: answerReview,
  accruals: async (stage) => {
    const order = await sell(stage);
    await stage.opened.control(`orders/${order.externalId}/advance`, { to: "delivered" });
    await stage.opened.ozon.listFees({ shop: stage.shop, orders: [order], until: stage.opened.now() });
  },
  accrualTypes: async (stage) => {
    await stage.opened.ozon.listFees({ shop: stage.shop, orders: [await sell(stage)], until: stage.opened.now() });
  },
  pushList: registerNew,
  pushCheck: registerNew,
  pushSet: registerNew,
  pushUpdate: async (stage) => {
    const { ozon } = stage.opened;
    await registerNew(stage);
    await ozon.registerPush({ url: stage.receiverUrl("two") });
    const [endpoint] = await stage.opened.listPushEndpoints();
    await stage.opened.callPush("update", { id: endpoint?.id, types: ["TYPE_NEW_POSTING"] });
    await ozon.registerPush({ url: stage.receiverUrl("two") });
  },
  pushEnable: async (stage) => {
    const { opened } = stage;
    await registerNew(stage);
    const [endpoint] = await opened.listPushEndpoints();
    await opened.control("push/suspend", {});
    await opened.ozon.registerPush({ url: endpoint?.url ?? "" });
  },
};

async function markUnits({ opened, shop }: Stage) {
  const { body } = await opened.control("orders", { sku: "STAGE-1", quantity: 2, marked: true });
  const order = await opened.ozon.getOrder({ shop, externalId: body.externalId ?? "" });
  if (!order) throw new Error("no order");
  const externalLineId = order.lines[0]?.externalLineId ?? "";
  const codes = [1, 2].map((unit) => ({ externalLineId, kind: "cis" as const, code: `010478001234567821unit${unit}` }));
  return opened.ozon.setMarkingCodes({ shop, order, codes });
}

async function registerNew({ opened, receiverUrl }: Stage) {
  await opened.forgetPushes();
  await opened.ozon.registerPush({ url: receiverUrl("one") });
}

async function answerChat(stage: Stage) {
  const id = await write(stage, "chats", { sku: "STAGE-1", text: "Есть чёрный?" });
  const conversation = await converse(stage, "chat", id);
  return stage.opened.ozon.reply({ shop: stage.shop, conversation, text: "Есть" });
}

async function answerQuestion(stage: Stage) {
  const id = await write(stage, "questions", { sku: "STAGE-1", text: "Есть белый?" });
  const conversation = await converse(stage, "question", id);
  return stage.opened.ozon.reply({ shop: stage.shop, conversation, text: "Есть" });
}

async function answerReview(stage: Stage) {
  const id = await write(stage, "reviews", { sku: "STAGE-1", text: "Хорошо", stars: 5 });
  const conversation = { kind: "review" as const, externalId: id, replyKey: null };
  return stage.opened.ozon.reply({ shop: stage.shop, conversation, text: "Спасибо" });
}
