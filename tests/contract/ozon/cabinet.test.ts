import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { money } from "@/lib/money";
import { makeCard } from "./make-card.ts";
import { openOzon, publishLive, readShop } from "./open-ozon.ts";

let opened: Awaited<ReturnType<typeof openOzon>>;
beforeEach(async () => {
  opened = await openOzon();
});
afterEach(() => opened.close());

describe("the cabinet's own currency", () => {
  test("cards, prices and fees are in it, and in no other", async () => {
    await opened.control("currency", { currency: "KZT" });
    const shop = await readShop(opened.ozon);
    expect(shop.currency).toBe("KZT");
    const price = money(4_990_00n, "KZT");
    const [refused] = await opened.ozon.publishCards({ shop, cards: [makeCard("KZT-1")] });
    expect(refused).toMatchObject({ state: "rejected", reason: { code: "price" } });
    await opened.ozon.publishCards({ shop, cards: [makeCard("KZT-1", { price })] });
    await opened.control("moderation", { sku: "KZT-1", verdict: "live" });
    const { items } = await opened.ozon.listListings({ shop, skus: ["KZT-1"] });
    expect(await opened.ozon.readPrices({ shop, listings: items })).toEqual([{ sku: "KZT-1", price }]);
    await opened.ozon.setStocks({ shop, stocks: items.map((listing) => ({ ...listing, quantity: 1 })) });
    const externalId = await opened.order("KZT-1");
    await opened.control(`orders/${externalId}/advance`, { to: "delivered" });
    const order = await opened.ozon.getOrder({ shop, externalId });
    expect(order?.lines[0]?.unitPrice).toEqual(price);
    const orders = [{ externalId, orderedAt: opened.now() }];
    const fees = await opened.ozon.listFees({ shop, orders, until: opened.now() });
    expect(new Set(fees.map(({ amount }) => amount.currency))).toEqual(new Set(["KZT"]));
    expect(opened.listViolations() ?? []).toEqual([]);
  });

  test("one in which no price can be written cannot be connected", async () => {
    await opened.control("currency", { currency: "KGS" });
    await expect(opened.ozon.checkConnection()).rejects.toMatchObject({ failure: "rejected", code: "currency" });
  });
});

describe("a day's or a minute's writes of products", () => {
  test("once they are used up, Ozon tells the wait in minutes, and it is over after it", async () => {
    const shop = await readShop(opened.ozon);
    const cards = Array.from({ length: 100 }, (_, index) => makeCard(`MANY-${index}`));
    for (let time = 0; time < 10; time += 1) await opened.ozon.publishCards({ shop, cards });
    await expect(opened.ozon.publishCards({ shop, cards })).rejects.toMatchObject({
      failure: "rate-limited",
      retryAfterMs: 60_000,
    });
    opened.moveClock(60_000);
    expect((await opened.ozon.publishCards({ shop, cards }))[0]?.state).toBe("accepted");
  });
});

describe("a sick Ozon", () => {
  const plan = (rules: object[]) => opened.control("faults", { seed: 7, rules });

  test.each([
    ["limit", "rate-limited"],
    ["500", "unavailable"],
    ["502", "unavailable"],
    ["reset", "unavailable"],
    ["half", "unavailable"],
    ["html", "unexpected-reply"],
    ["wrong-shape", "unexpected-reply"],
  ])("%s is %s", async (kind, failure) => {
    await plan([{ kind, share: 1 }]);
    await expect(opened.ozon.listCategories({ language: "ru" })).rejects.toMatchObject({ failure });
    await plan([]);
    expect(await opened.ozon.listCategories({ language: "ru" })).not.toEqual([]);
  });

  test("no answer of another shape is taken for an empty one", async () => {
    const shop = await readShop(opened.ozon);
    const listing = { sku: "A", externalId: "1", variantExternalId: "2" };
    const window = { since: opened.now(), until: opened.now() };
    const ozon = opened.connectThrough(async () => Response.json({ weather: "fine", degrees: [21] }));
    const conversation = { kind: "chat" as const, externalId: "1", replyKey: null };
    const reads = [
      ozon.checkConnection(),
      ozon.listCategories({ language: "ru" }),
      ozon.listListings({ shop }),
      ozon.listListings({ shop, skus: ["A"] }),
      ozon.readPrices({ shop, listings: [listing] }),
      ozon.readPriceAdvice({ shop, listings: [listing] }),
      ozon.readStocks({ shop, listings: [listing] }),
      ozon.listOrders({ shop, ...window }),
      ozon.getOrder({ shop, externalId: "1" }),
      ozon.listReturns({ shop, ...window }),
      ozon.listWarehouses({ shop }),
      ozon.listConversations({ shop, kind: "chat" }),
      ozon.listConversations({ shop, kind: "question" }),
      ozon.listConversations({ shop, kind: "review" }),
      ozon.reply({ shop, conversation, text: "Да" }),
      ozon.listFees({ shop, orders: [{ externalId: "1", orderedAt: opened.now() }], until: opened.now() }),
      ozon.registerPush({ url: "https://example.uz/hook" }),
    ];
    for (const outcome of await Promise.allSettled(reads)) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { failure: "unexpected-reply" } });
    }
  });

  test("a reply that got lost after a confirmation: the second one finds it done", async () => {
    const shop = await readShop(opened.ozon);
    await publishLive(opened, shop, "SICK-1", 5);
    const order = await opened.ozon.getOrder({ shop, externalId: await opened.order("SICK-1") });
    if (!order) throw new Error("no order");
    await plan([{ kind: "drop-reply", share: 1, match: "fbs/ship", most: 1 }]);
    await expect(opened.ozon.confirmOrder({ shop, order })).rejects.toMatchObject({ failure: "unavailable" });
    expect(await opened.ozon.confirmOrder({ shop, order })).toMatchObject({ state: "unchanged" });
  });

  test("an answer about another posting, or without its numbers, changes nothing", async () => {
    const shop = await readShop(opened.ozon);
    const answers: Record<string, object> = {
      "/v3/posting/fbs/get": { result: { posting_number: "someone-elses", status: "cancelled", products: [] } },
      "/v2/product/info/stocks-by-warehouse/fbs": {
        products: [
          { offer_id: "A", warehouse_id: shop.warehouseExternalId },
          { offer_id: "B", warehouse_id: shop.warehouseExternalId, free_stock: 3 },
        ],
      },
    };
    const ozon = opened.connectThrough(async (url) => Response.json(answers[new URL(url).pathname] ?? {}));
    const listing = { sku: "A", externalId: "1", variantExternalId: "2" };
    await expect(ozon.getOrder({ shop, externalId: "mine" })).rejects.toMatchObject({ code: "another-posting" });
    expect(await ozon.readStocks({ shop, listings: [listing] })).toEqual([]);
    expect(await ozon.setStocks({ shop, stocks: [{ ...listing, quantity: 1 }] }).catch((error) => error)).toMatchObject(
      {
        failure: "unexpected-reply",
      },
    );
  });
});
