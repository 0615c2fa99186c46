import "server-only";
import type { Db } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";

export const receiptKinds = ["card-written", "card-published", "price-set", "stock-set", "order-confirmed"] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** Money in minor units as text; `key` names a word of `cards.receipts.words`, `reasons` names of `cards.reasons`. Null: there was nothing. */
export type ReceiptValue =
  | string
  | number
  | null
  | { amountMinor: string; currency: string }
  | { key: string }
  | { reasons: ReceiptReason[] };

type ReceiptReason = { key: string; values?: Record<string, string | number> | undefined };

export type ReceiptInput = {
  partnerId: string;
  kind: ReceiptKind;
  /** `SUGGESTED`: it waits for a person; `settleReceipt` ends the waiting. */
  state?: "SUGGESTED" | "APPLIED";
  marketplace?: MarketplaceId;
  productId?: string;
  orderId?: string;
  /** The same keys in both; each is a name of `cards.receipts.fields`. */
  before: Record<string, ReceiptValue>;
  after: Record<string, ReceiptValue>;
  /** A whole message key, such as `cards.receipts.why.published`. */
  reason: ReceiptReason;
  /** What it stands on, under names of `cards.receipts.fields`. */
  evidence?: Record<string, ReceiptValue>;
  cost?: { inputTokens?: number; outputTokens?: number; pictures?: number };
  /** `autonomy:auto`, `autonomy:suggest`, `partner`. */
  allowedBy: string;
  /** The same act leaves one receipt, however often its step runs. */
  causeKey: string;
};

/**
 * Leaves a receipt in the transaction of the act; tells whether it was new. A second one for the same cause changes
 * nothing, but a suggestion that still waits says what it waits for by now.
 */
export async function writeReceipt(db: Db, input: ReceiptInput): Promise<boolean> {
  const { state = "APPLIED", evidence = {}, cost = {}, ...rest } = input;
  const { count } = await db.receipt.createMany({ data: [{ ...rest, state, evidence, cost }], skipDuplicates: true });
  if (count === 0 && state === "SUGGESTED") {
    const { partnerId, causeKey, reason } = rest;
    await db.receipt.updateMany({ where: { partnerId, causeKey, state }, data: { reason, evidence } });
  }
  return count === 1;
}

/**
 * Ends a suggestion: carried out, or declined, and why. What it waited for stays among its evidence. What is settled
 * already stays as it is.
 */
export async function settleReceipt(db: Db, { partnerId, causeKey, ...settled }: Settlement): Promise<void> {
  await db.receipt.updateMany({ where: { partnerId, causeKey, state: "SUGGESTED" }, data: settled });
}

type Settlement = Pick<ReceiptInput, "partnerId" | "causeKey" | "reason" | "allowedBy"> & {
  state: "APPLIED" | "DECLINED";
  /** Where something else came of it than was suggested. */
  after?: ReceiptInput["after"];
};
