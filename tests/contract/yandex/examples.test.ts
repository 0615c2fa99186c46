import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Fetch } from "@/lib/marketplaces/http";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Conversation, MarketplaceOrder, MarkingCode, Shop } from "@/lib/marketplaces/types";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import { classifyFailure } from "@/lib/marketplaces/yandex/failures";
import type { MethodName } from "@/lib/marketplaces/yandex/limits";
import { methods } from "@/lib/marketplaces/yandex/methods";
import { money } from "@/lib/money";
import { escapePointer, loadSpecDocument, resolvePointer } from "../../support/spec-document.ts";
import { listExamples } from "../../support/spec-examples.ts";
import { composeReply, type Fullness } from "./compose-reply.ts";
import { lampCard, refOf } from "./setup.ts";

const document = loadSpecDocument("yandex/openapi.bundled.json");
const examples = listExamples(["yandex/openapi.bundled.json"]);
const names = Object.keys(methods.none) as MethodName[];
const nameOf = (operation: string) =>
  names.find((name) => `${methods.none[name].method} ${methods.none[name].path}` === operation);
const ours = (examples ?? []).flatMap((example) => {
  const name = nameOf(example.operation);
  return name ? [{ ...example, method: name }] : [];
});

const shop: Shop = { externalId: "7", name: "", currency: "UZS", warehouseExternalId: "5" };
const grouped: Shop = { ...shop, warehouseExternalId: null };
const listings = [refOf("string")];
const span = { since: new Date("2026-11-01T00:00:00Z"), until: new Date("2026-11-20T00:00:00Z") };
const price = money(100n, "UZS");
const order = { externalId: "1", orderedAt: span.since } as MarketplaceOrder;
const marked = { externalId: "5", orderedAt: span.since } as MarketplaceOrder;
const codes: MarkingCode[] = [{ externalLineId: "9", kind: "cis", code: "01" }];
const talk = (kind: Conversation["kind"]) =>
  ({ kind, externalId: "1", replyKey: null, text: "", createdAt: span.since }) as unknown as Conversation;

/** The adapter's own way to each method; with the prices of the shop where the name says so. */
const runs: Record<MethodName, (market: Marketplace) => Promise<unknown>> = {
  getAuthTokenInfo: (market) => market.checkConnection(),
  getCampaigns: (market) => market.checkConnection(),
  getBusinessSettings: (market) => market.checkConnection(),
  getPartnerWarehouses: (market) => market.listWarehouses({ shop }),
  getPagedWarehouses: (market) => market.listWarehouses({ shop: grouped }),
  getCategoriesTree: (market) => market.listCategories({ language: "ru" }),
  getCategoryContentParameters: (market) => market.listAttributes({ categoryExternalId: "1", language: "ru" }),
  updateOfferMappings: (market) => market.publishCards({ shop, cards: [lampCard("string")] }),
  getOfferMappings: (market) => market.listListings({ shop }),
  getOfferCardsContentStatus: (market) => market.listListings({ shop, skus: ["A"] }),
  updateBusinessPrices: (market) => market.setPrices({ shop, prices: [{ ...refOf("A"), price }] }),
  updatePrices: (market) => market.setPrices({ shop, prices: [{ ...refOf("A"), price }] }),
  getDefaultPrices: (market) => market.readPrices({ shop, listings }),
  getPricesByOfferIds: (market) => market.readPrices({ shop, listings }),
  getBusinessQuarantineOffers: (market) => market.listQuarantinedPrices({ shop }),
  getCampaignQuarantineOffers: (market) => market.listQuarantinedPrices({ shop, cursor: "shop|" }),
  confirmBusinessPrices: (market) => market.releasePrices({ shop, listings: [refOf("A")] }),
  confirmCampaignPrices: (market) => market.releasePrices({ shop, listings: [refOf("A")] }),
  getOfferRecommendations: (market) => market.readPriceAdvice({ shop, listings }),
  updateStocks: (market) => market.setStocks({ shop: grouped, stocks: [{ ...refOf("A"), quantity: 1 }] }),
  getStocks: (market) => market.readStocks({ shop: grouped, listings }),
  updateStocksOnPartnerWarehouses: (market) => market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 1 }] }),
  getStocksOnPartnerWarehouses: (market) => market.readStocks({ shop, listings }),
  getBusinessOrders: (market) => market.listOrders({ shop, ...span }),
  setOrderBoxLayout: (market) => market.setMarkingCodes({ shop, order: marked, codes }),
  getOrderIdentifiersStatus: (market) => market.setMarkingCodes({ shop, order: marked, codes }),
  updateOrderStatuses: (market) => market.confirmOrder({ shop, order }),
  generateOrderLabels: (market) => market.readLabels({ shop, orders: [order] }),
  getReturns: (market) => market.listReturns({ shop, ...span }),
  getChats: (market) => market.listConversations({ shop, kind: "chat" }),
  getChatHistory: (market) => market.listMessages({ shop, conversation: talk("chat") }),
  sendMessageToChat: (market) => market.reply({ shop, conversation: talk("chat"), text: "Salom" }),
  getGoodsFeedbacks: (market) => market.listConversations({ shop, kind: "review" }),
  getGoodsFeedbackComments: (market) => market.listMessages({ shop, conversation: talk("review") }),
  updateGoodsFeedbackComment: (market) => market.reply({ shop, conversation: talk("review"), text: "Salom" }),
  getGoodsQuestions: (market) => market.listConversations({ shop, kind: "question" }),
  getGoodsQuestionAnswers: (market) => market.listMessages({ shop, conversation: talk("question") }),
  updateGoodsQuestionTextEntity: (market) => market.reply({ shop, conversation: talk("question"), text: "Salom" }),
  getOrdersStats: (market) => market.listFees({ shop, orders: [order], until: span.until }),
  calculateTariffs: (market) => {
    const { dimensions } = lampCard("A");
    return market.readTariffs({ shop, items: [{ ...refOf("A"), categoryExternalId: "1", price, dimensions }] });
  },
};

const held = { offers: [{ offerId: "A", currentPrice: { value: 1, currencyId: "UZS" } }] };
const ok = (result: object) => ({ status: "OK", result });

/** What the other methods answer meanwhile. */
const usual: Partial<Record<MethodName, object>> = {
  getAuthTokenInfo: ok({ apiKey: { authScopes: ["ALL_METHODS"] } }),
  getCampaigns: { campaigns: [{ id: 7, business: { id: 1 }, placementType: "FBS" }] },
  getPartnerWarehouses: ok({ warehouses: [] }),
  getPagedWarehouses: ok({ warehouses: [] }),
  getOfferMappings: ok({ offerMappings: [{ offer: { offerId: "A" } }] }),
  getOfferCardsContentStatus: ok({ offerCards: [] }),
  getBusinessOrders: {
    orders: [
      {
        orderId: 5,
        campaignId: 7,
        status: "PROCESSING",
        substatus: "STARTED",
        creationDate: "2026-11-20T09:00:00+03:00",
        items: [{ id: 9, offerId: "A", offerName: "A", count: 1 }],
      },
    ],
  },
  getOrderIdentifiersStatus: ok({ items: [] }),
  getBusinessQuarantineOffers: ok(held),
  getCampaignQuarantineOffers: ok(held),
  getDefaultPrices: ok({ offers: [] }),
  getGoodsQuestionAnswers: ok({ answers: [] }),
  getGoodsFeedbackComments: ok({ comments: [] }),
};

let keys = 0;

/** An adapter in a world where one method answers as documented. */
function openExample(method: MethodName, body: unknown) {
  const called: string[] = [];
  const byShop = /^(updatePrices|getPricesByOfferIds|getCampaignQuarantineOffers|confirmCampaignPrices)$/.test(method);
  const fetch: Fetch = async (url, { method: verb }) => {
    const { pathname } = new URL(url);
    const name = names.find((one) => {
      const { path, method: wanted } = methods.none[one];
      return verb === wanted && new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(pathname);
    });
    called.push(name ?? url);
    if (name === method) return Response.json(method === "generateOrderLabels" ? body : withoutNextPage(body));
    const settings = ok({ settings: { onlyDefaultPrice: !byShop, currency: "UZS" } });
    const answer = name === "getBusinessSettings" ? settings : usual[name ?? "getCampaigns"];
    return Response.json(answer ?? { status: "OK" });
  };
  keys += 1;
  return { market: createYandex({ credentials: { key: `example-${keys}` }, fetch }), called };
}

/** A sample's page token would be followed for ever. */
function withoutNextPage(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNextPage);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (name === "nextPageToken" ? [] : [[name, withoutNextPage(one)]])),
  );
}

const failures: Record<number, string> = {
  400: "rejected",
  401: "credentials",
  403: "credentials",
  404: "rejected",
  420: "rate-limited",
  423: "rejected",
  500: "unavailable",
};

describe.skipIf(!examples)("Yandex Market: documented replies (skipped: the specification is not at hand)", () => {
  test.each(ours.filter(({ status }) => status < 300))("$method $name is understood", async ({ method, body }) => {
    const { market, called } = openExample(method, body);
    await runs[method](market);
    expect(called).toContain(method);
  });

  test.each(ours.filter(({ status }) => status >= 300))("$method $status $name is told apart", ({ status, body }) => {
    const error = classifyFailure({ status, headers: new Headers(), text: "", json: body });
    expect(error).toBeInstanceOf(MarketplaceError);
    expect(error.failure).toBe(failures[status]);
  });
});

/** Few replies have an example, so each is also composed of its documented fields: the required ones, and all of them. */
const root = document?.root ?? {};
const composed = names.flatMap((method) => {
  const { method: verb, path } = methods.none[method];
  const schema = resolvePointer(
    root,
    `#/paths/${escapePointer(path)}/${verb.toLowerCase()}/responses/200/content/application~1json/schema`,
  )?.node;
  const fullnesses: Fullness[] = ["required", "all"];
  return schema ? fullnesses.map((fullness) => ({ method, fullness, schema })) : [];
});

/** The letter of the schema requires nothing of them, but without these fields there is nothing to work with. */
const tooLittle: Partial<Record<MethodName, string>> = {
  getCampaigns: "the ids of the shop and the cabinet",
  getBusinessSettings: "the currency",
};

describe.skipIf(!document)("Yandex Market: replies of the documented fields (skipped: not at hand)", () => {
  test("every method has such a reply, except the one that answers with a file", () => {
    const covered = new Set(composed.map(({ method }) => method));
    expect(names.filter((name) => !covered.has(name))).toEqual(["generateOrderLabels"]);
  });

  test.each(Object.keys(tooLittle) as MethodName[])("%s with required fields alone is not enough", async (method) => {
    const { schema = {} } = composed.find((one) => one.method === method) ?? {};
    const { market } = openExample(method, composeReply(root, schema, "required"));
    await expect(runs[method](market)).rejects.toMatchObject({ failure: "unexpected-reply" });
  });

  const enough = composed.filter(({ method, fullness }) => fullness === "all" || !tooLittle[method]);
  test.each(enough)("$method with $fullness fields is understood", async ({ method, fullness, schema }) => {
    const { market, called } = openExample(method, composeReply(root, schema, fullness));
    await runs[method](market);
    expect(called).toContain(method);
  });
});
