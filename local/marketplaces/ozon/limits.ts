import { Refusal } from "./context.ts";

const second = 1000;
const minute = 60 * second;
const productsAMinute = 1000;

/**
 * The documented limits: 50 calls a second for a Client-Id; 80 stock calls a minute; a product and warehouse once in
 * 30 seconds; a product's price 10 times an hour. Writes of products have a limit a minute too, whose number is the
 * seller's own; the sandbox has a thousand. They live in memory: a restart forgives.
 */
export function createLimits(now: () => Date) {
  const seen = new Map<string, number[]>();

  /** Counts one use unless the window is full. */
  function take(key: string, count: number, windowMs: number): boolean {
    const at = now().getTime();
    const recent = (seen.get(key) ?? []).filter((time) => time > at - windowMs);
    const isFree = recent.length < count;
    seen.set(key, isFree ? [...recent, at] : recent);
    return isFree;
  }

  const used = (key: string, windowMs: number) =>
    (seen.get(key) ?? []).filter((time) => time > now().getTime() - windowMs).length;

  return {
    countCall() {
      if (!take("calls", 50, second)) throw new Refusal(429, "You have reached request rate limit per second");
    },
    countStockCall() {
      if (!take("stock calls", 80, minute)) throw new Refusal(429, "You have reached request rate limit per minute");
    },
    countProducts(count: number) {
      const remaining = productsAMinute - used("products", minute);
      if (count > remaining) {
        throw new Refusal(429, `You have reached operation items limits. Remaining ${remaining} items`, {
          "Item-Retry-After": "1",
          "Item-Rate-Limit-Remaining": String(remaining),
        });
      }
      for (let one = 0; one < count; one += 1) take("products", productsAMinute, minute);
    },
    takeStockPair: (pair: string) => take(`stock ${pair}`, 1, 30 * second),
    takePrice: (offerId: string) => take(`price ${offerId}`, 10, 60 * minute),
  };
}

export type Limits = ReturnType<typeof createLimits>;
