import { Hono } from "hono";
import { type Env, failure, wrap } from "./gate.ts";
import type { State } from "./state.ts";

type Line = { barcode?: unknown; amount?: unknown };

/** `GET /v3/fbs/sku/stocks` and `POST /v2/fbs/sku/stocks`; the older read is deprecated and not served. */
export function serveStocks(state: State) {
  const api = new Hono<Env>();
  /** A card has a stock line once the moderator let it through. */
  const ownRows = (label: string) =>
    state.products.all().filter(({ seller, verdict }) => seller === label && verdict === "live");

  api.get("/v3/fbs/sku/stocks", (context) => {
    const { page = "0", size = "50", skuIdFrom = "0" } = context.req.query();
    if (![page, size, skuIdFrom].every((value) => /^\d+$/.test(value)) || Number(size) < 1 || Number(size) > 100) {
      return context.json(failure(state, "bad-request", "size is 1 to 100"), 400);
    }
    const rows = ownRows(context.get("seller").label).filter(({ skuId }) => skuId > Number(skuIdFrom));
    const first = Number(page) * Number(size);
    const skuAmountList = rows.slice(first, first + Number(size)).map((product) => ({
      skuId: product.skuId,
      skuTitle: product.sku,
      productTitle: product.titleRu,
      barcode: product.barcode,
      amount: product.amount,
      fbsAllowed: true,
      dbsAllowed: true,
      fbsLinked: true,
      dbsLinked: false,
      sellerSkuCode: product.sku,
    }));
    return context.json(wrap(state, { skuAmountList }));
  });

  api.post("/v2/fbs/sku/stocks", async (context) => {
    const body = (await context.req.json().catch(() => null)) as { skuAmountList?: Line[] } | null;
    const lines = body?.skuAmountList ?? [];
    const rows = new Map(ownRows(context.get("seller").label).map((product) => [product.barcode, product]));
    const bad = lines.find(({ barcode, amount }) => !rows.has(String(barcode)) || !isAmount(amount));
    const isRepeated = new Set(lines.map(({ barcode }) => barcode)).size < lines.length;
    if (lines.length === 0 || lines.length > 100 || isRepeated || bad) {
      const words = bad ? `barcode ${String(bad.barcode)}: unknown, or a wrong amount` : "skuAmountList";
      return context.json(failure(state, "bad-request", words), 400);
    }
    for (const { barcode, amount } of lines) {
      const product = rows.get(String(barcode));
      if (product) state.products.put(String(product.skuId), { ...product, amount: Number(amount) });
    }
    return context.body(null, 200);
  });

  return api;
}

const isAmount = (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 10_000;
