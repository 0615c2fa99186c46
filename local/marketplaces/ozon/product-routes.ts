import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, readCurrency, type Sandbox } from "./context.ts";
import { listProducts } from "./moderation.ts";
import { toProductInfo } from "./product-wire.ts";
import { readStock } from "./stocks.ts";

const texts = z.array(z.union([z.string(), z.number()]).transform(String));
/** One group of ids a request, up to 1000 of them. */
export const idFilter = z.object({
  offer_id: texts.max(1000).default([]),
  product_id: texts.max(1000).default([]),
});

const listBody = z.object({
  filter: idFilter.default({ offer_id: [], product_id: [] }),
  last_id: z.string().default(""),
  limit: z.number().int().min(1).max(1000).default(1000),
});
const infoBody = idFilter.extend({ sku: texts.default([]) });

export function addProductRoutes(app: Hono, sandbox: Sandbox) {
  app.post("/v3/product/list", async (c) => {
    const { filter, last_id, limit } = await readBody(c, listBody);
    const all = listProducts(sandbox).filter(matching(filter));
    const rest = all.filter(({ productId }) => last_id === "" || productId > readCursor(last_id));
    const page = rest.slice(0, limit);
    return c.json({
      result: {
        items: page.map((product) => ({
          product_id: product.productId,
          offer_id: product.item.offer_id,
          sku: product.sku,
          has_fbo_stocks: false,
          has_fbs_stocks: readStock(sandbox.state, sandbox.cabinet.mainWarehouseId, product.item.offer_id).free > 0,
          archived: false,
          is_discounted: false,
          quants: [],
        })),
        total: all.length,
        last_id: page.length > 0 ? writeCursor(page.at(-1)?.productId ?? 0) : "",
      },
    });
  });

  app.post("/v3/product/info/list", async (c) => {
    const body = await readBody(c, infoBody);
    const asked = body.offer_id.length + body.product_id.length + body.sku.length;
    if (asked === 0 || asked > 1000) throw new Refusal(400, "use from 1 to 1000 offer_id, product_id or sku");
    const isAsked = matching(body);
    const found = listProducts(sandbox).filter(
      (product) => isAsked(product) || (product.sku > 0 && body.sku.includes(String(product.sku))),
    );
    return c.json({
      items: found.map((product) => {
        const stock = readStock(sandbox.state, sandbox.cabinet.mainWarehouseId, product.item.offer_id);
        return toProductInfo(product, stock, readCurrency(sandbox.state));
      }),
    });
  });
}

type Filter = { offer_id: string[]; product_id: string[] };

/** Without ids the list means the whole catalogue; /v3/product/info/list refuses that before it comes here. */
export function matching({ offer_id, product_id }: Filter) {
  const isOpen = offer_id.length + product_id.length === 0;
  return (product: { productId: number; item: { offer_id: string } }) =>
    isOpen || offer_id.includes(product.item.offer_id) || product_id.includes(String(product.productId));
}

export const writeCursor = (position: number) => Buffer.from(String(position)).toString("base64");

export function readCursor(cursor: string): number {
  const position = Number(Buffer.from(cursor, "base64").toString());
  if (!Number.isInteger(position)) throw new Refusal(400, "invalid cursor");
  return position;
}
