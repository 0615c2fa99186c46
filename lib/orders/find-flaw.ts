import type { MarketplaceOrder } from "@/lib/marketplaces/types";

/** Why an order was not stored; each has a text of its own in the catalogues, `orders.deadLetters.reasons.<reason>`. */
export const deadLetterReasons = [
  /** A time that cannot be meant. */
  "date",
  /** A count or an amount that cannot be meant. */
  "number",
  /** A name that is too long to be one. */
  "text",
  /** Of a shop that is none of the connection's. */
  "foreign",
  /** The database refused it. */
  "refused",
] as const;
export type DeadLetterReason = (typeof deadLetterReasons)[number];

const oldest = Date.UTC(2000, 0);
const newest = Date.UTC(2100, 0);
const mostUnits = 1_000_000;
/** Minor units: RELIABILITY's arithmetic is held up to here. */
const mostMinor = 10n ** 15n;
/** An index takes no more. */
const longestName = 500;

/** What in a reading cannot be true, before it spoils the sums of others; null: nothing. */
export function findFlaw({
  externalId,
  orderedAt,
  changedAt,
  shipBy,
  lines,
}: MarketplaceOrder): DeadLetterReason | null {
  if (![orderedAt, changedAt, shipBy ?? orderedAt].every(isPlausible)) return "date";
  let total = 0n;
  for (const { quantity, unitPrice } of lines) {
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > mostUnits) return "number";
    total += unitPrice.amountMinor * BigInt(quantity);
    if (unitPrice.amountMinor > mostMinor || unitPrice.amountMinor < -mostMinor || total > mostMinor) return "number";
  }
  const names = lines.flatMap(({ externalLineId, listing }) => [externalLineId, listing.sku]);
  return [externalId, ...names].some(({ length }) => length > longestName) ? "text" : null;
}

const isPlausible = (at: Date) => at.getTime() >= oldest && at.getTime() < newest;
