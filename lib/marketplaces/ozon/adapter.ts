import type { Fetch } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import { notOffered } from "@/lib/marketplaces/not-offered";
import { listAttributes } from "@/lib/marketplaces/ozon/attributes";
import { publishCards } from "@/lib/marketplaces/ozon/cards";
import { listCategories } from "@/lib/marketplaces/ozon/categories";
import { createClient } from "@/lib/marketplaces/ozon/client";
import { checkConnection } from "@/lib/marketplaces/ozon/connection";
import { listConversations, listMessages } from "@/lib/marketplaces/ozon/conversations";
import { listFees } from "@/lib/marketplaces/ozon/fees";
import { readLabels } from "@/lib/marketplaces/ozon/labels";
import { itemLimits } from "@/lib/marketplaces/ozon/limits";
import { listListings } from "@/lib/marketplaces/ozon/listings";
import { setMarkingCodes } from "@/lib/marketplaces/ozon/marking";
import { offered } from "@/lib/marketplaces/ozon/methods";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/ozon/order-actions";
import { getOrder, listOrders } from "@/lib/marketplaces/ozon/orders";
import { setPictures } from "@/lib/marketplaces/ozon/pictures";
import { readPriceAdvice } from "@/lib/marketplaces/ozon/price-advice";
import { readPrices, setPrices } from "@/lib/marketplaces/ozon/prices";
import { registerPush } from "@/lib/marketplaces/ozon/push-registration";
import { reply } from "@/lib/marketplaces/ozon/reply";
import { listReturns } from "@/lib/marketplaces/ozon/return-list";
import { readStocks, setStocks } from "@/lib/marketplaces/ozon/stocks";
import { readTariffs } from "@/lib/marketplaces/ozon/tariffs";
import { listWarehouses } from "@/lib/marketplaces/ozon/warehouses";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Credentials } from "@/lib/marketplaces/types";

type Options = {
  credentials: Credentials;
  /** Stands for Ozon's one host. */
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  limiter?: Limiter | undefined;
  /** Stamps the orders read: Ozon tells no time of their last change. */
  now?: (() => Date) | undefined;
};

export function createOzon(options: Options): Marketplace {
  const client = createClient(options);
  return {
    ...notOffered,
    id: "ozon",
    can: offered,
    itemLimits,
    checkConnection: () => checkConnection(client),
    listCategories: ({ query }) => listCategories(client, query),
    listAttributes: ({ categoryExternalId }) => listAttributes(client, categoryExternalId),
    publishCards: (input) => publishCards(client, input),
    listListings: (input) => listListings(client, input),
    setPrices: (input) => setPrices(client, input),
    readPrices: ({ listings }) => readPrices(client, listings),
    setStocks: (input) => setStocks(client, input),
    readStocks: (input) => readStocks(client, input),
    listOrders: (input) => listOrders(client, input),
    getOrder: (input) => getOrder(client, input),
    confirmOrder: (input) => confirmOrder(client, input),
    cancelOrder: (input) => cancelOrder(client, input),
    listFees: (input) => listFees(client, input),
    setPictures: (input) => setPictures(client, input),
    readPriceAdvice: ({ listings }) => readPriceAdvice(client, listings),
    listWarehouses: () => listWarehouses(client),
    setMarkingCodes: (input) => setMarkingCodes(client, input),
    readLabels: ({ orders }) => readLabels(client, orders),
    listReturns: (input) => listReturns(client, input),
    listConversations: (input) => listConversations(client, input),
    listMessages: (input) => listMessages(client, input),
    reply: (input) => reply(client, input),
    readTariffs: ({ items }) => readTariffs(client, items),
    registerPush: (input) => registerPush(client, input),
  };
}
