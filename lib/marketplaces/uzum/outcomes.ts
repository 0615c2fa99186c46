import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, ItemOutcome } from "@/lib/marketplaces/types";
import { bareRefusal, rightMissing, sellerBlocked } from "@/lib/marketplaces/uzum/failures";

export function outcome(
  sku: string,
  state: ItemOutcome["state"],
  reason: { code: Complaint["code"]; words: string; field?: string } | null = null,
): ItemOutcome {
  return { sku, state, task: null, reason: reason && { field: null, ...reason } };
}

/** A write whose fate is not known must be read back before anyone repeats it (promise O3). */
export const isLost = (error: unknown): error is MarketplaceError =>
  error instanceof MarketplaceError && (error.failure === "unavailable" || error.failure === "unexpected-reply");

const notOfOneItem: (string | null)[] = [sellerBlocked, rightMissing, bareRefusal];

/** This item was refused, and another may still be taken: not so when the whole seller or the method is closed. */
export const isRefused = (error: unknown): error is MarketplaceError =>
  error instanceof MarketplaceError && error.failure === "rejected" && !notOfOneItem.includes(error.code);

export const wordsOf = (error: MarketplaceError) => error.words ?? error.code ?? error.failure;
