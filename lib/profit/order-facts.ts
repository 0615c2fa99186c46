import type { MarketplaceId, OrderState } from "@/lib/marketplaces/types";
import type { Currency } from "@/lib/money";

/** All that an order's sums follow from, as it is stored. Rates are decimal texts, so'm for one unit. */
export type OrderFacts = {
  id: string;
  marketplace: MarketplaceId;
  state: OrderState;
  orderedAt: Date;
  deliveredAt: Date | null;
  lines: LineFacts[];
  fees: FeeFacts[];
};

export type LineFacts = {
  id: string;
  quantity: number;
  unitPriceMinor: bigint;
  currency: Currency;
  /** Null: rate pending. */
  rateToUzs: string | null;
  /** So'm tiyin; null: we do not know these goods. */
  unitCostMinor: bigint | null;
  tariffVersionId: string;
  commissionBasisPoints: number;
  /** What was booked of our commission; a reversal is negative. */
  commissions: { kind: "ACCRUAL" | "REVERSAL" | "ADJUSTMENT"; sourceEvent: string; amountMinor: bigint }[];
};

export type FeeFacts = {
  kind: string;
  amountMinor: bigint;
  currency: Currency;
  rateToUzs: string | null;
  occurredAt: Date;
};

/** The buyer has the goods and keeps them. A state that we do not know changes nothing about money. */
export function isSold({ state, deliveredAt }: Pick<OrderFacts, "state" | "deliveredAt">): boolean {
  return state === "DELIVERED" || (state === "ATTENTION" && deliveredAt !== null);
}

/** Nothing more is expected of the buyer: what the marketplace booked counts now. */
export function isClosed(facts: Pick<OrderFacts, "state" | "deliveredAt">): boolean {
  return isSold(facts) || ["RETURNED", "CANCELLED", "NOT_COLLECTED"].includes(facts.state);
}
