import "server-only";
import { linkCertain } from "@/lib/catalog/import-links";
import * as listings from "@/lib/catalog/import-repository";
import { beginImport, finishImport, touchImport } from "@/lib/connections/import-state";
import { type OpenConnection, openMarketplace } from "@/lib/connections/open-marketplace";
import { recordFailure, recordSuccess } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { publishToPartner } from "@/lib/realtime/publish";

/** A job gives its own steps: a killed import goes on where it stopped. Answers are plain JSON. */
export type ImportStep = <T extends string | number | null | object>(
  name: string,
  work: () => Promise<T>,
) => Promise<T>;

/** Listings whose prices and stocks one step reads. Uzum gives stock by pages of everything: few large steps are kind. */
const valuesAtOnce = 1_000;

/**
 * Reads all listings of a connection, shop by shop and page by page. The first page gets its prices and stocks at once,
 * so that the seller can work with it while the rest comes. A second run brings everything up to date.
 */
export async function importCatalogue(
  partnerId: string,
  connectionId: string,
  step: ImportStep = (_, work) => work(),
): Promise<void> {
  const ids = { partnerId, connectionId };
  const noted: ImportStep = (name, work) => step(name, () => noteFailure(ids, work));
  const { shopIds, startedAt } = await noted("open", () => open(ids));
  for (const [index, shopId] of shopIds.entries()) {
    let values = 0;
    const readValues = async () => {
      const number = values;
      values += 1;
      return noted(`values-${index}-${number}`, () => importValues(ids, shopId, new Date(startedAt)));
    };
    let cursor: string | null = null;
    let page = 0;
    do {
      const from: string | null = cursor;
      const read: { nextCursor: string | null } = await noted(`listings-${index}-${page}`, () =>
        importPage(ids, shopId, from),
      );
      if (page === 0) await readValues();
      cursor = read.nextCursor;
      page += 1;
    } while (cursor !== null);
    while ((await readValues()).isMore);
  }
  await noted("close", async () => {
    await finishImport(partnerId, connectionId, null);
    await recordSuccess(partnerId, connectionId);
    return null;
  });
}

type Ids = { partnerId: string; connectionId: string };

async function open({ partnerId, connectionId }: Ids): Promise<{ shopIds: string[]; startedAt: number }> {
  const { marketplace, shops } = await openMarketplace(partnerId, connectionId);
  const startedAt = await beginImport(partnerId, connectionId);
  const shopIds = marketplace.can.has("read-listings") ? shops.map(({ id }) => id) : [];
  return { shopIds, startedAt: startedAt.getTime() };
}

const findShop = ({ shops }: OpenConnection, shopId: string) => shops.find(({ id }) => id === shopId);

async function importPage({ partnerId, connectionId }: Ids, shopId: string, cursor: string | null) {
  const connection = await openMarketplace(partnerId, connectionId);
  const shop = findShop(connection, shopId);
  if (!shop) return { nextCursor: null };
  const { items, nextCursor } = await connection.marketplace.listListings({ shop, cursor });
  const skus = items.map(({ sku }) => sku);
  const linked = await inPartner(partnerId, async (db) => {
    await listings.saveListings(db, { partnerId, connectionId, shopId, currency: shop.currency }, items);
    await touchImport(partnerId, connectionId, db);
    return linkCertain(partnerId, await listings.listLinkable(partnerId, { shopId, skus }, db), db);
  });
  if (linked > 0) kickOutbox();
  await publishToPartner(partnerId, { kind: "connections.changed" });
  return { nextCursor };
}

async function importValues(ids: Ids, shopId: string, readBefore: Date): Promise<{ isMore: boolean }> {
  const { partnerId, connectionId } = ids;
  const unread = await inPartner(partnerId, (db) =>
    listings.listUnread(partnerId, { shopId, readBefore, most: valuesAtOnce }, db),
  );
  if (unread.length === 0) return { isMore: false };
  const connection = await openMarketplace(partnerId, connectionId);
  const shop = findShop(connection, shopId);
  if (!shop) return { isMore: false };
  const { marketplace } = connection;
  const prices = marketplace.can.has("read-price") ? await marketplace.readPrices({ shop, listings: unread }) : [];
  const stocks = marketplace.can.has("read-stock") ? await marketplace.readStocks({ shop, listings: unread }) : [];
  await inPartner(partnerId, async (db) => {
    const read = unread.map(({ id }) => id);
    await listings.saveValues(partnerId, read, { shopId, prices, stocks }, db);
    await touchImport(partnerId, connectionId, db);
  });
  await publishToPartner(partnerId, { kind: "connections.changed" });
  return { isMore: unread.length === valuesAtOnce };
}

/** The partner sees on the connection how the last call went. */
async function noteFailure<T>({ partnerId, connectionId }: Ids, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await recordFailure(partnerId, connectionId, error);
    throw error;
  }
}
