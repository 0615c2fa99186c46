import type { Operation, Priority } from "@/lib/marketplaces/limits";
import { type Level, limitsOf, type MethodName } from "@/lib/marketplaces/yandex/limits";

type Method = [method: Operation["method"], path: string, priority: Priority];

/** Every call of this adapter, by the specification's `operationId`. */
const table: Record<MethodName, Method> = {
  getAuthTokenInfo: ["POST", "/v2/auth/token", "content"],
  getCampaigns: ["GET", "/v2/campaigns", "orders"],
  getBusinessSettings: ["POST", "/v2/businesses/{businessId}/settings", "stock"],
  getPartnerWarehouses: ["POST", "/v3/businesses/{businessId}/warehouses", "content"],
  getPagedWarehouses: ["POST", "/v2/businesses/{businessId}/warehouses", "content"],
  getCategoriesTree: ["POST", "/v2/categories/tree", "content"],
  getCategoryContentParameters: ["POST", "/v2/category/{categoryId}/parameters", "content"],
  updateOfferMappings: ["POST", "/v2/businesses/{businessId}/offer-mappings/update", "content"],
  getOfferMappings: ["POST", "/v2/businesses/{businessId}/offer-mappings", "content"],
  getOfferCardsContentStatus: ["POST", "/v2/businesses/{businessId}/offer-cards", "content"],
  updateBusinessPrices: ["POST", "/v2/businesses/{businessId}/offer-prices/updates", "price"],
  updatePrices: ["POST", "/v2/campaigns/{campaignId}/offer-prices/updates", "price"],
  getDefaultPrices: ["POST", "/v2/businesses/{businessId}/offer-prices", "price"],
  getPricesByOfferIds: ["POST", "/v2/campaigns/{campaignId}/offer-prices", "price"],
  getBusinessQuarantineOffers: ["POST", "/v2/businesses/{businessId}/price-quarantine", "price"],
  getCampaignQuarantineOffers: ["POST", "/v2/campaigns/{campaignId}/price-quarantine", "price"],
  confirmBusinessPrices: ["POST", "/v2/businesses/{businessId}/price-quarantine/confirm", "price"],
  confirmCampaignPrices: ["POST", "/v2/campaigns/{campaignId}/price-quarantine/confirm", "price"],
  getOfferRecommendations: ["POST", "/v2/businesses/{businessId}/offers/recommendations", "analytics"],
  updateStocks: ["PUT", "/v2/campaigns/{campaignId}/offers/stocks", "stock"],
  getStocks: ["POST", "/v2/campaigns/{campaignId}/offers/stocks", "stock"],
  updateStocksOnPartnerWarehouses: ["POST", "/v3/businesses/{businessId}/offers/stocks/update", "stock"],
  getStocksOnPartnerWarehouses: ["POST", "/v3/businesses/{businessId}/offers/stocks", "stock"],
  getBusinessOrders: ["POST", "/v1/businesses/{businessId}/orders", "orders"],
  setOrderBoxLayout: ["PUT", "/v2/campaigns/{campaignId}/orders/{orderId}/boxes", "orders"],
  getOrderIdentifiersStatus: ["POST", "/v2/campaigns/{campaignId}/orders/{orderId}/identifiers/status", "orders"],
  updateOrderStatuses: ["POST", "/v2/campaigns/{campaignId}/orders/status-update", "orders"],
  generateOrderLabels: ["GET", "/v2/campaigns/{campaignId}/orders/{orderId}/delivery/labels", "orders"],
  getReturns: ["GET", "/v2/campaigns/{campaignId}/returns", "orders"],
  getChats: ["POST", "/v2/businesses/{businessId}/chats", "content"],
  getChatHistory: ["POST", "/v2/businesses/{businessId}/chats/history", "content"],
  sendMessageToChat: ["POST", "/v2/businesses/{businessId}/chats/message", "content"],
  getGoodsFeedbacks: ["POST", "/v2/businesses/{businessId}/goods-feedback", "content"],
  getGoodsFeedbackComments: ["POST", "/v2/businesses/{businessId}/goods-feedback/comments", "content"],
  updateGoodsFeedbackComment: ["POST", "/v2/businesses/{businessId}/goods-feedback/comments/update", "content"],
  getGoodsQuestions: ["POST", "/v1/businesses/{businessId}/goods-questions", "content"],
  getGoodsQuestionAnswers: ["POST", "/v1/businesses/{businessId}/goods-questions/answers", "content"],
  updateGoodsQuestionTextEntity: ["POST", "/v1/businesses/{businessId}/goods-questions/update", "content"],
  getOrdersStats: ["POST", "/v2/campaigns/{campaignId}/stats/orders", "analytics"],
  calculateTariffs: ["POST", "/v2/tariffs/calculate", "analytics"],
};

const names = Object.keys(table) as MethodName[];

function operationsFor(level: Level): Record<MethodName, Operation> {
  const operations = names.map((name): [MethodName, Operation] => {
    const [method, path, priority] = table[name];
    return [name, { method, path, priority, limits: limitsOf(name, level) }];
  });
  return Object.fromEntries(operations) as Record<MethodName, Operation>;
}

export const methods: Record<Level, Record<MethodName, Operation>> = {
  none: operationsFor("none"),
  medium: operationsFor("medium"),
};
