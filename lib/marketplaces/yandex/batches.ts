import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Complaint, ItemOutcome } from "@/lib/marketplaces/types";

/** More refusals than this in one batch say that the whole batch is wrong, not a few items of it. */
const maximumSends = 40;

type Send<T> = (batch: T[]) => Promise<ItemOutcome[]>;

/**
 * Yandex applies a batch whole or not at all, and a 400 seldom names the item. So a refused batch is halved until the
 * guilty items stand alone. A lost reply is `unknown`: the write may have happened.
 */
export async function sendInBatches<T extends { sku: string }>(
  items: T[],
  size: number,
  code: Complaint["code"],
  send: Send<T>,
): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (let start = 0; start < items.length; start += size) {
    let sends = 0;
    const queue = [items.slice(start, start + size)];
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      try {
        sends += 1;
        outcomes.push(...(await send(batch)));
      } catch (error) {
        if (!(error instanceof MarketplaceError)) throw error;
        const isOurs = error.failure === "credentials" || error.failure === "rate-limited" || error.code === "no-right";
        if (isOurs && outcomes.length === 0) throw error;
        if (isOurs) return [...outcomes, ...items.slice(outcomes.length).map(({ sku }) => unknown(sku))];
        if (error.failure !== "rejected") outcomes.push(...batch.map(({ sku }) => unknown(sku)));
        else if (batch.length === 1 || error.code === "NOT_FOUND" || error.code === "LOCKED" || sends > maximumSends) {
          outcomes.push(...batch.map(({ sku }) => rejected(sku, { code, field: null, words: wordsOf(error) })));
        } else {
          const middle = Math.ceil(batch.length / 2);
          queue.unshift(batch.slice(0, middle), batch.slice(middle));
        }
      }
    }
  }
  return outcomes;
}

export const accepted = (sku: string): ItemOutcome => ({ sku, state: "accepted", task: null, reason: null });
export const confirmed = (sku: string): ItemOutcome => ({ sku, state: "confirmed", task: null, reason: null });
export const unchanged = (sku: string): ItemOutcome => ({ sku, state: "unchanged", task: null, reason: null });
export const unknown = (sku: string): ItemOutcome => ({ sku, state: "unknown", task: null, reason: null });
export const rejected = (sku: string, reason: Complaint): ItemOutcome => ({
  sku,
  state: "rejected",
  task: null,
  reason,
});

export const wordsOf = (error: MarketplaceError): string => error.words ?? error.code ?? "";

export function chunk<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
