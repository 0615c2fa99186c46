import type { Listing } from "@/lib/marketplaces/types";
import { webAddress } from "@/lib/marketplaces/web-address";
import type { Refusals } from "@/lib/marketplaces/wildberries/card-search";
import type { CardWire } from "@/lib/marketplaces/wildberries/card-wire";
import { complain } from "@/lib/marketplaces/wildberries/complaints";

type Refusal = Refusals extends Map<string, infer One> ? One : never;

/**
 * A card has no status of its own: it is sold when it stands in the list and has a picture. Each size is a listing;
 * where there are several, the size is added to the vendor code to keep their names apart.
 */
export function listingsFromCard(card: CardWire, refusal?: Refusal, block?: string): Listing[] {
  const hasPhotos = (card.photos ?? []).length > 0;
  const [state, rawState] =
    block !== undefined
      ? (["blocked", "banned-products"] as const)
      : hasPhotos
        ? (["live", "card"] as const)
        : (["hidden", "card-without-photos"] as const);
  const isNewer = refusal !== undefined && Date.parse(refusal.at) > Date.parse(card.updatedAt);
  return card.sizes.map(({ chrtID, techSize, skus }) => ({
    sku: card.sizes.length > 1 ? `${card.vendorCode}/${techSize || chrtID}` : card.vendorCode,
    externalId: String(card.nmID),
    variantExternalId: String(chrtID),
    state,
    rawState,
    title: card.title ?? "",
    barcodes: skus ?? [],
    complaints: [...(block ? [block] : []), ...(isNewer ? refusal.words : [])].map((words) => complain(words)),
    url: `https://www.wildberries.ru/catalog/${card.nmID}/detail.aspx`,
    pictureUrl: webAddress(card.photos?.[0]?.big),
  }));
}

const unmade = (sku: string) => ({
  sku,
  externalId: null,
  variantExternalId: null,
  title: "",
  barcodes: [],
  url: null,
  pictureUrl: null,
});

export const listingFromRefusal = (sku: string, { words }: Refusal): Listing => ({
  ...unmade(sku),
  state: "rejected",
  rawState: "error-list",
  complaints: words.map((text) => complain(text)),
});

export const queuedListing = (sku: string): Listing => ({
  ...unmade(sku),
  state: "moderating",
  rawState: "queued",
  complaints: [],
});
