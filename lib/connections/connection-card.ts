import type { AlarmKind } from "@/lib/connections/alarms";
import type { Health } from "@/lib/connections/judge-health";
import type { RightsGroup } from "@/lib/connections/list-rights";
import type { MarketplaceFailure } from "@/lib/marketplaces/errors";
import type { Capability, MarketplaceId } from "@/lib/marketplaces/types";
import type { Currency } from "@/lib/money";

/** One connection as the screen shows it; days and times are texts in the reader's language. */
export type ConnectionCard = {
  id: string;
  marketplace: MarketplaceId;
  accountName: string;
  shops: { name: string; currency: Currency; listings: number }[];
  status: "ACTIVE" | "NEEDS_KEY" | "PAUSED" | "DISCONNECTED";
  health: Health;
  keyLastFour: string;
  /** Negative days: the key is no longer good. */
  keyExpiry: { day: string; daysLeft: number } | null;
  checkedAt: string;
  /** Until when all orders were read; a try that failed does not count (pain C). */
  lastSyncAt: string | null;
  /** Null while nothing is to be read by itself. */
  nextSyncAt: string | null;
  /** How the last call failed; null when it went well. */
  trouble: MarketplaceFailure | null;
  /** The marketplace asked us to wait until then; null once that has passed. */
  limitedUntil: string | null;
  missingRights: Capability[];
  rights: { group: RightsGroup; missing: Capability[] }[];
  alarms: { kind: AlarmKind; detail: string; count: number; raisedAt: string; isRetryable: boolean }[];
  catalogue: Catalogue;
  /** Where the marketplace is to push; null where it has no pushes, and for whoever looks at somebody else's books. */
  pushUrl: string | null;
  /** There is such an address, and this reader is not shown it: whoever knows it can send in orders. */
  isPushHidden: boolean;
};

/** What the import has found so far. */
export type Catalogue = {
  /** `stalled`: it was broken off and can be gone on with; `none`: there was none yet. */
  state: "running" | "done" | "failed" | "stalled" | "none";
  failure: MarketplaceFailure | "unexpected" | null;
  listings: number;
  prices: number;
  stocks: number;
  orders: number;
  /** Of the last 90 days, all of them. */
  areOrdersRead: boolean;
  /** Listings that stand at no product yet. */
  open: number;
  linked: number;
};
