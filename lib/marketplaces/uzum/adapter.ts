import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Capability, Credentials, Marketplace } from "@/lib/marketplaces/types";
import { createClient } from "@/lib/marketplaces/uzum/client";
import { checkConnection } from "@/lib/marketplaces/uzum/connection";
import { listFees } from "@/lib/marketplaces/uzum/fees";
import { listListings } from "@/lib/marketplaces/uzum/listings";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/uzum/order-actions";
import { getOrder, listOrders } from "@/lib/marketplaces/uzum/orders";
import { readPrices, setPrices } from "@/lib/marketplaces/uzum/prices";
import { readStocks, setStocks } from "@/lib/marketplaces/uzum/stocks";

const can = new Set<Capability>([
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

/** Cards are made by the seller in Uzum's cabinet: the API has no categories and no way to create one, and no pushes. */
export function createUzum(options: {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
}): Marketplace {
  const client = createClient(options);
  const notOffered = async () => {
    throw new MarketplaceError("rejected", { code: "not-offered" });
  };
  return {
    id: "uzum",
    can,
    checkConnection: () => checkConnection(client),
    listCategories: notOffered,
    listAttributes: notOffered,
    publishCards: notOffered,
    listListings: (input) => listListings(client, input),
    setPrices: (input) => setPrices(client, input),
    readPrices: (input) => readPrices(client, input),
    setStocks: (input) => setStocks(client, input),
    readStocks: (input) => readStocks(client, input),
    listOrders: (input) => listOrders(client, input),
    getOrder: (input) => getOrder(client, input),
    confirmOrder: (input) => confirmOrder(client, input),
    cancelOrder: (input) => cancelOrder(client, input),
    listFees: (input) => listFees(client, input),
  };
}
