import { compareTrigrams, makeTrigrams } from "@/lib/catalog/link-titles";

export type LinkProduct = { id: string; sku: string; name: string; barcode: string | null };
type LinkListing = { id: string; shopId: string; sku: string; title: string; barcodes: string[] };

export type CertainLink = { listingId: string; productId: string; by: "SKU" | "BARCODE" };

/**
 * Links that need no question: the seller's own code is the same and no barcode speaks against it, or the barcode is
 * that of one product alone, which this shop does not sell under another code.
 */
export function findCertainLinks(
  listings: LinkListing[],
  products: LinkProduct[],
  soldInShop: ReadonlySet<string>,
): CertainLink[] {
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const taken = new Set(soldInShop);
  const links: CertainLink[] = [];
  const link = (listing: LinkListing, product: LinkProduct, by: CertainLink["by"]) => {
    taken.add(placeOf(listing.shopId, product.id));
    links.push({ listingId: listing.id, productId: product.id, by });
  };
  const rest = listings.filter((listing) => {
    const product = bySku.get(listing.sku);
    if (!product || isContradicted(listing, product)) return true;
    link(listing, product, "SKU");
    return false;
  });
  for (const listing of rest) {
    const [product, ...more] = products.filter(({ barcode }) => barcode !== null && listing.barcodes.includes(barcode));
    if (product && more.length === 0 && !taken.has(placeOf(listing.shopId, product.id)))
      link(listing, product, "BARCODE");
  }
  return links;
}

export const placeOf = (shopId: string, productId: string) => `${shopId} ${productId}`;

const isContradicted = ({ barcodes }: LinkListing, { barcode }: LinkProduct) =>
  barcode !== null && barcodes.length > 0 && !barcodes.includes(barcode);

export type Suggestion = { productId: string; why: "sku" | "barcode" | "title"; score: number };

/** Below this the titles have hardly more in common than any two. */
const leastScore = 0.3;
const mostSuggestions = 3;
/** A barcode says more than a code, and a code more than any title. */
const weights: Record<Suggestion["why"], number> = { barcode: 2, sku: 1, title: 0 };

/** The likeliest products of a listing, best first. Marketplaces put a shop's code before the seller's. */
export function makeRanking(products: LinkProduct[]) {
  const known = products.map((product) => ({ ...product, threes: makeTrigrams(product.name) }));
  return (listing: Pick<LinkListing, "sku" | "title" | "barcodes">): Suggestion[] => {
    const threes = makeTrigrams(listing.title);
    return known
      .map(({ id, sku, barcode, threes: own }): Suggestion => {
        if (barcode !== null && listing.barcodes.includes(barcode)) return { productId: id, why: "barcode", score: 1 };
        const isSameCode = listing.sku === sku || listing.sku.endsWith(`-${sku}`);
        if (isSameCode) return { productId: id, why: "sku", score: 0.95 };
        return { productId: id, why: "title", score: compareTrigrams(threes, own) };
      })
      .filter(({ score }) => score >= leastScore)
      .sort(
        (one, other) =>
          weights[other.why] - weights[one.why] ||
          other.score - one.score ||
          (one.productId < other.productId ? -1 : 1),
      )
      .slice(0, mostSuggestions);
  };
}
