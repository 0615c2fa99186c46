import "server-only";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import { notOffered } from "@/lib/marketplaces/not-offered";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Credentials } from "@/lib/marketplaces/types";
import { publishCards } from "@/lib/marketplaces/wildberries/cards";
import { listAttributes, listCategories } from "@/lib/marketplaces/wildberries/categories";
import { createClient } from "@/lib/marketplaces/wildberries/client";
import { checkConnection } from "@/lib/marketplaces/wildberries/connection";
import { listConversations, listMessages } from "@/lib/marketplaces/wildberries/conversations";
import { listFees } from "@/lib/marketplaces/wildberries/fees";
import { readLabels } from "@/lib/marketplaces/wildberries/labels";
import { itemLimits } from "@/lib/marketplaces/wildberries/limits";
import { listListings } from "@/lib/marketplaces/wildberries/listings";
import { setMarkingCodes } from "@/lib/marketplaces/wildberries/marking-codes";
import { getOrder, listOrders } from "@/lib/marketplaces/wildberries/orders";
import { setPictures } from "@/lib/marketplaces/wildberries/pictures";
import { readPrices, setPrices } from "@/lib/marketplaces/wildberries/prices";
import { listQuarantinedPrices } from "@/lib/marketplaces/wildberries/quarantine";
import { reply } from "@/lib/marketplaces/wildberries/replies";
import { listReturns } from "@/lib/marketplaces/wildberries/returns";
import { readStocks, setStocks } from "@/lib/marketplaces/wildberries/stocks";
import { cancelOrder, confirmOrder } from "@/lib/marketplaces/wildberries/supplies";
import { readTariffs } from "@/lib/marketplaces/wildberries/tariffs";
import { offered } from "@/lib/marketplaces/wildberries/token";
import { listWarehouses } from "@/lib/marketplaces/wildberries/warehouses";

type Options = {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  limiter?: Limiter | undefined;
  /** Wildberries tells no time of an order's last change; and slow lists are remembered for a while. */
  now?: (() => Date) | undefined;
};

export function createWildberries(options: Options): Marketplace {
  const client = createClient(options);
  return {
    id: "wildberries",
    can: new Set(offered),
    itemLimits,
    ...notOffered,
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
    getOrder: (input) => getOrder(client, { ...input, readAt: client.now() }),
    confirmOrder: (input) => confirmOrder(client, input),
    cancelOrder: (input) => cancelOrder(client, input),
    setMarkingCodes: (input) => setMarkingCodes(client, input),
    setPictures: (input) => setPictures(client, input),
    listQuarantinedPrices: (input) => listQuarantinedPrices(client, input),
    readLabels: (input) => readLabels(client, input),
    listReturns: (input) => listReturns(client, input),
    listConversations: (input) => listConversations(client, input),
    listMessages: (input) => listMessages(client, input),
    reply: (input) => reply(client, input),
    readTariffs: (input) => readTariffs(client, input),
    listWarehouses: () => listWarehouses(client),
    listFees: (input) => listFees(client, input),
  };
}
