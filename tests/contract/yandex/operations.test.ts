import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Marketplace } from "@/lib/marketplaces/port";
import type { Conversation, ConversationKind, MarketplaceOrder, MarkingCode, Shop } from "@/lib/marketplaces/types";
import { createYandex } from "@/lib/marketplaces/yandex/adapter";
import type { MethodName } from "@/lib/marketplaces/yandex/limits";
import { methods } from "@/lib/marketplaces/yandex/methods";
import { money } from "@/lib/money";
import type { Exchange } from "../../support/spec.ts";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";
import { alwaysTheSame, shapeOf } from "./variants.ts";

const names = Object.keys(methods.none) as MethodName[];
/** The sandbox's own page token for "from the beginning". */
const firstPage = Buffer.from("0").toString("base64url");
const uzs = (minor: bigint) => money(minor, "UZS");

/** Which of our methods an exchange is: the one with the fewest parameters in its path wins. */
function nameOf({ method, url }: Exchange): MethodName | undefined {
  const { pathname } = new URL(url);
  const matches = names.filter((name) => {
    const operation = methods.none[name];
    const pattern = new RegExp(`^${operation.path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`);
    return operation.method === method && pattern.test(pathname);
  });
  const braces = (name: MethodName) => methods.none[name].path.split("{").length;
  return matches.sort((a, b) => braces(a) - braces(b))[0];
}

describe("Yandex Market: every method of the table, in its variants", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  let shop: Shop;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0 });
    shop = await openShop(yandex.market);
  });
  afterAll(() => yandex.sandbox.close());

  const setTraits = (traits: object) => yandex.control("cabinet", traits);
  const key = "ACMA:right~variants";
  const twice = async (run: (size: 1 | 2) => Promise<unknown>) => {
    await run(1);
    await run(2);
  };
  const refs = (size: number) => ["A", "B"].slice(0, size).map(refOf);

  test("the connection, with one page and with two", async () => {
    await yandex.connect("ACMA:read").checkConnection();
    await setTraits({ key, hasWarehouseGroup: true });
    const { fetch } = yandex;
    const paging = new Set<string>();
    /** The first answer of each list claims that there is more. */
    const withTwoPages: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      const { pathname } = new URL(url);
      if (!/campaigns$|warehouses$|stats\/orders$/.test(pathname) || paging.has(pathname)) return response;
      paging.add(pathname);
      const body = (await response.json()) as { result?: object };
      const more = { paging: { nextPageToken: firstPage } };
      return Response.json(body.result ? { ...body, result: { ...body.result, ...more } } : { ...body, ...more });
    };
    const market = createYandex({ credentials: { key }, origin: yandex.sandbox.url, fetch: withTwoPages });
    const grouped = await openShop(market);
    expect(grouped.warehouseExternalId).toBeNull();
    await market.listWarehouses({ shop: grouped });
    await market.listWarehouses({ shop: { ...grouped, warehouseExternalId: "1" } });
    const orders = [{ externalId: "1", orderedAt: new Date(yandex.clock.ms) }];
    await market.listFees({ shop: grouped, orders, until: new Date(yandex.clock.ms) });
    await market.listFees({ shop: grouped, orders: [...orders, ...orders], until: new Date(yandex.clock.ms) });
    await stockByShop(market, grouped);
  });

  async function stockByShop(market: Marketplace, grouped: Shop) {
    await market.publishCards({ shop: grouped, cards: [lampCard("A"), lampCard("B")] });
    await twice((size) =>
      market.setStocks({ shop: grouped, stocks: refs(size).map((ref) => ({ ...ref, quantity: 4 })) }),
    );
    await twice((size) => market.readStocks({ shop: grouped, listings: refs(size) }));
    // The marketplace's own warehouse for returns is not the seller's.
    expect(await market.readStocks({ shop: grouped, listings: [refOf("A")] })).toEqual([{ sku: "A", quantity: 4 }]);
  }

  test("categories and cards, bare and full", async () => {
    const { market } = yandex;
    await market.listCategories({ language: "uz" });
    await market.listCategories({ language: "ru", query: "лампы" });
    await market.listAttributes({ categoryExternalId: "1003093", language: "ru" });
    await market.listAttributes({ categoryExternalId: "7812201", language: "uz" });
    const bare = lampCard("B", { barcodes: [], attributes: [], ikpu: null });
    const { uz: _, ...russian } = bare.texts;
    await market.publishCards({ shop, cards: [{ ...bare, texts: russian }] });
    const [shirtSize] = [{ externalId: "26417130", values: [{ externalId: "2641713002", text: "S" }] }];
    const shirt = lampCard("C", { categoryExternalId: "7812201", attributes: [shirtSize] });
    await market.publishCards({ shop, cards: [lampCard("A"), shirt] });
    await market.setPictures({ shop, listing: refOf("A"), pictureUrls: ["https://pictures.example/1.jpg"] });
    await market.listListings({ shop });
    await market.listListings({ shop, cursor: firstPage });
    await market.listListings({ shop, skus: ["A"] });
  });

  test("stock by warehouse", async () => {
    const { market } = yandex;
    await twice((size) => market.setStocks({ shop, stocks: refs(size).map((ref) => ({ ...ref, quantity: 200 })) }));
    await twice((size) => market.readStocks({ shop, listings: refs(size) }));
  });

  test("prices of the cabinet and of the shop, held and let through", async () => {
    const { market } = yandex;
    for (const onlyDefaultPrice of [true, false]) {
      await setTraits({ onlyDefaultPrice, isMarketYandexGo: onlyDefaultPrice });
      await market.checkConnection();
      for (const minor of [18_900_000n, 5_000_000n]) {
        await twice((size) =>
          market.setPrices({ shop, prices: refs(size).map((ref) => ({ ...ref, price: uzs(minor) })) }),
        );
      }
      await twice((size) => market.readPrices({ shop, listings: [...refs(size), refOf("C")].slice(3 - size) }));
      await twice((size) => market.readPrices({ shop, listings: refs(size) }));
      await market.listQuarantinedPrices({ shop });
      await market.listQuarantinedPrices({ shop, cursor: `${onlyDefaultPrice ? "cabinet" : "shop"}|${firstPage}` });
      await market.listQuarantinedPrices({ shop, cursor: onlyDefaultPrice ? "cabinet|" : "shop|" });
      await market.releasePrices({ shop, listings: refs(1) });
      for (const ref of refs(2)) await market.setPrices({ shop, prices: [{ ...ref, price: uzs(18_900_000n) }] });
      for (const ref of refs(2)) await market.setPrices({ shop, prices: [{ ...ref, price: uzs(5_000_000n) }] });
      await market.releasePrices({ shop, listings: refs(2) });
    }
    await twice((size) => market.readPriceAdvice({ shop, listings: refs(size) }));
    await setTraits({});
    await market.checkConnection();
  });

  const place = async (marked = false): Promise<MarketplaceOrder> => {
    const { json } = await yandex.control("orders", { sku: "A", quantity: 2, marked });
    const order = await yandex.market.getOrder({ shop, externalId: String(json.externalId) });
    if (!order) throw new Error("no order");
    return order;
  };

  test("orders, labels, returns and fees", async () => {
    const { market, clock } = yandex;
    const [first, second] = [await place(), await place()];
    const span = { since: new Date(clock.ms - 86_400_000), until: new Date(clock.ms + 1000) };
    await market.listOrders({ shop, ...span });
    await market.listOrders({ shop, ...span, cursor: `${span.since.toISOString()}|0|${firstPage}` });
    await market.confirmOrder({ shop, order: first });
    await market.readLabels({ shop, orders: [first, second] });
    await market.cancelOrder({ shop, order: second, reason: "" });
    await yandex.control(`orders/${first.externalId}/advance`, { to: "returned" }).then(async ({ status }) => {
      expect(status).toBe(409);
      await yandex.control(`orders/${first.externalId}/advance`, { to: "delivered" });
    });
    await yandex.control("returns", { orderId: Number(first.externalId), kind: "return" });
    await market.listReturns({ shop, ...span });
    await market.listReturns({ shop, ...span, cursor: firstPage });
    await market.listFees({ shop, orders: [first, second], until: span.until });
  });

  test("marking codes, of two units in one box and of one in two", async () => {
    const { market } = yandex;
    const [first, single] = [await place(true), await placeOne()];
    await market.setMarkingCodes({ shop, order: first, codes: codesFor(first) });
    await layOut(single, [1, 2]);
    await market.setMarkingCodes({ shop, order: single, codes: codesFor(single) });
    await market.setMarkingCodes({ shop, order: single, codes: codesFor(single) });
  });

  const codesFor = ({ lines }: MarketplaceOrder): MarkingCode[] =>
    lines.flatMap(({ externalLineId, quantity }) =>
      Array.from({ length: quantity }, (_, unit) => {
        return { externalLineId, kind: "cis" as const, code: `010478001234567821unit${unit}` };
      }),
    );

  const placeOne = async () => {
    const { json } = await yandex.control("orders", { sku: "A", quantity: 1, marked: true });
    const order = await yandex.market.getOrder({ shop, externalId: String(json.externalId) });
    if (!order) throw new Error("no order");
    return order;
  };

  /** As in the cabinet: one large unit, a part in each box. */
  const layOut = async ({ externalId, lines }: MarketplaceOrder, parts: number[]) => {
    const id = Number(lines[0]?.externalLineId);
    const boxes = parts.map((current) => ({ items: [{ id, partialCount: { current, total: parts.length } }] }));
    const url = `${yandex.sandbox.url}/v2/campaigns/${shop.externalId}/orders/${externalId}/boxes`;
    const headers = { "Api-Key": "ACMA:right", "content-type": "application/json" };
    const { status } = await yandex.fetch(url, { method: "PUT", headers, body: JSON.stringify({ boxes }) });
    expect(status).toBe(200);
  };

  test("what buyers write, and the answers", async () => {
    const { market } = yandex;
    await yandex.control("reviews", { sku: "A", text: "Yaxshi", stars: 4 });
    await yandex.control("reviews", { sku: "B", stars: 1 });
    await yandex.control("questions", { sku: "A", text: "Bormi?" });
    await yandex.control("questions", { sku: "B", text: "Kafolat?" });
    await yandex.control("chats", { text: "Salom" });
    await yandex.control("chats", { text: "Salom", buyer: "Anvar" });
    const kinds: ConversationKind[] = ["chat", "question", "review"];
    for (const kind of kinds) {
      const { items } = await market.listConversations({ shop, kind, isAnswered: false });
      const [short, long] = items as [Conversation, Conversation];
      expect(await market.reply({ shop, conversation: short, text: "Ha" })).toMatchObject({ reason: null });
      const words = "javob ".repeat(600).trim();
      expect(await market.reply({ shop, conversation: long, text: words })).toMatchObject({ reason: null });
      for (const isAnswered of [undefined, true]) await market.listConversations({ shop, kind, isAnswered });
      await market.listConversations({ shop, kind, isAnswered: true, cursor: firstPage });
      await market.listMessages({ shop, conversation: short });
      await market.listMessages({ shop, conversation: short, cursor: firstPage });
    }
  });

  test("tariffs", async () => {
    const { dimensions } = lampCard("A");
    const item = { ...refOf("A"), categoryExternalId: "1003093", price: uzs(10_000_000n), dimensions };
    await twice((size) => yandex.market.readTariffs({ shop, items: Array(size).fill(item) }));
  });

  test("no exchange breaks the specification", () => {
    expect(yandex.listViolations()).toEqual([]);
  });

  test("every method was called, in two variants at least", () => {
    const variants = new Map(names.map((name) => [name, new Set<string>()]));
    let calls = 0;
    for (const exchange of yandex.exchanges) {
      const name = nameOf(exchange);
      if (name === undefined) throw new Error(`not in the table: ${exchange.method} ${exchange.url}`);
      calls += 1;
      variants.get(name)?.add(alwaysTheSame[name] ? String(calls) : shapeOf(exchange));
    }
    const wanting = [...variants].filter(([, shapes]) => shapes.size < 2).map(([name, shapes]) => [name, shapes.size]);
    expect(wanting).toEqual([]);
  });
});
