import { describe, expect, test } from "vitest";
import { money } from "@/lib/money";
import { recordExchanges } from "../../support/record-exchanges.ts";
import { type Exchange, openSpec } from "../../support/spec.ts";
import { bySku, key, openWildberries, roubles, tShirt } from "./open-wildberries.ts";

const files = ["01-general", "02-items", "03-orders-fbs", "12-reports", "13-finances"];
const spec = openSpec(files.map((name) => `wildberries/${name}.yaml`));

/** Everything that the adapter says, and the refusals that a seller may meet. */
async function converse(): Promise<Exchange[]> {
  const bench = await openWildberries({ moderationMs: 1_000 });
  const { wildberries, exchanges, control } = bench;
  const wait = (ms: number) => {
    bench.clock.at = new Date(bench.clock.at.getTime() + ms);
  };
  const shop = await bench.readShop();
  await wildberries.listCategories({ query: "футбол", language: "ru" });
  await wildberries.listAttributes({ categoryExternalId: "192", language: "ru" });
  const juice = { ...tShirt, sku: "J-1", categoryExternalId: "2192", barcodes: [] };
  const bad = { ...tShirt, sku: "B-1", barcodes: [], texts: { ru: { title: "😈", description: "a@b.uz" } } };
  const published = await wildberries.publishCards({ shop, cards: [tShirt, juice, bad] });
  const tasks = published.flatMap(({ task }) => task ?? []);
  const skus = [tShirt.sku, bad.sku];
  for (let read = 0; read < 3; read++, wait(1_000)) await wildberries.listListings({ shop, skus, tasks });
  await wildberries.publishCards({ shop, cards: [tShirt, { ...tShirt, pictureUrls: ["no address"] }] });
  wait(1_000);
  const { items } = await wildberries.listListings({ shop });
  const listing = items[0] ?? bySku(tShirt.sku);
  for (const amount of [1190n, 1190n, 100n, 100n]) {
    await wildberries.setPrices({ shop, prices: [{ ...listing, price: roubles(amount) }] });
  }
  const gone = { sku: "gone", externalId: "1", variantExternalId: "2" };
  await wildberries.setPrices({ shop, prices: [{ ...gone, price: money(100n, "RUB") }] });
  await wildberries.readPrices({ shop, listings: [listing] });
  await wildberries.setStocks({ shop, stocks: [listing, gone].map((one) => ({ ...one, quantity: 5 })) });
  await wildberries.readStocks({ shop: { ...shop, warehouseExternalId: "1" }, listings: [gone] }).catch(() => null);

  const buy = async () => String((await control("orders", { sku: tShirt.sku })).body.externalId);
  const [confirmed, cancelled, returned] = [await buy(), await buy(), await buy()];
  const since = bench.clock.at;
  const list = async () => (await wildberries.listOrders({ shop, since, until: bench.clock.at })).items;
  const findOrder = async (id: string) => (await list()).find(({ externalId }) => externalId === id);
  for (const id of [confirmed, confirmed, cancelled, cancelled]) {
    const order = await findOrder(id);
    if (order && id === confirmed) await wildberries.confirmOrder({ shop, order });
    if (order && id === cancelled) await wildberries.cancelOrder({ shop, order, reason: "none" });
  }
  const orders = await list();
  await wildberries.listFees({ shop, orders, until: bench.clock.at });
  for (const to of ["delivered", "returned"]) await control(`orders/${returned}/advance`, { to });
  await list();
  await wildberries.getOrder({ shop, externalId: confirmed });
  expect((await wildberries.listFees({ shop, orders, until: bench.clock.at })).length).toBeGreaterThan(0);
  const besides = await callTheRest(bench.url);
  await bench.close();
  return [...exchanges, ...besides];
}

/** What the sandbox serves beyond the adapter's own calls. */
async function callTheRest(origin: string): Promise<Exchange[]> {
  const { fetch, exchanges } = recordExchanges();
  const headers = { authorization: key };
  const { supplies } = (await (await fetch(`${origin}/api/v3/supplies?limit=10&next=0`, { headers })).json()) as {
    supplies: { id: string }[];
  };
  const supply = supplies[0]?.id;
  for (const path of [
    "/content/v2/object/parent/all",
    "/content/v2/directory/vat",
    "/api/v2/quarantine/goods?limit=10",
    "/api/v2/buffer/tasks?uploadID=1",
    `/api/v3/supplies/${supply}`,
    `/api/marketplace/v3/supplies/${supply}/order-ids`,
  ]) {
    expect((await fetch(origin + path, { headers })).status).toBe(200);
  }
  await fetch(`${origin}/api/v1/seller-info`, { headers: { authorization: `Bearer ${key}` } });
  return exchanges;
}

describe.skipIf(!spec)("with the specifications at ../shared/marketplaces/wildberries", () => {
  test("every request and every reply keeps to them", async () => {
    const exchanges = await converse();
    expect(exchanges.flatMap((exchange) => spec?.check(exchange) ?? [])).toEqual([]);
    const calls = exchanges.map(({ method, url }) => {
      const path = new URL(url).pathname.replace(/WB-GI-\d+|\d{3,}/g, "N");
      return `${method} ${path}`;
    });
    expect([...new Set(calls)].sort()).toEqual(
      [
        "GET /ping",
        "GET /api/v1/seller-info",
        "GET /api/v1/supplier/sales",
        "GET /api/v2/history/goods/task",
        "GET /api/v2/history/tasks",
        "GET /api/v2/list/goods/filter",
        "GET /api/v3/orders",
        "GET /api/v3/orders/new",
        "GET /api/v3/supplies",
        "GET /api/v3/warehouses",
        "GET /content/v2/directory/colors",
        "GET /content/v2/directory/countries",
        "GET /content/v2/directory/kinds",
        "GET /content/v2/directory/seasons",
        "GET /content/v2/object/all",
        "GET /content/v2/object/charcs/N",
        "PATCH /api/marketplace/v3/supplies/N/orders",
        "PATCH /api/v3/orders/N/cancel",
        "PATCH /api/v3/supplies/N/deliver",
        "POST /api/finance/v1/sales-reports/detailed",
        "POST /api/v2/list/goods/filter",
        "POST /api/v2/upload/task",
        "POST /api/v3/orders/status",
        "POST /api/v3/stocks/1",
        "POST /api/v3/stocks/N",
        "POST /api/v3/supplies",
        "POST /content/v2/cards/error/list",
        "POST /content/v2/cards/update",
        "POST /content/v2/cards/upload",
        "POST /content/v2/get/cards/list",
        "POST /content/v3/media/save",
        "PUT /api/v3/stocks/N",
        "GET /api/marketplace/v3/supplies/N/order-ids",
        "GET /api/v3/supplies/N",
        "GET /api/v2/buffer/tasks",
        "GET /api/v2/quarantine/goods",
        "GET /content/v2/directory/vat",
        "GET /content/v2/object/parent/all",
      ].sort(),
    );
    const statuses = [...new Set(exchanges.map(({ status }) => status))].sort();
    expect(statuses).toEqual([200, 201, 204, 208, 400, 401, 404, 409]);
  });
});
