import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { GuardReason } from "@/lib/pricing/guard-price";

/** One question of the guard, in the reader's language: about one price, or about a whole batch. */
export type PriceQuestion = {
  id: string;
  isBatch: boolean;
  reasons: GuardReason[];
  by: "partner" | "autonomy";
  count: number;
  /** The first few; `count` says how many there are. */
  prices: {
    id: string;
    name: string;
    marketplace: MarketplaceId;
    current: string | null;
    asked: string;
    percent: number | null;
  }[];
};

/** A listing on sale and how its price stands. */
export type ListedPrice = {
  listingId: string;
  name: string;
  sku: string;
  marketplace: MarketplaceId;
  shop: string;
  currency: string;
  /** What buyers see, as far as we know; null: not known. */
  current: string | null;
  /** A newer one that the marketplace does not show yet. */
  wanted: string | null;
  state: "shown" | "sending" | "refused" | "asking";
  /** The marketplace's own words of a refusal. */
  words: string | null;
};

export type PricePage = { questions: PriceQuestion[]; prices: ListedPrice[]; nextAfter: string | null };
