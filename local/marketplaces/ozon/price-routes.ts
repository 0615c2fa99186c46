import type { Hono } from "hono";
import { z } from "zod";
import { readBody, readCurrency, type Sandbox } from "./context.ts";
import { readCharges } from "./finance.ts";
import { listProducts } from "./moderation.ts";
import { readIndexes } from "./price-indexes.ts";
import { idFilter, matching, readCursor, writeCursor } from "./product-routes.ts";
import { toKopecks } from "./roubles.ts";

const priceItem = z.object({
  offer_id: z.string().default(""),
  product_id: z.number().int().default(0),
  price: z.string(),
  old_price: z.string().default(""),
  currency_code: z.string().default("RUB"),
});
const writeBody = z.object({ prices: z.array(priceItem).min(1).max(1000) });
const readPricesBody = z.object({
  filter: idFilter,
  limit: z.number().int().min(1).max(1000),
  cursor: z.string().default(""),
});

export function addPriceRoutes(app: Hono, sandbox: Sandbox) {
  app.post("/v1/product/import/prices", async (c) => {
    const { prices } = await readBody(c, writeBody);
    return c.json({ result: sandbox.state.transaction(() => prices.map((one) => write(sandbox, one))) });
  });

  app.post("/v5/product/info/prices", async (c) => {
    const { filter, limit, cursor } = await readBody(c, readPricesBody);
    const all = listProducts(sandbox).filter(matching(filter));
    const page = all.filter(({ productId }) => cursor === "" || productId > readCursor(cursor)).slice(0, limit);
    return c.json({
      items: page.map(({ productId, item, price, oldPrice }) => ({
        product_id: productId,
        offer_id: item.offer_id,
        price: {
          price: Number(price),
          old_price: Number(oldPrice || "0"),
          min_price: 0,
          currency_code: readCurrency(sandbox.state),
          vat: Number(item.vat),
          auto_action_enabled: false,
        },
        ...readCharges(sandbox.state, item, price),
        price_indexes: readIndexes(sandbox.state, item.offer_id, price),
        volume_weight: 0,
      })),
      cursor: page.length === limit ? writeCursor(page.at(-1)?.productId ?? 0) : "",
      total: all.length,
    });
  });
}

function write({ state, now, limits }: Sandbox, one: z.infer<typeof priceItem>) {
  const product = listProducts({ state, now }).find(({ item, productId }) =>
    one.offer_id ? item.offer_id === one.offer_id : productId === one.product_id,
  );
  const answer = (code?: string, message = code ?? "") => ({
    product_id: product?.productId ?? one.product_id,
    offer_id: product?.item.offer_id ?? one.offer_id,
    updated: code === undefined,
    errors: code === undefined ? [] : [{ code, message }],
  });
  if (!product) return answer("NOT_FOUND_ERROR");
  const problem = findProblem(one, product.oldPrice, readCurrency(state));
  if (problem) return answer(problem);
  if (!limits.takePrice(product.item.offer_id)) {
    return answer("TOO_MANY_REQUESTS", "error limiting: acquire limit per item: items limit: limit exceeded");
  }
  const oldPrice = one.old_price === "" ? product.oldPrice : one.old_price;
  state.products.put(product.item.offer_id, { ...product, price: one.price, oldPrice, updatedAt: now().toISOString() });
  return answer();
}

/** The difference that a struck-through price must have grows with the price (section "Errors"). */
function findProblem(
  { price, old_price, currency_code }: z.infer<typeof priceItem>,
  kept: string,
  currency: string,
): string | null {
  const now = toKopecks(price);
  const before = toKopecks(old_price || kept || "0");
  if (currency_code !== currency) return "currency_code_invalid";
  if (now === null || before === null || now <= 0n) return "price_negative";
  if (before === 0n) return null;
  if (before <= now) return "old_price_less_than_price";
  const difference = before - now;
  if (now <= 400_00n) return difference < 20_00n ? "discount_for_low_price_is_too_small" : null;
  if (now <= 10_000_00n) return difference * 20n < before ? "discount_for_average_price_is_too_small" : null;
  return difference < 500_00n ? "discount_for_top_price_is_too_small" : null;
}
