import type { MarketplaceFailure } from "@/lib/marketplaces/errors";
import type { Capability, MarketplaceId } from "@/lib/marketplaces/types";

/** One connection as the screen shows it; days and times are texts in the reader's language. */
export type ConnectionCard = {
  id: string;
  marketplace: MarketplaceId;
  accountName: string;
  shops: string[];
  status: "ACTIVE" | "NEEDS_KEY" | "DISCONNECTED";
  keyLastFour: string;
  /** Negative days: the key is no longer good. */
  keyExpiry: { day: string; daysLeft: number } | null;
  checkedAt: string;
  ordersPolledAt: string | null;
  /** How the last call failed; null when it went well. */
  trouble: MarketplaceFailure | null;
  /** The marketplace asked us to wait until then; null once that has passed. */
  limitedUntil: string | null;
  missingRights: Capability[];
  /** Where the marketplace is to push; null where it has no pushes. */
  pushUrl: string | null;
};
