import "server-only";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import { notOffered } from "@/lib/marketplaces/not-offered";
import type { Marketplace } from "@/lib/marketplaces/port";
import { type Credentials, capabilities } from "@/lib/marketplaces/types";
import { publishCards } from "@/lib/marketplaces/yandex/cards";
import { listAttributes, listCategories } from "@/lib/marketplaces/yandex/categories";
import { createClient } from "@/lib/marketplaces/yandex/client";
import { checkConnection } from "@/lib/marketplaces/yandex/connection";
import { listConversations, listMessages, reply } from "@/lib/marketplaces/yandex/conversations";
import { listFees } from "@/lib/marketplaces/yandex/fees";
import { readLabels } from "@/lib/marketplaces/yandex/labels";
import { itemLimits } from "@/lib/marketplaces/yandex/limits";
import { listListings } from "@/lib/marketplaces/yandex/listings";
import { setMarkingCodes } from "@/lib/marketplaces/yandex/marking";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/yandex/order-changes";
import { getOrder, listOrders } from "@/lib/marketplaces/yandex/orders";
import { setPictures } from "@/lib/marketplaces/yandex/pictures";
import { readPriceAdvice } from "@/lib/marketplaces/yandex/price-advice";
import { readPrices, setPrices } from "@/lib/marketplaces/yandex/prices";
import { listQuarantinedPrices, releasePrices } from "@/lib/marketplaces/yandex/quarantine";
import { listReturns } from "@/lib/marketplaces/yandex/returns";
import { readStocks, setStocks } from "@/lib/marketplaces/yandex/stocks";
import { readTariffs } from "@/lib/marketplaces/yandex/tariffs";
import { listWarehouses } from "@/lib/marketplaces/yandex/warehouses";

type Options = { credentials: Credentials; origin?: string; limiter?: Limiter; fetch?: Fetch; now?: () => Date };

export function createYandex(options: Options): Marketplace {
  const client = createClient(options);
  return {
    ...notOffered,
    id: "yandex",
    can: new Set(capabilities.filter((capability) => capability !== "register-push")),
    itemLimits,
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
    setPictures: (input) => setPictures(client, input),
    listQuarantinedPrices: (input) => listQuarantinedPrices(client, input),
    releasePrices: (input) => releasePrices(client, input),
    readPriceAdvice: (input) => readPriceAdvice(client, input),
    listWarehouses: (input) => listWarehouses(client, input),
    setMarkingCodes: (input) => setMarkingCodes(client, input),
    readLabels: (input) => readLabels(client, input),
    listReturns: (input) => listReturns(client, input),
    listConversations: (input) => listConversations(client, input),
    listMessages: (input) => listMessages(client, input),
    reply: (input) => reply(client, input),
    readTariffs: (input) => readTariffs(client, input),
  };
}
