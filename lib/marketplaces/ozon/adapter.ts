import type { Fetch } from "@/lib/marketplaces/http";
import { listAttributes } from "@/lib/marketplaces/ozon/attributes";
import { publishCards } from "@/lib/marketplaces/ozon/cards";
import { listCategories } from "@/lib/marketplaces/ozon/categories";
import { createClient } from "@/lib/marketplaces/ozon/client";
import { checkConnection } from "@/lib/marketplaces/ozon/connection";
import { listFees } from "@/lib/marketplaces/ozon/fees";
import { listListings } from "@/lib/marketplaces/ozon/listings";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/ozon/order-actions";
import { getOrder, listOrders } from "@/lib/marketplaces/ozon/orders";
import { readPrices, setPrices } from "@/lib/marketplaces/ozon/prices";
import { readStocks, setStocks } from "@/lib/marketplaces/ozon/stocks";
import { type Credentials, capabilities, type Marketplace } from "@/lib/marketplaces/types";

type Options = {
  credentials: Credentials;
  /** Stands for Ozon's one host. */
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  /** Stamps the orders read: Ozon tells no time of their last change. */
  now?: (() => Date) | undefined;
};

export function createOzon(options: Options): Marketplace {
  const client = createClient(options);
  return {
    id: "ozon",
    can: new Set(capabilities),
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
  };
}
