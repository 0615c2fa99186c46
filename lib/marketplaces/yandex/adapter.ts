import "server-only";
import type { Fetch } from "@/lib/marketplaces/http";
import { type Credentials, capabilities, type Marketplace } from "@/lib/marketplaces/types";
import { publishCards } from "@/lib/marketplaces/yandex/cards";
import { listAttributes, listCategories } from "@/lib/marketplaces/yandex/categories";
import { createClient } from "@/lib/marketplaces/yandex/client";
import { checkConnection } from "@/lib/marketplaces/yandex/connection";
import { listFees } from "@/lib/marketplaces/yandex/fees";
import { listListings } from "@/lib/marketplaces/yandex/listings";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/yandex/order-changes";
import { getOrder, listOrders } from "@/lib/marketplaces/yandex/orders";
import { readPrices, setPrices } from "@/lib/marketplaces/yandex/prices";
import { readStocks, setStocks } from "@/lib/marketplaces/yandex/stocks";

type Options = { credentials: Credentials; origin?: string; fetch?: Fetch };

export function createYandex(options: Options): Marketplace {
  const client = createClient(options);
  return {
    id: "yandex",
    can: new Set(capabilities),
    checkConnection: () => checkConnection(client),
    listCategories: (input) => listCategories(client, input),
    listAttributes: (input) => listAttributes(client, input),
    publishCards: (input) => publishCards(client, input),
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
