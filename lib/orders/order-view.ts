import type { ShownTime } from "@/lib/i18n/format";
import type { MarketplaceId, OrderState } from "@/lib/marketplaces/types";
import type { OrderTab } from "@/lib/orders/tabs";

/** Why a profit is as it is: fees are in, still to come, no sale, or a part is not known. */
export type ProfitStatus = "settled" | "estimate" | "off" | "ratePending" | "costUnknown";

/** Sums and times are formatted for the reader; `words` are the marketplace's own. */
export type OrderRow = {
  id: string;
  number: string;
  marketplace: MarketplaceId;
  state: OrderState;
  rawState: string;
  title: string;
  /** How many other lines there are. */
  otherLines: number;
  units: number;
  shortage: number;
  ordered: ShownTime;
  shipBy: (ShownTime & { isLate: boolean }) | null;
  total: string;
  profit: { text: string | null; isLoss: boolean; status: ProfitStatus };
  canConfirm: boolean;
};

export type OrderPage = {
  rows: OrderRow[];
  counts: Record<OrderTab, number>;
  /** The next page begins after it. */
  next: string | null;
};

export const stateTones = {
  NEW: "attention",
  TO_PACK: "attention",
  PACKED: "info",
  IN_TRANSIT: "info",
  AT_PICKUP: "info",
  DELIVERED: "good",
  CANCELLED: "neutral",
  NOT_COLLECTED: "danger",
  RETURNED: "danger",
  ATTENTION: "attention",
} as const satisfies Record<OrderState, string>;
