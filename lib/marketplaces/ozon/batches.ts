import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome } from "@/lib/marketplaces/types";

export function inBatches<T>(items: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) batches.push(items.slice(start, start + size));
  return batches;
}

/**
 * Writes batch by batch. A failure of the first batch is thrown. A failure of a later one must not hide what the
 * earlier ones did, so its items and all after it end as `unknown` (promise O3: read back before sending again).
 * An item that the answer does not name is `unknown` too.
 */
export async function writeInBatches<T extends { sku: string }>(
  items: readonly T[],
  size: number,
  write: (batch: T[]) => Promise<ItemOutcome[]>,
): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (const [index, batch] of inBatches(items, size).entries()) {
    try {
      outcomes.push(...(await write(batch)));
    } catch (error) {
      if (index === 0 || !(error instanceof MarketplaceError)) throw error;
      break;
    }
  }
  const answered = new Map(outcomes.map((outcome) => [outcome.sku, outcome]));
  return items.map(({ sku }) => answered.get(sku) ?? unknownOutcome(sku));
}

function unknownOutcome(sku: string): ItemOutcome {
  return { sku, state: "unknown", task: null, reason: null };
}
