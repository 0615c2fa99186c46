import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Listing, ListingRef, Page, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { compareListing, mapListing, pickSame } from "@/lib/marketplaces/uzum/listing-map";
import { type ProductWire, productsReply, type SkuWire } from "@/lib/marketplaces/uzum/listing-wire";
import { operations } from "@/lib/marketplaces/uzum/operations";

/** The specification gives no greatest size; clients use 50 and 100. */
const pageSize = 50;

export async function listListings(
  client: UzumClient,
  { shop, skus, cursor }: { shop: Shop; skus?: string[]; cursor?: string | null },
): Promise<Page<Listing>> {
  if (skus) {
    const refs = skus.map((sku) => ({ sku, externalId: null, variantExternalId: null }));
    const found = await findListings(client, shop, refs);
    return {
      items: [...found].map(([asked, { product, sku }]) => mapListing(product, sku, asked)),
      nextCursor: null,
    };
  }
  const { products, nextPage } = await readPage(client, shop, Number(cursor ?? 0));
  return {
    items: products.flatMap((product) => product.skuList.map((sku) => mapListing(product, sku))),
    nextCursor: nextPage === null ? null : String(nextPage),
  };
}

type FoundListing = { product: ProductWire; sku: SkuWire };

/** By the SKU that was asked for. Goes through the catalogue: Uzum's search covers titles and descriptions alone. */
export async function findListings(
  client: UzumClient,
  shop: Shop,
  refs: ListingRef[],
): Promise<Map<string, FoundListing>> {
  const candidates = new Map<ListingRef, FoundListing[]>(refs.map((ref) => [ref, []]));
  const sought = new Set(refs);
  for (let page: number | null = 0; page !== null && sought.size > 0; ) {
    const read: Awaited<ReturnType<typeof readPage>> = await readPage(client, shop, page);
    for (const one of read.products.flatMap((product) => product.skuList.map((sku) => ({ product, sku })))) {
      for (const ref of sought) {
        const likeness = compareListing(one.sku, ref);
        if (likeness !== "other") addOnce(candidates.get(ref), one);
        // Only a certain one ends its search: a like code may stand on a later page.
        if (likeness === "same") sought.delete(ref);
      }
    }
    page = read.nextPage;
  }
  return new Map(
    [...candidates].flatMap(([ref, some]) => {
      const found = pickSame(some, ({ sku }) => compareListing(sku, ref));
      return found ? [[ref.sku, found] as const] : [];
    }),
  );
}

/** Pages shift while they are read, so that an SKU may be met twice. */
function addOnce(some: FoundListing[] | undefined, one: FoundListing) {
  if (!some?.some(({ sku }) => sku.skuId === one.sku.skuId)) some?.push(one);
}

async function readPage(client: UzumClient, shop: Shop, page: number) {
  const reply = await client.callBare({
    operation: operations.listProducts,
    params: { shopId: shop.externalId },
    query: { page, size: pageSize, sortBy: "ID", order: "ASC", filter: "ALL" },
    reply: productsReply,
  });
  // A reply that counts products and shows none tells nothing of them, least of all that they are gone.
  if (reply.productList.length === 0 && page * pageSize < reply.totalProductsAmount) {
    throw new MarketplaceError("unexpected-reply", { words: "an empty page of a list that is not" });
  }
  // Only a count that comes out even ends the list: pages may be shorter than asked for, and the count be missing.
  const isLast =
    reply.productList.length === 0 || page * pageSize + reply.productList.length === reply.totalProductsAmount;
  return { products: reply.productList, nextPage: isLast ? null : page + 1 };
}
