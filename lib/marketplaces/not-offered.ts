import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Marketplace } from "@/lib/marketplaces/port";

const refuse = async (): Promise<never> => {
  throw new MarketplaceError("rejected", { code: "not-offered" });
};

/** Every method behind a capability, as a marketplace without it answers. An adapter puts its own over these. */
export const notOffered: Omit<Marketplace, "id" | "can" | "itemLimits" | "checkConnection"> = {
  listCategories: refuse,
  listAttributes: refuse,
  publishCards: refuse,
  listListings: refuse,
  setPrices: refuse,
  readPrices: refuse,
  setStocks: refuse,
  readStocks: refuse,
  listOrders: refuse,
  getOrder: refuse,
  confirmOrder: refuse,
  cancelOrder: refuse,
  listFees: refuse,
  setPictures: refuse,
  listQuarantinedPrices: refuse,
  releasePrices: refuse,
  readPriceAdvice: refuse,
  listWarehouses: refuse,
  setMarkingCodes: refuse,
  readLabels: refuse,
  listReturns: refuse,
  listConversations: refuse,
  listMessages: refuse,
  reply: refuse,
  readTariffs: refuse,
  registerPush: refuse,
};
