import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createOzon } from "@/lib/marketplaces/ozon/adapter";
import { classify } from "@/lib/marketplaces/ozon/classify";
import { methods } from "@/lib/marketplaces/ozon/methods";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Conversation, MarketplaceOrder, Shop } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { listExamples } from "../../support/spec-examples.ts";
import { makeCard } from "./make-card.ts";

const used = new Set(Object.values(methods).map(({ path }) => `POST ${path}`));
const all = listExamples(["ozon/seller-swagger.json"])?.filter(({ operation }) => used.has(operation));
const at = new Date("2026-11-20T09:00:00.000Z");
const shop: Shop = { externalId: "1", name: "", currency: "RUB", warehouseExternalId: "22142605386000" };
const listing = { sku: "test-offer-123456", externalId: "1000123456", variantExternalId: "2" };
const order: MarketplaceOrder = {
  externalId: "0132112277-0101-1",
  shopExternalId: "1",
  state: "TO_PACK",
  rawState: "awaiting_packaging",
  orderedAt: at,
  changedAt: at,
  shipBy: null,
  lines: [{ externalLineId: "2", listing, title: "", quantity: 1, unitPrice: money(100n, "RUB") }],
};
const talk = (kind: Conversation["kind"]): Conversation => ({
  kind,
  externalId: "1",
  replyKey: "3000000000118021931",
  listing: null,
  orderExternalId: null,
  buyerName: null,
  stars: null,
  text: "",
  pictureUrls: [],
  answer: null,
  isAnswered: false,
  rawState: "",
  createdAt: at,
  changedAt: at,
});
const window = { since: at, until: at };

/** Between them they call every method that has an example. */
const uses: Record<string, (ozon: Marketplace) => Promise<unknown>> = {
  "check a connection": (ozon) => ozon.checkConnection(),
  "list categories": (ozon) => ozon.listCategories({ language: "ru" }),
  "list attributes": (ozon) => ozon.listAttributes({ categoryExternalId: "17028922:91443", language: "ru" }),
  "publish a card": (ozon) => ozon.publishCards({ shop, cards: [makeCard("A", { brand: "Sunshine" })] }),
  "how an import ended": (ozon) => ozon.listListings({ shop, tasks: ["1"] }),
  "the catalogue": (ozon) => ozon.listListings({ shop }),
  "set pictures": (ozon) => ozon.setPictures({ shop, listing, pictureUrls: ["https://example.com/1.jpg"] }),
  "how pictures ended": (ozon) => ozon.listListings({ shop, tasks: ["pictures:100500"] }),
  "set prices": (ozon) => ozon.setPrices({ shop, prices: [{ ...listing, price: money(144_800n, "RUB") }] }),
  "read prices": (ozon) => ozon.readPrices({ shop, listings: [listing] }),
  "price advice": (ozon) => ozon.readPriceAdvice({ shop, listings: [listing] }),
  "set stocks": (ozon) => ozon.setStocks({ shop, stocks: [{ ...listing, quantity: 100 }] }),
  "list orders": (ozon) => ozon.listOrders({ shop, ...window }),
  "read an order": (ozon) => ozon.getOrder({ shop, externalId: order.externalId }),
  "confirm an order": (ozon) => ozon.confirmOrder({ shop, order }),
  "cancel an order": (ozon) => ozon.cancelOrder({ shop, order, reason: "352" }),
  "list returns": (ozon) => ozon.listReturns({ shop, ...window }),
  "list chats": (ozon) => ozon.listConversations({ shop, kind: "chat" }),
  "read a chat": (ozon) => ozon.listMessages({ shop, conversation: talk("chat") }),
  "write into a chat": (ozon) => ozon.reply({ shop, conversation: talk("chat"), text: "Да" }),
  "list questions": (ozon) => ozon.listConversations({ shop, kind: "question" }),
  "answer a question": (ozon) => ozon.reply({ shop, conversation: { ...talk("question"), replyKey: "2" }, text: "Да" }),
  "list reviews": (ozon) => ozon.listConversations({ shop, kind: "review" }),
};

/** Answers that a later call hangs on, where the example's own leads nowhere near it. */
const replaced: Record<string, object> = {
  "POST /v1/roles": { roles: [] },
  "POST /v1/description-category/attribute": { result: [{ id: 1, name: "Пол", type: "String", dictionary_id: 320 }] },
  "POST /v1/posting/fbs/cancel-reason": {
    result: [{ posting_number: order.externalId, reasons: [{ id: 352, title: "Нет в наличии", type_id: "seller" }] }],
  },
  "POST /v2/review/list": { reviews: [{ id: "1", sku: 2, rating: 2, comments_amount: 1, photos_amount: 1 }] },
};

/** Methods on the way to others whose answer the specification shows no example of. */
const undocumented: Record<string, object> = { "POST /v2/review/info": { photos: [] } };

const withExample = (called: Set<string>, instead: Record<string, object> = {}) =>
  createOzon({
    credentials: { clientId: "1", key: "1" },
    now: () => at,
    fetch: async (url) => {
      const operation = `POST ${new URL(url).pathname}`;
      const example = all?.find((one) => one.operation === operation && one.status < 300);
      const other = instead[operation];
      if (example && !other) called.add(operation);
      return Response.json(other ?? example?.body ?? undocumented[operation] ?? {});
    },
  });

describe.skipIf(!all)("documented answers (skipped where the specification is not beside the repository)", () => {
  test.each(Object.keys(uses))("%s: read as they stand", async (name) => {
    await expect(uses[name]?.(withExample(new Set()))).resolves.toBeDefined();
  });

  test("no documented answer of a method that we call is left out", async () => {
    const called = new Set<string>();
    for (const use of Object.values(uses)) {
      await use(withExample(called));
      await use(withExample(called, replaced));
    }
    const documented = all?.filter(({ status }) => status < 300).map(({ operation }) => operation) ?? [];
    expect([...new Set(documented)].filter((operation) => !called.has(operation))).toEqual([]);
  });

  test("what the price example says about its products is understood", async () => {
    const ozon = withExample(new Set());
    expect(await ozon.readPrices({ shop, listings: [listing] })).toEqual([
      { sku: listing.sku, price: money(2_999_99n, "RUB") },
    ]);
    expect(await ozon.readPriceAdvice({ shop, listings: [listing] })).toEqual([
      {
        sku: listing.sku,
        verdict: "good",
        rawVerdict: "GREEN",
        advisedPrice: null,
        lowestPrice: money(2_799_99n, "RUB"),
      },
    ]);
    const tariffs = await ozon.readTariffs({
      shop,
      items: [{ ...listing, categoryExternalId: null, price: money(1n, "RUB"), dimensions: null }],
    });
    expect(tariffs.map(({ kind, basisPoints, amount }) => [kind, basisPoints ?? amount?.amountMinor])).toEqual([
      ["commission", 1200],
      ["logistics", 60_00n],
      ["acquiring", 1_50n],
    ]);
  });

  test("every documented refusal means something", () => {
    for (const { status, body } of all?.filter((one) => one.status >= 400) ?? []) {
      const reply = { status, headers: new Headers(), text: JSON.stringify(body), json: body };
      const error = classify(reply);
      expect(error).toBeInstanceOf(MarketplaceError);
      expect([error.failure, error.retryAfterMs]).toEqual(["rate-limited", 120_000]);
    }
  });
});
