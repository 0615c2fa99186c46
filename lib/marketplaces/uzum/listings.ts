import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Listing, ListingRef, Page, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { isListingOf, mapListing } from "@/lib/marketplaces/uzum/listing-map";
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
  const found = new Map<string, FoundListing>();
  for (let page: number | null = 0; page !== null && found.size < refs.length; ) {
    const read: Awaited<ReturnType<typeof readPage>> = await readPage(client, shop, page);
    for (const product of read.products) {
      for (const sku of product.skuList) {
        const ref = refs.find((one) => !found.has(one.sku) && isListingOf(sku, one));
        if (ref) found.set(ref.sku, { product, sku });
      }
    }
    page = read.nextPage;
  }
  return found;
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
  const isLast = reply.productList.length === 0 || (page + 1) * pageSize >= reply.totalProductsAmount;
  return { products: reply.productList, nextPage: isLast ? null : page + 1 };
}
