import type { TariffQuestion } from "@/lib/marketplaces/port";
import type { MarketplaceOrder } from "@/lib/marketplaces/types";
import { createUzum } from "@/lib/marketplaces/uzum/adapter";
import { money } from "@/lib/money";
import { recordExchanges } from "../../support/record-exchanges.ts";
import type { Exchange } from "../../support/spec.ts";
import { bySku, key, openUzum } from "./sandbox.ts";

type Bench = Awaited<ReturnType<typeof openUzum>>;

/** A shop without anything but one bare card, and everything that the adapter can ask it. */
export async function playMinimal(): Promise<Exchange[]> {
  return play(async (bench) => {
    const { uzum, shop } = bench;
    await callWithWrongKey(bench);
    await uzum.listListings({ shop });
    await uzum.readStocks({ shop, listings: [bySku("none")] });
    await uzum.listReturns({ shop, since: new Date(0), until: new Date() });
    await uzum.listFees({ shop, orders: [{ externalId: "1", orderedAt: new Date() }], until: new Date() });
    await listOrders(bench);
    await uzum.getOrder({ shop, externalId: "1" });

    const bare = { descriptionUz: "", descriptionRu: "", ikpu: "", characteristics: "", barcode: "" };
    await bench.addCard({ ...bare, lengthMm: "", widthMm: "", heightMm: "", weightGrams: "" });
    await uzum.setPrices({ shop, prices: [{ ...bySku("TS1"), price: money(100n, "UZS") }] });
    await uzum.setStocks({ shop, stocks: [{ ...bySku("TS1"), quantity: 2 }] });
    const order = await buy(bench, {});
    await quietly(() => uzum.readLabels({ shop, orders: [order] }));
    await uzum.confirmOrder({ shop, order });
    await uzum.readLabels({ shop, orders: [order] });
    await uzum.cancelOrder({ shop, order, reason: "OUT_OF_STOCK" });
    const returned = await buy(bench, {});
    await bench.control(`/_sandbox/orders/${returned.externalId}/advance`, { to: "delivered" });
    await bench.control("/_sandbox/returns", { orderId: returned.externalId });
    await uzum.listReturns({ shop, since: new Date(0), until: new Date() });
  });
}

/** A shop with cards of several sizes, a blocked one, marked goods, both schemes, every turn that an order can take. */
export async function playFull(): Promise<Exchange[]> {
  return play(async (bench) => {
    const { uzum, shop } = bench;
    await bench.addCard({ characteristics: "Oq" });
    await bench.addCard({ sku: "TS2", barcode: "4780000000024", variantOf: "TS1" });
    await bench.addCard({ sku: "BAD", barcode: "", titleUz: "ikki soʻz" });
    await bench.addCard({ sku: "CIS", barcode: "", isMarked: "ha" });
    await uzum.listListings({ shop });
    const both = ["TS1", "TS2", "CIS"].map(bySku);
    await uzum.setPrices({ shop, prices: both.map((ref) => ({ ...ref, price: money(9_900_000n, "UZS") })) });
    await uzum.readPrices({ shop, listings: both });
    await uzum.readTariffs({ shop, items: both.map(toQuestion) });
    await uzum.setStocks({ shop, stocks: both.map((ref) => ({ ...ref, quantity: 9 })) });
    const { items } = await uzum.listListings({ shop });
    await uzum.readStocks({ shop, listings: items });
    await quietly(() => uzum.setStocks({ shop, stocks: [{ ...bySku("BAD"), quantity: 1 }] }));

    const [sold, cancelled, door, marked] = [
      await buy(bench, { quantity: 2 }),
      await buy(bench, { sku: "TS2" }),
      await buy(bench, { scheme: "DBS" }),
      await buy(bench, { sku: "CIS" }),
    ];
    for (const order of [sold, cancelled, door, marked, sold]) await uzum.confirmOrder({ shop, order });
    await uzum.readLabels({ shop, orders: [sold, door] });
    await quietly(() => uzum.readLabels({ shop, orders: [marked] }));
    await bench.control(`/_sandbox/orders/${marked.externalId}/identifiers`);
    await uzum.readLabels({ shop, orders: [marked] });
    for (const reason of ["Tovar suvga tushib ketdi", "OTHER"]) {
      await uzum.cancelOrder({ shop, order: cancelled, reason });
    }
    await bench.control(`/_sandbox/orders/${marked.externalId}/advance`, { to: "in-transit" });
    const uncollected = await bench.control("/_sandbox/returns", {
      orderId: marked.externalId,
      kind: "not-collected",
    });
    for (const { externalId } of [sold, door]) {
      await bench.control(`/_sandbox/orders/${externalId}/advance`, { to: "delivered" });
    }
    await bench.control("/_sandbox/returns", { orderId: door.externalId, kind: "return" });
    await bench.control("/_sandbox/returns", { orderId: sold.externalId, kind: "stock" });
    for (let step = 0; step < 2; step++) {
      await bench.control(`/_sandbox/returns/${uncollected.body.externalId}/advance`);
      await uzum.listReturns({ shop, since: new Date(0), until: new Date() });
    }
    await listOrders(bench);
    const orders = [sold, cancelled, door, marked];
    for (const { externalId } of orders) await uzum.getOrder({ shop, externalId });
    await uzum.listFees({ shop, orders, until: new Date() });
    await uzum.checkConnection();
  });
}

async function play(story: (bench: Bench) => Promise<void>): Promise<Exchange[]> {
  const bench = await openUzum();
  try {
    await story(bench);
    return bench.exchanges;
  } finally {
    await bench.close();
  }
}

/** A failure that the story expects: its exchange is what counts. */
async function quietly(work: () => Promise<unknown>) {
  await work().catch(() => undefined);
}

async function callWithWrongKey({ url, exchanges }: Bench) {
  const recorded = recordExchanges();
  const stranger = createUzum({ credentials: { key: `${key}-wrong` }, origin: url, fetch: recorded.fetch });
  await quietly(() => stranger.checkConnection());
  exchanges.push(...recorded.exchanges);
}

async function buy(bench: Bench, order: Record<string, unknown>): Promise<MarketplaceOrder> {
  const { body } = await bench.control("/_sandbox/orders", { sku: "TS1", ...order });
  const found = await bench.uzum.getOrder({ shop: bench.shop, externalId: String(body.externalId) });
  if (!found) throw new Error(`no order: ${JSON.stringify(body)}`);
  return found;
}

async function listOrders({ uzum, shop }: Bench) {
  const since = new Date(Date.now() - 60_000);
  for (let cursor: string | null | undefined; cursor !== null; ) {
    cursor = (await uzum.listOrders({ shop, since, until: new Date(), cursor: cursor ?? null })).nextCursor;
  }
}

const toQuestion = (ref: ReturnType<typeof bySku>): TariffQuestion => ({
  ...ref,
  categoryExternalId: null,
  price: money(9_900_000n, "UZS"),
  dimensions: null,
});
