import type { ShownTime } from "@/lib/i18n/format";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import type { LedgerKind } from "@/lib/profit/ledger-kinds";
import type { Period } from "@/lib/profit/periods";

/** One set of sums as text; what is taken off has its minus. */
export type SumsView = {
  revenue: string;
  cost: string;
  fees: string;
  commission: string;
  profit: string;
  tone: "good" | "danger" | "plain";
  orders: number;
  delivered: number;
};

export type CommissionView = {
  id: string;
  orderId: string;
  orderNumber: string;
  marketplace: MarketplaceId;
  kind: "ACCRUAL" | "REVERSAL" | "ADJUSTMENT";
  base: string;
  /** "3 %" */
  rate: string;
  amount: string;
  time: ShownTime;
};

export type LedgerView = {
  id: string;
  kind: LedgerKind;
  amount: string;
  time: ShownTime;
};

export type ProfitView = {
  period: Period;
  days: { from: string; to: string };
  isEmpty: boolean;
  totals: SumsView;
  marketplaces: (SumsView & { marketplace: MarketplaceId })[];
  pendingLines: number;
  /** What the partner owes us; negative: what we owe the partner. */
  balance: { text: string; isCredit: boolean };
  ledger: LedgerView[];
  commissions: CommissionView[];
  nextBefore: string | null;
};
