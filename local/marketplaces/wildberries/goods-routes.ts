import { Hono } from "hono";
import type { Env } from "./gate.ts";
import { applyDueTasks, discounted } from "./price-tasks.ts";
import { pricesError, pricesOk, readInteger, readJson } from "./replies.ts";
import type { Card, Shop } from "./state.ts";

/** Prices as they stand, and those in quarantine. */
export function serveGoods() {
  const api = new Hono<Env>();

  api.get("/api/v2/list/goods/filter", (context) => {
    const { limit, offset, filterNmID } = context.req.query();
    const count = readInteger(limit);
    if (count === null || count < 0 || count > 1000) return pricesError(context, 400, "Invalid request parameters");
    const start = readInteger(offset) ?? 0;
    const goods = listGoods(context.get("shop")).filter(({ nmID }) => !filterNmID || String(nmID) === filterNmID);
    return context.json(pricesOk({ listGoods: goods.slice(start, start + count) }));
  });

  api.post("/api/v2/list/goods/filter", async (context) => {
    const { nmList } = ((await readJson(context)) ?? {}) as { nmList?: unknown };
    if (!Array.isArray(nmList) || nmList.length === 0 || nmList.length > 1000) {
      return pricesError(context, 400, "Invalid request parameters");
    }
    const goods = listGoods(context.get("shop")).filter(({ nmID }) => nmList.includes(nmID));
    return context.json(pricesOk({ listGoods: goods }));
  });

  api.get("/api/v2/quarantine/goods", (context) => {
    const count = readInteger(context.req.query("limit"));
    if (count === null || count < 0 || count > 1000) return pricesError(context, 400, "Invalid request parameters");
    const start = readInteger(context.req.query("offset")) ?? 0;
    const goods = context
      .get("shop")
      .quarantine.list()
      .map(({ key, value: { from, to } }) => ({
        nmID: Number(key),
        sizeID: null,
        techSizeName: "",
        currencyIsoCode4217: "RUB",
        newPrice: to.price,
        oldPrice: from.price,
        newDiscount: to.discount,
        oldDiscount: from.discount,
        priceDiff: discounted(to) - discounted(from),
      }));
    return context.json(pricesOk({ quarantineGoods: goods.slice(start, start + count) }));
  });
  return api;
}

function listGoods(shop: Shop) {
  applyDueTasks(shop);
  return shop.cards.list().map(({ value }) => toWire(shop, value));
}

function toWire(shop: Shop, { nmID, vendorCode, sizes }: Card) {
  const price = shop.prices.get(String(nmID)) ?? { price: 0, discount: 0 };
  return {
    nmID,
    vendorCode,
    sizes: sizes.map(({ chrtID, techSize }) => ({
      sizeID: chrtID,
      price: price.price,
      discountedPrice: discounted(price),
      clubDiscountedPrice: discounted(price),
      techSizeName: techSize,
    })),
    currencyIsoCode4217: "RUB",
    discount: price.discount,
    clubDiscount: 0,
    editableSizePrice: false,
  };
}
