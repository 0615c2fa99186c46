import type { ItemLimit, LimitGroup } from "@/lib/marketplaces/limits";

/** One bucket a key for all methods. The real numbers stand in the replies' headers alone. */
export const perKey: LimitGroup = {
  name: "uzum-key",
  count: 2,
  perMs: 1_000,
  burst: 2,
  source: "not published; a public client reports 2 requests a second (x-rate-limit-headers of the reconstruction)",
  checkedAt: "2026-11-22",
};

export const itemLimits: { stock: ItemLimit; price: ItemLimit } = {
  stock: {
    maxItems: 100,
    source: "not published; public clients send 100 lines a call (POST /v2/fbs/sku/stocks of the reconstruction)",
    checkedAt: "2026-11-22",
  },
  price: {
    maxItems: 20,
    source: "sendPriceData takes one product a call: 20 calls take 10 seconds at 2 calls a second (our own choice)",
    checkedAt: "2026-11-22",
  },
};
