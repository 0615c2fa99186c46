export type Write = { field: "price" | "stock"; sku: string; value: string; at: number };

/** Keeps every price and stock that this process sends to Ozon or Uzum, in the order of sending. */
export function recordWrites(now: () => number): { writes: Write[]; stop(): void } {
  const writes: Write[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (typeof init?.body === "string") {
      for (const [field, sku, value] of read(url, JSON.parse(init.body))) writes.push({ field, sku, value, at: now() });
    }
    return real(input, init);
  };
  return {
    writes,
    stop: () => {
      globalThis.fetch = real;
    },
  };
}

type Body = {
  prices?: { offer_id: string; price: string }[];
  stocks?: { offer_id: string; stock: number }[];
  skuList?: { skuId: number; sellPrice: number }[];
  skuAmountList?: { barcode: string; amount: number }[];
};

/** Uzum names goods by its own id and by barcode: good enough to count by. */
function read(url: string, body: Body): [Write["field"], string, string][] {
  const path = new URL(url).pathname;
  if (path.endsWith("/product/import/prices")) {
    return (body.prices ?? []).map((one) => ["price", one.offer_id, one.price]);
  }
  if (path.endsWith("/products/stocks")) {
    return (body.stocks ?? []).map((one) => ["stock", one.offer_id, String(one.stock)]);
  }
  if (path.includes("sendPriceData")) {
    return (body.skuList ?? []).map((one) => ["price", String(one.skuId), String(one.sellPrice)]);
  }
  if (path.includes("/sku/stocks")) {
    return (body.skuAmountList ?? []).map((one) => ["stock", one.barcode, String(one.amount)]);
  }
  return [];
}
