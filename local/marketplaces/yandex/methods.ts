/** A scope of a token, as `POST /v2/auth/token` tells it. */
export type Scope =
  | "ALL_METHODS"
  | "ALL_METHODS_READ_ONLY"
  | "SETTINGS_MANAGEMENT"
  | "FINANCE_AND_ACCOUNTING"
  | "OFFERS_AND_CARDS_MANAGEMENT"
  | "OFFERS_AND_CARDS_MANAGEMENT_READ_ONLY"
  | "PRICING"
  | "PRICING_READ_ONLY"
  | "INVENTORY_AND_ORDER_PROCESSING"
  | "INVENTORY_AND_ORDER_PROCESSING_READ_ONLY"
  | "PROMOTION"
  | "PROMOTION_READ_ONLY"
  | "COMMUNICATION"
  | "SUPPLIES_MANAGEMENT_READ_ONLY";

export type Method = {
  window: "minutes" | "hours";
  /** Without a subscription or with the lighter one, and with the subscription "Medium". */
  none: number;
  medium: number;
  /** Null: any token will do. */
  scopes: readonly Scope[] | null;
  /** The list whose entries are counted instead of the calls, in the body or in the answer's `result`. */
  counts?: { in: "request" | "reply"; list: string };
  /** Instead of the usual four at once. */
  parallel?: number;
  /** Sellers of Market Yandex Go have no such method. */
  isNotForGo?: true;
};

const read = (group: Scope, readOnly?: Scope): Scope[] => [
  "ALL_METHODS",
  "ALL_METHODS_READ_ONLY",
  group,
  ...(readOnly ? [readOnly] : []),
];
const readCards = read("OFFERS_AND_CARDS_MANAGEMENT", "OFFERS_AND_CARDS_MANAGEMENT_READ_ONLY");
const writeCards: Scope[] = ["ALL_METHODS", "OFFERS_AND_CARDS_MANAGEMENT"];
const readPrices = read("PRICING", "PRICING_READ_ONLY");
const writePrices: Scope[] = ["ALL_METHODS", "PRICING"];
const readOrders = read("INVENTORY_AND_ORDER_PROCESSING", "INVENTORY_AND_ORDER_PROCESSING_READ_ONLY");
const writeOrders: Scope[] = ["ALL_METHODS", "INVENTORY_AND_ORDER_PROCESSING"];
const readTalk = read("COMMUNICATION");
const writeTalk: Scope[] = ["ALL_METHODS", "COMMUNICATION"];

const hourly = (scopes: Method["scopes"], none: number, medium = none): Method => ({
  window: "hours",
  none,
  medium,
  scopes,
});
const perMinute = (scopes: Method["scopes"], none: number, medium = none): Method => ({
  window: "minutes",
  none,
  medium,
  scopes,
});
const sent = (list: string) => ({ counts: { in: "request", list } }) as const;
const answered = (list: string) => ({ counts: { in: "reply", list } }) as const;

/** The methods that answer here, by their `operationId`: limits and scopes of the specification of 2026-08-19. */
export const methods = {
  getAuthTokenInfo: hourly(null, 100),
  getCampaigns: hourly(null, 1000),
  getBusinessSettings: hourly(null, 100),
  getPartnerWarehouses: hourly(readOrders, 100),
  getPagedWarehouses: hourly(readOrders, 100),
  getCategoriesTree: hourly(null, 50, 100),
  getCategoryContentParameters: perMinute(readCards, 100),
  updateOfferMappings: { ...perMinute(writeCards, 5000, 10_000), ...sent("offerMappings") },
  getOfferMappings: perMinute(readCards, 100, 600),
  getOfferCardsContentStatus: perMinute(readCards, 100, 600),
  updateBusinessPrices: { ...perMinute(writePrices, 10_000), ...sent("offers") },
  updatePrices: { ...perMinute(writePrices, 10_000), ...sent("offers"), parallel: 12 },
  getDefaultPrices: { ...perMinute(readPrices, 5000, 10_000), ...answered("offers") },
  getPricesByOfferIds: { ...perMinute(readPrices, 10_000, 100_000), ...answered("offers") },
  getBusinessQuarantineOffers: perMinute(readPrices, 5000, 10_000),
  getCampaignQuarantineOffers: perMinute(readPrices, 5000, 10_000),
  confirmBusinessPrices: { ...perMinute(writePrices, 5000, 10_000), ...sent("offerIds") },
  confirmCampaignPrices: { ...perMinute(writePrices, 5000, 10_000), ...sent("offerIds") },
  getOfferRecommendations: { ...perMinute(readPrices, 50, 100), isNotForGo: true },
  updateStocks: { ...perMinute(writeCards, 100_000), ...sent("skus") },
  getStocks: { ...perMinute(readCards, 100_000), ...answered("warehouses.offers") },
  updateStocksOnPartnerWarehouses: perMinute(writeCards, 50),
  getStocksOnPartnerWarehouses: perMinute(readCards, 500),
  getBusinessOrders: { ...hourly([...readOrders, "FINANCE_AND_ACCOUNTING"], 10_000), parallel: 6 },
  setOrderBoxLayout: hourly(writeOrders, 10_000),
  getOrderIdentifiersStatus: hourly(readOrders, 1000),
  updateOrderStatuses: { ...hourly(writeOrders, 10_000), ...answered("orders") },
  generateOrderLabels: hourly(writeOrders, 10_000),
  getReturns: hourly(readOrders, 5000),
  getChats: hourly(readTalk, 5000),
  getChatHistory: hourly(readTalk, 10_000),
  sendMessageToChat: hourly(writeTalk, 1000),
  getGoodsFeedbacks: hourly(readTalk, 5000, 10_000),
  getGoodsFeedbackComments: hourly(readTalk, 5000, 10_000),
  updateGoodsFeedbackComment: hourly(writeTalk, 1000),
  getGoodsQuestions: hourly(readTalk, 1000, 5000),
  getGoodsQuestionAnswers: hourly(readTalk, 1000, 5000),
  updateGoodsQuestionTextEntity: hourly(writeTalk, 500, 1000),
  getOrdersStats: hourly(readOrders, 10_000),
  calculateTariffs: perMinute([...readPrices, "FINANCE_AND_ACCOUNTING"], 100),
} satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
