import type { ItemLimit, LimitGroup } from "@/lib/marketplaces/limits";

/** What a cabinet without a subscription, or with the lighter one, may do; and one with the subscription "Medium". */
export type Level = "none" | "medium";

type Allowance = {
  window: "minute" | "hour";
  none: number;
  medium: number;
  /** Counted in entries of the list that is sent or answered, not in calls. */
  countsItems?: true;
};

const hourly = (none: number, medium = none): Allowance => ({ window: "hour", none, medium });
const perMinute = (none: number, medium = none): Allowance => ({ window: "minute", none, medium });
const itemsPerMinute = (none: number, medium = none): Allowance => ({ ...perMinute(none, medium), countsItems: true });

/** `x-resource-limit-config` of each method; every cabinet has them for itself. */
export const allowances = {
  getAuthTokenInfo: hourly(100),
  getCampaigns: hourly(1000),
  getBusinessSettings: hourly(100),
  getPartnerWarehouses: hourly(100),
  getPagedWarehouses: hourly(100),
  getCategoriesTree: hourly(50, 100),
  getCategoryContentParameters: perMinute(100),
  updateOfferMappings: itemsPerMinute(5000, 10_000),
  getOfferMappings: perMinute(100, 600),
  getOfferCardsContentStatus: perMinute(100, 600),
  updateBusinessPrices: itemsPerMinute(10_000),
  updatePrices: itemsPerMinute(10_000),
  getDefaultPrices: itemsPerMinute(5000, 10_000),
  getPricesByOfferIds: itemsPerMinute(10_000, 100_000),
  getBusinessQuarantineOffers: perMinute(5000, 10_000),
  getCampaignQuarantineOffers: perMinute(5000, 10_000),
  confirmBusinessPrices: itemsPerMinute(5000, 10_000),
  confirmCampaignPrices: itemsPerMinute(5000, 10_000),
  getOfferRecommendations: perMinute(50, 100),
  updateStocks: itemsPerMinute(100_000),
  getStocks: itemsPerMinute(100_000),
  updateStocksOnPartnerWarehouses: perMinute(50),
  getStocksOnPartnerWarehouses: perMinute(500),
  getBusinessOrders: hourly(10_000),
  setOrderBoxLayout: hourly(10_000),
  getOrderIdentifiersStatus: hourly(1000),
  updateOrderStatuses: { ...hourly(10_000), countsItems: true },
  generateOrderLabels: hourly(10_000),
  getReturns: hourly(5000),
  getChats: hourly(5000),
  getChatHistory: hourly(10_000),
  sendMessageToChat: hourly(1000),
  getGoodsFeedbacks: hourly(5000, 10_000),
  getGoodsFeedbackComments: hourly(5000, 10_000),
  updateGoodsFeedbackComment: hourly(1000),
  getGoodsQuestions: hourly(1000, 5000),
  getGoodsQuestionAnswers: hourly(1000, 5000),
  updateGoodsQuestionTextEntity: hourly(500, 1000),
  getOrdersStats: hourly(10_000),
  calculateTariffs: perMinute(100),
} satisfies Record<string, Allowance>;

export type MethodName = keyof typeof allowances;

const checkedAt = "2026-08-19";

/** "No more than four simultaneous requests" for one cabinet or shop; the process keeps them by `createGate`. */
export const parallelCalls = 4;

/**
 * The same for several processes, which cannot see each other's calls: seen answers take well under 0.4 s. Shared by
 * all methods, so nothing that a reply tells of one method may pause it.
 */
export const parallelGroup: LimitGroup = {
  name: "parallel",
  count: 10,
  perMs: 1000,
  burst: parallelCalls,
  source: "yandex.ru/dev/market/partner-api/doc/ru/concepts/limits#global: 4 at once; calls a second are our guess",
  checkedAt: "2026-11-22",
};

const windowMs = { minute: 60_000, hour: 3_600_000 };

/**
 * The marketplace counts in windows that begin on the full minute or hour. Half of a window at once, and the other
 * half drop by drop, never passes it, wherever the window begins.
 */
export function limitsOf(name: MethodName, level: Level): LimitGroup[] {
  const allowance: Allowance = allowances[name];
  const half = Math.floor(allowance[level] / 2);
  const source = "yandex/openapi.bundled.json, x-resource-limit-config";
  return [{ name, count: half, perMs: windowMs[allowance.window], burst: half, source, checkedAt }, parallelGroup];
}

export const countsItems = (name: MethodName): boolean => (allowances[name] as Allowance).countsItems ?? false;

/** How often one item may change is not limited. */
export const itemLimits: { stock: ItemLimit; price: ItemLimit } = {
  stock: { maxItems: 2000, source: "yandex/openapi.bundled.json, updateStocksOnPartnerWarehouses", checkedAt },
  price: { maxItems: 500, source: "yandex/openapi.bundled.json, updateBusinessPrices", checkedAt },
};
