import "server-only";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Capability, Credentials, Marketplace } from "@/lib/marketplaces/types";
import { publishCards } from "@/lib/marketplaces/wildberries/cards";
import { listAttributes, listCategories } from "@/lib/marketplaces/wildberries/categories";
import { createClient } from "@/lib/marketplaces/wildberries/client";
import { checkConnection } from "@/lib/marketplaces/wildberries/connection";
import { listFees } from "@/lib/marketplaces/wildberries/fees";
import { listListings } from "@/lib/marketplaces/wildberries/listings";
import { getOrder, listOrders } from "@/lib/marketplaces/wildberries/orders";
import { readPrices, setPrices } from "@/lib/marketplaces/wildberries/prices";
import { readStocks, setStocks } from "@/lib/marketplaces/wildberries/stocks";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/wildberries/supplies";

/** All but `push`: Wildberries sends none, its orders are polled. */
const can: ReadonlySet<Capability> = new Set<Capability>([
  "read-categories",
  "publish-card",
  "read-listings",
  "set-price",
  "read-price",
  "set-stock",
  "read-stock",
  "list-orders",
  "confirm-order",
  "cancel-order",
  "list-fees",
]);

type Options = {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  /** Read by `getOrder` alone: Wildberries tells no time of an order's last change. */
  now?: () => Date;
};

export function createWildberries(options: Options): Marketplace {
  const client = createClient(options);
  return {
    id: "wildberries",
    can,
    checkConnection: () => checkConnection(client),
    listCategories: ({ query }) => listCategories(client, query),
    listAttributes: ({ categoryExternalId }) => listAttributes(client, categoryExternalId),
    publishCards: (input) => publishCards(client, input),
    listListings: (input) => listListings(client, input),
    setPrices: (input) => setPrices(client, input),
    readPrices: (input) => readPrices(client, input),
    setStocks: (input) => setStocks(client, input),
    readStocks: (input) => readStocks(client, input),
    listOrders: (input) => listOrders(client, input),
    getOrder: (input) => getOrder(client, { ...input, readAt: (options.now ?? (() => new Date()))() }),
    confirmOrder: (input) => confirmOrder(client, input),
    cancelOrder: (input) => cancelOrder(client, input),
    listFees: (input) => listFees(client, input),
  };
}
