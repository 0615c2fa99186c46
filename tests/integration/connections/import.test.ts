import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type ImportStep, importCatalogue } from "@/lib/catalog/import-catalogue";
import { listLinks } from "@/lib/catalog/link-list";
import { ignoreListing, linkListing, unlinkListing } from "@/lib/catalog/link-listing";
import { makeProductOfListing } from "@/lib/catalog/link-new-product";
import { createConnection } from "@/lib/connections/create-connection";
import { finishImport } from "@/lib/connections/import-state";
import { listConnections } from "@/lib/connections/list-connections";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { letGoLines, linkListingLines } from "@/lib/orders/link-listing";
import { syncOrders } from "@/lib/orders/sync-orders";
import { insertPartner, query } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { createGoods, readBalance } from "../orders/world.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
const { control } = useMarketplaces();

const words = {
  titleUz: "Paxta ip koylak erkaklar uchun",
  titleRu: "Хлопковая футболка мужская",
  descriptionUz: "Yumshoq va chidamli",
  descriptionRu: "Мягкая и прочная",
  category: "1001",
  ikpu: "06109001001000000",
  lengthMm: 300,
  widthMm: 200,
  heightMm: 40,
  weightGrams: 250,
};

/** A seller who has been at Uzum for long, and connects only now. */
async function openShop(goods: { sku: string; title: string; stock: number }[]) {
  const { partnerId } = await insertPartner(urls.superuserUrl);
  const key = `${rightInput.uzum.key}~${randomUUID()}`;
  const barcodes = new Map<string, string>();
  for (const { sku, title } of goods) {
    const card = { ...words, titleRu: title, sku, priceUzs: 129_000, key };
    const { barcode } = (await control("uzum", "cabinet/products", card)) as { barcode: string };
    await control("uzum", "moderation", { sku, verdict: "live", key });
    barcodes.set(sku, barcode);
  }
  const connect = async () => {
    const { connectionId } = await createConnection(partnerId, { marketplace: "uzum", key });
    const { marketplace, shop } = await openMarketplace(partnerId, connectionId);
    const { items } = await marketplace.listListings({ shop });
    const stocks = items.map((item) => ({ ...item, quantity: goods.find(({ sku }) => sku === item.sku)?.stock ?? 0 }));
    if (stocks.length > 0) await marketplace.setStocks({ shop, stocks });
    return connectionId;
  };
  const read = async () => (await listConnections(partnerId, "en", new Date()))[0];
  const open = async (connectionId: string) =>
    (await listLinks(partnerId, { connectionId, view: "open", after: null }, "en")).items;
  return { partnerId, key, barcodes, connect, read, open };
}

const lines = (partnerId: string) =>
  query<{ productId: string | null; cost: string | null; reserved: number }>(
    urls.superuserUrl,
    `select "productId", "unitCostMinor"::text as cost, reserved from order_lines where "partnerId" = $1`,
    [partnerId],
  );
const eventsOf = async (partnerId: string, name: string) =>
  (
    await query(urls.superuserUrl, `select 1 from outbox_events where "partnerId" = $1 and name = $2`, [
      partnerId,
      name,
    ])
  ).length;

test("the whole catalogue comes in with prices and stocks, and what is the same finds its product", async () => {
  const shop = await openShop([
    { sku: "MUG1", title: "Кружка керамическая белая", stock: 7 },
    { sku: "BOWL2", title: "Салатница глубокая синяя", stock: 3 },
    { sku: "VASE3", title: "Ваза стеклянная для цветов", stock: 0 },
  ]);
  const mug = await createGoods(shop, { sku: "MUG1", costMinor: 20_000_00n, stock: 7 });
  const vase = await createGoods(shop, { sku: "OTHER", costMinor: 30_000_00n, stock: 1 });
  await query(urls.superuserUrl, `update products set barcode = $2 where id = $1`, [vase, shop.barcodes.get("VASE3")]);
  const connectionId = await shop.connect();
  await importCatalogue(shop.partnerId, connectionId);
  await importCatalogue(shop.partnerId, connectionId);
  expect((await shop.read())?.catalogue).toMatchObject({
    state: "done",
    failure: null,
    listings: 3,
    prices: 3,
    stocks: 3,
    open: 1,
    linked: 2,
  });
  const linked = await listLinks(shop.partnerId, { connectionId, view: "linked", after: null }, "en");
  expect(linked.items.map(({ product }) => [product?.id, product?.by]).sort()).toEqual(
    [
      [mug, "SKU"],
      [vase, "BARCODE"],
    ].sort(),
  );
  expect(await eventsOf(shop.partnerId, "catalog/listing.linked")).toBe(2);
});

test("an import that was killed goes on where it stopped, and one that fails says why", async () => {
  const shop = await openShop([{ sku: "CUP1", title: "Чашка фарфоровая белая", stock: 2 }]);
  const connectionId = await shop.connect();
  const done = new Map<string, unknown>();
  const asked: string[] = [];
  /** Remembers answers, as the jobs server does; dies before the named step. */
  const steps =
    (deadly: string | null): ImportStep =>
    async <T>(name: string, work: () => Promise<T>) => {
      if (done.has(name)) return done.get(name) as T;
      if (name === deadly) throw new MarketplaceError("unavailable");
      asked.push(name);
      const answer = await work();
      done.set(name, answer);
      return answer;
    };
  const killed = importCatalogue(shop.partnerId, connectionId, steps("values-0-0"));
  await expect(killed).rejects.toThrow("unavailable");
  expect((await shop.read())?.catalogue).toMatchObject({ state: "running", listings: 1, prices: 0 });
  await finishImport(shop.partnerId, connectionId, "unavailable 503: away");
  expect((await shop.read())?.catalogue).toMatchObject({ state: "failed", failure: "unavailable" });
  await importCatalogue(shop.partnerId, connectionId, steps(null));
  expect(asked.filter((name) => name === "listings-0-0")).toHaveLength(1);
  expect((await shop.read())?.catalogue).toMatchObject({ state: "done", failure: null, listings: 1, prices: 1 });
});

test("orders of before find their product with the link, and lose it when the link is taken back", async () => {
  const shop = await openShop([{ sku: "TEA1", title: "Чайник эмалированный красный", stock: 5 }]);
  const connectionId = await shop.connect();
  await control("uzum", "orders", { sku: "TEA1", quantity: 2, key: shop.key });
  await importCatalogue(shop.partnerId, connectionId);
  await syncOrders(shop.partnerId, connectionId);
  expect(await lines(shop.partnerId)).toEqual([{ productId: null, cost: null, reserved: 0 }]);
  const [listing] = await shop.open(connectionId);
  const productId = await createGoods(shop, { sku: "CHOYNAK", costMinor: 45_000_00n, stock: 10 });
  const link = { listingId: listing?.id ?? "", productId };
  await linkListing(shop.partnerId, link);
  await linkListing(shop.partnerId, link);
  await linkListingLines(shop.partnerId, link.listingId);
  expect(await lines(shop.partnerId)).toEqual([{ productId, cost: "4500000", reserved: 2 }]);
  expect(await readBalance(shop.partnerId, productId)).toEqual({ onHand: 10, reserved: 2 });
  await unlinkListing(shop.partnerId, link.listingId);
  await letGoLines(shop.partnerId, link.listingId, productId);
  await letGoLines(shop.partnerId, link.listingId, productId);
  expect(await lines(shop.partnerId)).toEqual([{ productId: null, cost: null, reserved: 0 }]);
  expect(await readBalance(shop.partnerId, productId)).toEqual({ onHand: 10, reserved: 0 });
  // What the partner took apart does not find together again by itself.
  await query(urls.superuserUrl, `update products set sku = 'TEA1' where id = $1`, [productId]);
  await importCatalogue(shop.partnerId, connectionId);
  expect(await shop.open(connectionId)).toHaveLength(1);
});

test("a listing becomes a product with the marketplace's stock, and the other shop's listing finds it", async () => {
  const shop = await openShop([{ sku: "PAN1", title: "Сковорода чугунная литая", stock: 9 }]);
  const connectionId = await shop.connect();
  await control("uzum", "orders", { sku: "PAN1", quantity: 4, key: shop.key });
  await importCatalogue(shop.partnerId, connectionId);
  await syncOrders(shop.partnerId, connectionId);
  const [listing] = await shop.open(connectionId);
  const make = () => makeProductOfListing(shop.partnerId, { listingId: listing?.id ?? "", costMinor: 80_000_00n });
  const { productId } = await make();
  await linkListingLines(shop.partnerId, listing?.id ?? "");
  // Free for buyers are 5 of 9; the four that were ordered lie on the shelf all the same.
  expect(listing?.stock).toBe(5);
  expect(await readBalance(shop.partnerId, productId)).toEqual({ onHand: 9, reserved: 4 });
  await expect(make()).rejects.toMatchObject({ code: "conflict", messageKey: "catalog.listingLinked" });
  expect(await shop.open(connectionId)).toEqual([]);
});

test("the likeliest products are offered first, and what is put aside is not asked about", async () => {
  const shop = await openShop([{ sku: "X-9", title: "Кружка керамическая белая 350 мл", stock: 1 }]);
  await createGoods(shop, { sku: "B", costMinor: 1_00n, stock: 1 });
  const likely = await createGoods(shop, { sku: "A", costMinor: 1_00n, stock: 1 });
  await query(urls.superuserUrl, `update products set name = 'Kruzhka keramicheskaya belaya' where id = $1`, [likely]);
  const connectionId = await shop.connect();
  await importCatalogue(shop.partnerId, connectionId);
  const [listing] = await shop.open(connectionId);
  expect(listing?.suggestions[0]).toMatchObject({ id: likely, why: "title" });
  expect(listing?.suggestions).toHaveLength(1);
  await ignoreListing(shop.partnerId, listing?.id ?? "", true);
  expect(await shop.open(connectionId)).toEqual([]);
  await ignoreListing(shop.partnerId, listing?.id ?? "", false);
  expect(await shop.open(connectionId)).toHaveLength(1);
});

test("another partner's listing and product are not found", async () => {
  const [mine, theirs] = [
    await openShop([{ sku: "LAMP1", title: "Лампа настольная белая", stock: 1 }]),
    await openShop([]),
  ];
  const connectionId = await mine.connect();
  await importCatalogue(mine.partnerId, connectionId);
  const [listing] = await mine.open(connectionId);
  const listingId = listing?.id ?? "";
  const foreign = await createGoods(theirs, { sku: "Z", costMinor: 1_00n, stock: 1 });
  const notFound = { code: "not-found" };
  await expect(linkListing(mine.partnerId, { listingId, productId: foreign })).rejects.toMatchObject(notFound);
  await expect(linkListing(theirs.partnerId, { listingId, productId: foreign })).rejects.toMatchObject(notFound);
  await expect(unlinkListing(theirs.partnerId, listingId)).rejects.toMatchObject(notFound);
  await expect(ignoreListing(theirs.partnerId, listingId, true)).rejects.toMatchObject(notFound);
  const cost = { listingId, costMinor: 1_00n };
  await expect(makeProductOfListing(theirs.partnerId, cost)).rejects.toMatchObject(notFound);
  const list = { connectionId, view: "open", after: null } as const;
  await expect(listLinks(theirs.partnerId, list, "en")).rejects.toMatchObject(notFound);
});
