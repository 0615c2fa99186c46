import "server-only";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/db/new-id";
import { toStorable } from "@/lib/db/storable-text";
import type { Listing } from "@/lib/marketplaces/types";
import type { Currency, Money } from "@/lib/money";
import { makeSearchKey } from "@/lib/search/search-key";

type Place = { partnerId: string; connectionId: string; shopId: string; currency: Currency };

/** A page of what a shop shows, in one statement. What it is linked to, and its price, stay as they are. */
export async function saveListings(db: Db, place: Place, listings: Listing[]): Promise<void> {
  // A shop may show one code twice; one statement may touch a row once.
  const rows = [...new Map(listings.map((listing) => [listing.sku, listing])).values()].map((listing) => ({
    ...listing,
    id: newId(),
    sku: toStorable(listing.sku),
    title: toStorable(listing.title),
    rawState: toStorable(listing.rawState),
    barcodes: listing.barcodes.map(toStorable),
    complaints: listing.complaints.map((one) => ({ ...one, words: toStorable(one.words) })),
    state: listing.state.toUpperCase(),
    foldKey: makeSearchKey({ names: [listing.title], codes: [listing.sku, ...listing.barcodes] }),
  }));
  if (rows.length === 0) return;
  const { partnerId, connectionId, shopId, currency } = place;
  await db.$executeRaw`
    insert into listings as l (id, "partnerId", "connectionId", "shopId", sku, "externalId", "variantExternalId", state,
      "rawState", url, "pictureUrl", title, barcodes, complaints, currency, "foldKey", "updatedAt")
    select r.id, ${partnerId}::uuid, ${connectionId}::uuid, ${shopId}::uuid, r.sku, r."externalId",
      r."variantExternalId", r.state::"ListingState", r."rawState", r.url, r."pictureUrl", r.title, r.barcodes, r.complaints,
      ${currency}::"CurrencyCode", r."foldKey", now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, sku text, "externalId" text,
      "variantExternalId" text, state text, "rawState" text, url text, "pictureUrl" text, title text, barcodes text[], complaints jsonb, "foldKey" text)
    on conflict ("shopId", sku) do update set "externalId" = excluded."externalId",
      "variantExternalId" = excluded."variantExternalId", state = excluded.state, "rawState" = excluded."rawState",
      url = coalesce(excluded.url, l.url), "pictureUrl" = coalesce(excluded."pictureUrl", l."pictureUrl"), title = excluded.title, barcodes = excluded.barcodes,
      complaints = excluded.complaints, "foldKey" = excluded."foldKey", "updatedAt" = now()`;
}

type Values = {
  shopId: string;
  prices: { sku: string; price: Money }[];
  stocks: { sku: string; quantity: number }[];
};

/** What was read of the listings named by `ids`; what the marketplace did not tell stays as it was. */
export async function saveValues(partnerId: string, ids: string[], { shopId, prices, stocks }: Values, db: Db) {
  const priceRows = prices.map(({ sku, price }) => ({
    sku,
    minor: String(price.amountMinor),
    currency: price.currency,
  }));
  const stockRows = stocks.map(({ sku, quantity }) => ({ sku, quantity }));
  await db.$executeRaw`
    update listings l set "priceMinor" = r.minor, currency = r.currency::"CurrencyCode", "updatedAt" = now()
    from jsonb_to_recordset(${JSON.stringify(priceRows)}::jsonb) as r(sku text, minor bigint, currency text)
    where l."partnerId" = ${partnerId}::uuid and l."shopId" = ${shopId}::uuid and l.sku = r.sku`;
  await db.$executeRaw`
    update listings l set stock = r.quantity, "updatedAt" = now()
    from jsonb_to_recordset(${JSON.stringify(stockRows)}::jsonb) as r(sku text, quantity int)
    where l."partnerId" = ${partnerId}::uuid and l."shopId" = ${shopId}::uuid and l.sku = r.sku`;
  await db.listing.updateMany({ where: { partnerId, id: { in: ids } }, data: { valuesReadAt: new Date() } });
}

/** Those whose price and stock were not read since; a refused draft has neither. */
export function listUnread(
  partnerId: string,
  { shopId, readBefore, most }: { shopId: string; readBefore: Date; most: number },
  db: Db,
) {
  return db.listing.findMany({
    where: {
      partnerId,
      shopId,
      state: { not: "REJECTED" },
      OR: [{ valuesReadAt: null }, { valuesReadAt: { lt: readBefore } }],
    },
    orderBy: { id: "asc" },
    take: most,
    select: { id: true, sku: true, externalId: true, variantExternalId: true },
  });
}

const linkFields = { id: true, shopId: true, sku: true, title: true, barcodes: true } as const;

/** Of the named ones those that may still find a product by themselves. */
export function listLinkable(partnerId: string, { shopId, skus }: { shopId: string; skus: string[] }, db: Db) {
  return db.listing.findMany({
    where: { partnerId, shopId, sku: { in: skus }, productId: null, ignoredAt: null, linkDecidedAt: null },
    select: linkFields,
  });
}

/** The same at every marketplace, for a product that is new. */
export function listLinkableTo(partnerId: string, { sku, barcode }: { sku: string; barcode: string | null }, db: Db) {
  return db.listing.findMany({
    where: {
      partnerId,
      productId: null,
      ignoredAt: null,
      linkDecidedAt: null,
      OR: [{ sku }, ...(barcode ? [{ barcodes: { has: barcode } }] : [])],
    },
    select: linkFields,
  });
}

export function listProductsFor(partnerId: string, names: { skus: string[]; barcodes: string[] }, db: Db) {
  return db.product.findMany({
    where: { partnerId, archivedAt: null, OR: [{ sku: { in: names.skus } }, { barcode: { in: names.barcodes } }] },
    select: { id: true, sku: true, name: true, barcode: true },
  });
}

/** Where these products are on sale already. */
export function listSoldInShops(partnerId: string, productIds: string[], db: Db) {
  return db.listing.findMany({
    where: { partnerId, productId: { in: productIds } },
    select: { shopId: true, productId: true },
  });
}

export async function saveLinks(
  partnerId: string,
  links: { listingId: string; productId: string; by: "SKU" | "BARCODE" }[],
  db: Db,
): Promise<void> {
  await db.$executeRaw`
    update listings l set "productId" = r."productId", "linkedBy" = r.by::"ListingLink", "updatedAt" = now()
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r("listingId" uuid, "productId" uuid, by text)
    where l."partnerId" = ${partnerId}::uuid and l.id = r."listingId" and l."productId" is null`;
}
