import type { Operation } from "@/lib/marketplaces/limits";
import type { Area } from "@/lib/marketplaces/wildberries/areas";
import type { Limits } from "@/lib/marketplaces/wildberries/limits";

/** One method and the host that it lives on. */
export type Method = Operation & { area: Area };

/** Every call that this adapter makes, as the specifications of 2026-08-17 write it. None has an announced end. */
export const listMethods = (limits: Limits) =>
  ({
    ping: { area: "common", method: "GET", path: "/ping", priority: "orders", limits: [limits.ping] },
    sellerInfo: {
      area: "common",
      method: "GET",
      path: "/api/v1/seller-info",
      priority: "orders",
      limits: [limits.sellerInfo],
    },
    commission: {
      area: "common",
      method: "GET",
      path: "/api/v1/tariffs/commission",
      priority: "analytics",
      limits: [limits.commission],
    },
    ...contentMethods(limits),
    ...priceMethods(limits),
    ...marketplaceMethods(limits),
    ...buyerMethods(limits),
    ...reportMethods(limits),
  }) as const satisfies Record<string, Method>;

export type Methods = ReturnType<typeof listMethods>;

const contentMethods = (limits: Limits) => {
  const content = { area: "content", priority: "content", limits: [limits.content] } as const;
  const directory = { ...content, method: "GET", limits: [limits.content, limits.directories] } as const;
  return {
    subjects: { ...content, method: "GET", path: "/content/v2/object/all" },
    characteristics: { ...content, method: "GET", path: "/content/v2/object/charcs/{subjectId}" },
    colors: { ...directory, path: "/content/v2/directory/colors" },
    kinds: { ...directory, path: "/content/v2/directory/kinds" },
    seasons: { ...directory, path: "/content/v2/directory/seasons" },
    vat: { ...directory, path: "/content/v2/directory/vat" },
    countries: { ...content, method: "GET", path: "/content/v2/directory/countries" },
    cards: { ...content, method: "POST", path: "/content/v2/get/cards/list" },
    cardErrors: {
      ...content,
      method: "POST",
      path: "/content/v2/cards/error/list",
      limits: [limits.content, limits.cardErrors],
    },
    createCards: { ...content, method: "POST", path: "/content/v2/cards/upload", limits: [limits.cardUpload] },
    updateCards: { ...content, method: "POST", path: "/content/v2/cards/update", limits: [limits.cardUpdate] },
    saveMedia: { ...content, method: "POST", path: "/content/v3/media/save", limits: [limits.content, limits.media] },
  } as const satisfies Record<string, Method>;
};

const priceMethods = (limits: Limits) => {
  const prices = { area: "prices", priority: "price", limits: [limits.prices] } as const;
  return {
    uploadPrices: { ...prices, method: "POST", path: "/api/v2/upload/task" },
    priceTask: { ...prices, method: "GET", path: "/api/v2/history/tasks" },
    priceTaskGoods: { ...prices, method: "GET", path: "/api/v2/history/goods/task" },
    goods: { ...prices, method: "GET", path: "/api/v2/list/goods/filter" },
    goodsByNumbers: { ...prices, method: "POST", path: "/api/v2/list/goods/filter" },
    quarantine: { ...prices, method: "GET", path: "/api/v2/quarantine/goods" },
  } as const satisfies Record<string, Method>;
};

const marketplaceMethods = (limits: Limits) => {
  const stocks = { area: "marketplace", priority: "stock", limits: [limits.stocks] } as const;
  const fbs = { area: "marketplace", priority: "orders", limits: [limits.fbs] } as const;
  const identifier = { ...fbs, method: "PUT", limits: [limits.writeIdentifiers] } as const;
  return {
    warehouses: { ...stocks, method: "GET", path: "/api/v3/warehouses", limits: [limits.warehouses] },
    writeStocks: { ...stocks, method: "PUT", path: "/api/v3/stocks/{warehouseId}" },
    readStocks: { ...stocks, method: "POST", path: "/api/v3/stocks/{warehouseId}" },
    newTasks: { ...fbs, method: "GET", path: "/api/v3/orders/new" },
    tasks: { ...fbs, method: "GET", path: "/api/v3/orders" },
    statuses: { ...fbs, method: "POST", path: "/api/v3/orders/status" },
    stickers: { ...fbs, method: "POST", path: "/api/v3/orders/stickers" },
    crossBorderStickers: { ...fbs, method: "POST", path: "/api/v3/orders/stickers/cross-border" },
    cancelTask: { ...fbs, method: "PATCH", path: "/api/v3/orders/{orderId}/cancel", limits: [limits.cancel] },
    identifiers: { ...fbs, method: "POST", path: "/api/marketplace/v3/orders/meta", limits: [limits.readIdentifiers] },
    writeSgtin: { ...identifier, path: "/api/v3/orders/{orderId}/meta/sgtin" },
    writeImei: { ...identifier, path: "/api/v3/orders/{orderId}/meta/imei" },
    writeUin: { ...identifier, path: "/api/v3/orders/{orderId}/meta/uin" },
    writeGtin: { ...identifier, path: "/api/v3/orders/{orderId}/meta/gtin" },
    supplies: { ...fbs, method: "GET", path: "/api/v3/supplies" },
    createSupply: { ...fbs, method: "POST", path: "/api/v3/supplies" },
    fillSupply: { ...fbs, method: "PATCH", path: "/api/marketplace/v3/supplies/{supplyId}/orders" },
    deliverSupply: { ...fbs, method: "PATCH", path: "/api/v3/supplies/{supplyId}/deliver" },
  } as const satisfies Record<string, Method>;
};

const buyerMethods = (limits: Limits) => {
  const feedbacks = { area: "feedbacks", priority: "content", limits: [limits.feedbacks] } as const;
  const chat = { area: "chat", priority: "content" } as const;
  return {
    feedbacks: { ...feedbacks, method: "GET", path: "/api/v1/feedbacks" },
    feedback: { ...feedbacks, method: "GET", path: "/api/v1/feedback" },
    answerFeedback: { ...feedbacks, method: "POST", path: "/api/v1/feedbacks/answer" },
    questions: { ...feedbacks, method: "GET", path: "/api/v1/questions" },
    answerQuestion: { ...feedbacks, method: "PATCH", path: "/api/v1/questions" },
    chats: { ...chat, method: "GET", path: "/api/v1/seller/chats", limits: [limits.chatList] },
    chatEvents: { ...chat, method: "GET", path: "/api/v1/seller/events", limits: [limits.chatEvents] },
    sendMessage: { ...chat, method: "POST", path: "/api/v1/seller/message", limits: [limits.chatSend] },
    claims: { area: "returns", method: "GET", path: "/api/v1/claims", priority: "content", limits: [limits.claims] },
  } as const satisfies Record<string, Method>;
};

const reportMethods = (limits: Limits) =>
  ({
    sales: {
      area: "statistics",
      method: "GET",
      path: "/api/v1/supplier/sales",
      priority: "analytics",
      limits: [limits.sales],
    },
    blockedCards: {
      area: "analytics",
      method: "GET",
      path: "/api/v1/analytics/banned-products/blocked",
      priority: "analytics",
      limits: [limits.blocked],
    },
    goodsReturns: {
      area: "analytics",
      method: "GET",
      path: "/api/v1/analytics/goods-return",
      priority: "analytics",
      limits: [limits.goodsReturn],
    },
    salesReport: {
      area: "finance",
      method: "POST",
      path: "/api/finance/v1/sales-reports/detailed",
      priority: "analytics",
      limits: [limits.salesReports],
    },
  }) as const satisfies Record<string, Method>;
