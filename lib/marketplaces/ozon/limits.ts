import type { ItemLimit, LimitGroup } from "@/lib/marketplaces/limits";

const checkedAt = "2026-11-22";
const specification = "Seller API specification of 2026-08-14";

/**
 * A documented "no more than N in a window" as a bucket: what may go at once and what drips in within the window make N
 * together, so that no window of that length holds more, wherever it begins.
 */
const asBucket = (atMost: number, atOnce: number) => ({ count: atMost - atOnce, burst: atOnce });

export const everyCall: LimitGroup = {
  name: "ozon every call",
  perMs: 1_000,
  ...asBucket(50, 10),
  source: `${specification}, section "Errors": 50 requests a second from one Client ID, whatever the method`,
  checkedAt,
};

export const stockWrites: LimitGroup = {
  name: "ozon stock writes",
  perMs: 60_000,
  ...asBucket(80, 10),
  source: `${specification}, /v2/products/stocks: 80 requests a minute from one seller's account`,
  checkedAt,
};

/**
 * Operations with products a minute and a day: the numbers are the seller's own (/v4/product/info/limit), the answer 429
 * tells the wait in `Item-Retry-After`. Until it does, one call a second is a guess on the safe side.
 */
export const productWrites: LimitGroup = {
  name: "ozon product writes",
  count: 1,
  perMs: 1_000,
  burst: 5,
  source: `${specification}, /v3/product/import: numbers not given, a cautious guess`,
  checkedAt,
};

/**
 * "Limits of single methods count too" (section "Errors"), but most of them are not told. A bucket of its own keeps a long
 * wait that one method asks for from the others.
 */
export function ownBucket(path: string): LimitGroup {
  return {
    name: `ozon ${path}`,
    perMs: 1_000,
    ...asBucket(50, 10),
    source: `${specification}: no number of its own, so that of all methods together`,
    checkedAt,
  };
}

export const itemLimits: { stock: Required<ItemLimit>; price: Required<ItemLimit> } = {
  stock: {
    maxItems: 100,
    count: 1,
    perMs: 30_000,
    source: `${specification}, /v2/products/stocks: 100 pairs of product and warehouse a call, each once in 30 seconds`,
    checkedAt,
  },
  price: {
    maxItems: 1000,
    count: 10,
    perMs: 3_600_000,
    source: `${specification}, /v1/product/import/prices: 1000 products a call, each 10 times an hour`,
    checkedAt,
  },
};
