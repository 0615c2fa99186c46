import { notOffered } from "@/lib/marketplaces/not-offered";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Capability } from "@/lib/marketplaces/types";
import { type ClientOptions, createClient } from "@/lib/marketplaces/uzum/client";
import { checkConnection } from "@/lib/marketplaces/uzum/connection";
import { listFees } from "@/lib/marketplaces/uzum/fees";
import { readLabels } from "@/lib/marketplaces/uzum/labels";
import { itemLimits } from "@/lib/marketplaces/uzum/limits";
import { listListings } from "@/lib/marketplaces/uzum/listings";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/uzum/order-actions";
import { getOrder, listOrders } from "@/lib/marketplaces/uzum/orders";
import { readPrices, setPrices } from "@/lib/marketplaces/uzum/prices";
import { listReturns } from "@/lib/marketplaces/uzum/returns";
import { readStocks, setStocks } from "@/lib/marketplaces/uzum/stocks";
import { readTariffs } from "@/lib/marketplaces/uzum/tariffs";

const can = new Set<Capability>([
  "read-listings",
  "read-moderation",
  "set-price",
  "read-price",
  "set-stock",
  "read-stock",
  "list-orders",
  "confirm-order",
  "cancel-order",
  "read-labels",
  "list-returns",
  "list-fees",
  "read-tariffs",
]);

/** Cards are made by the seller in Uzum's cabinet: the API has no categories and no way to create one, and no pushes. */
export function createUzum(options: ClientOptions): Marketplace {
  const client = createClient(options);
  return {
    ...notOffered,
    id: "uzum",
    can,
    itemLimits,
    checkConnection: () => checkConnection(client),
    listListings: (input) => listListings(client, input),
    setPrices: (input) => setPrices(client, input),
    readPrices: (input) => readPrices(client, input),
    setStocks: (input) => setStocks(client, input),
    readStocks: (input) => readStocks(client, input),
    listOrders: (input) => listOrders(client, input),
    getOrder: (input) => getOrder(client, input),
    confirmOrder: (input) => confirmOrder(client, input),
    cancelOrder: (input) => cancelOrder(client, input),
    readLabels: (input) => readLabels(client, input),
    listReturns: (input) => listReturns(client, input),
    listFees: (input) => listFees(client, input),
    readTariffs: (input) => readTariffs(client, input),
  };
}
