import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import { listProducts } from "./moderation.ts";
import { readCursor, writeCursor } from "./product-routes.ts";
import { findStock, readStock, writeStock } from "./stocks.ts";

const id = z.number().int();
const pair = z.object({
  offer_id: z.string().default(""),
  product_id: id.default(0),
  stock: id.min(0),
  warehouse_id: id.positive(),
});
const writeBody = z.object({ stocks: z.array(pair).min(1).max(100) });
const readStocksBody = z.object({
  offer_id: z.array(z.string()).max(1000).default([]),
  sku: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .max(1000)
    .default([]),
  limit: z.number().int().min(1).max(1000),
  cursor: z.string().default(""),
});

export function addStockRoutes(app: Hono, sandbox: Sandbox) {
  const { state, limits } = sandbox;

  app.post("/v2/products/stocks", async (c) => {
    limits.countStockCall();
    const { stocks } = await readBody(c, writeBody);
    const result = state.transaction(() => stocks.map((one) => write(sandbox, one)));
    return c.json({ result });
  });

  app.post("/v2/product/info/stocks-by-warehouse/fbs", async (c) => {
    const body = await readBody(c, readStocksBody);
    if (body.offer_id.length > 0 === body.sku.length > 0) throw new Refusal(400, "use offer_id or sku");
    const rows = listProducts(sandbox)
      .filter(({ item, sku }) => body.offer_id.includes(item.offer_id) || body.sku.includes(String(sku)))
      .flatMap((product) => listWarehouseIds(sandbox).flatMap((warehouseId) => toRow(product, warehouseId)));
    const start = body.cursor === "" ? 0 : readCursor(body.cursor);
    const end = start + body.limit;
    const hasNext = rows.length > end;
    return c.json({ products: rows.slice(start, end), cursor: hasNext ? writeCursor(end) : "", has_next: hasNext });
  });

  function toRow({ item, productId, sku }: ReturnType<typeof listProducts>[number], warehouseId: number) {
    const stock = findStock(state, warehouseId, item.offer_id);
    if (!stock) return [];
    return {
      offer_id: item.offer_id,
      product_id: productId,
      sku,
      warehouse_id: warehouseId,
      warehouse_name: "",
      free_stock: stock.free,
      reserved: stock.reserved,
      present: stock.free + stock.reserved,
    };
  }
}

const listWarehouseIds = ({ cabinet }: Sandbox): number[] => [cabinet.mainWarehouseId, cabinet.pausedWarehouseId];

type Pair = z.infer<typeof pair>;

/** The number is what may be ordered: what is reserved already stays beside it. `offer_id` wins over `product_id`. */
function write(sandbox: Sandbox, one: Pair) {
  const { state, now, limits } = sandbox;
  const product = listProducts({ state, now }).find(({ item, productId }) =>
    one.offer_id ? item.offer_id === one.offer_id : productId === one.product_id,
  );
  const answer = (code?: string) => ({
    warehouse_id: one.warehouse_id,
    product_id: product?.productId ?? one.product_id,
    offer_id: product?.item.offer_id ?? one.offer_id,
    updated: code === undefined,
    errors: code === undefined ? [] : [{ code, message: code }],
  });
  if (!product) return answer(one.offer_id ? "offer_id_not_found" : "NOT_FOUND_ERROR");
  if (!listWarehouseIds(sandbox).includes(one.warehouse_id)) return answer("WAREHOUSE_NOT_FOUND");
  if (product.sku === 0) return answer("product_is_not_created");
  if (one.stock >= 1_000_000) return answer("STOCK_TOO_BIG");
  if (!limits.takeStockPair(`${one.warehouse_id}:${product.productId}`)) return answer("TOO_MANY_REQUESTS");
  const { reserved } = readStock(state, one.warehouse_id, product.item.offer_id);
  writeStock(state, one.warehouse_id, product.item.offer_id, { free: one.stock, reserved });
  return answer();
}
