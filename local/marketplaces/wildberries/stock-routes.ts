import { Hono } from "hono";
import type { Env } from "./gate.ts";
import { marketplaceError, readInteger, readJson } from "./replies.ts";
import type { Shop } from "./state.ts";

const maxAmount = 100_000;

/** Stock of the seller's one warehouse; without it an answer is 404. */
export function serveStocks() {
  const api = new Hono<Env>();

  api.get("/api/v3/warehouses", (context) => {
    const { warehouse } = context.get("shop");
    return context.json([
      {
        name: warehouse.name,
        officeId: warehouse.officeId,
        id: warehouse.id,
        cargoType: 1,
        deliveryType: 1,
        isDeleting: false,
        isProcessing: false,
      },
    ]);
  });

  api.put("/api/v3/stocks/:warehouseId", async (context) => {
    const shop = context.get("shop");
    if (readInteger(context.req.param("warehouseId")) !== shop.warehouse.id)
      return marketplaceError(context, 404, "NotFound");
    const { stocks } = ((await readJson(context)) ?? {}) as { stocks?: unknown };
    if (!Array.isArray(stocks) || stocks.length === 0 || stocks.length > 1000) {
      return marketplaceError(context, 400, "IncorrectRequestBody");
    }
    const lines = stocks as { chrtId?: unknown; amount?: unknown; sku?: unknown }[];
    if (lines.some(({ sku, chrtId }) => sku !== undefined && chrtId === undefined)) {
      return marketplaceError(context, 400, "SKUUploadDisabled");
    }
    // Names are not checked: a line without the right ones is passed over in silence.
    const read = lines.flatMap(({ chrtId, amount }) =>
      typeof chrtId === "number" && typeof amount === "number" ? [{ chrtId, amount }] : [],
    );
    if (read.some(({ amount }) => !Number.isInteger(amount) || amount < 0)) {
      return marketplaceError(context, 400, "IncorrectRequest");
    }
    const known = listSizes(shop);
    const tooMany = read.filter(({ amount }) => amount > maxAmount);
    const strange = read.filter(({ chrtId }) => !known.has(chrtId));
    const errors = [
      ...(tooMany.length ? [{ code: "UploadDataLimit", message: "Upload limit exceeded.", data: tooMany }] : []),
      ...(strange.length ? [{ code: "NotFound", message: "Not found", data: strange }] : []),
    ];
    if (errors.length > 0) return context.json(errors, 409);
    for (const { chrtId, amount } of read) shop.stocks.put(String(chrtId), amount);
    return context.body(null, 204);
  });

  api.post("/api/v3/stocks/:warehouseId", async (context) => {
    const shop = context.get("shop");
    if (readInteger(context.req.param("warehouseId")) !== shop.warehouse.id)
      return marketplaceError(context, 404, "NotFound");
    const { chrtIds } = ((await readJson(context)) ?? {}) as { chrtIds?: unknown };
    if (!Array.isArray(chrtIds) || chrtIds.length > 1000 || !chrtIds.every(Number.isInteger)) {
      return marketplaceError(context, 400, "IncorrectRequestBody");
    }
    const stocks = chrtIds.flatMap((chrtId: number) => {
      const amount = shop.stocks.get(String(chrtId));
      return amount === undefined ? [] : [{ chrtId, amount }];
    });
    return context.json({ stocks });
  });
  return api;
}

const listSizes = (shop: Shop): Set<number> =>
  new Set(shop.cards.list().flatMap(({ value }) => value.sizes.map(({ chrtID }) => chrtID)));
