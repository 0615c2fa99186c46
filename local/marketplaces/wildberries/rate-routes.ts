import { Hono } from "hono";
import type { Env } from "./gate.ts";
import { subjects } from "./subjects.ts";

/** Commissions as a seller from Uzbekistan sees them, and the cards that were blocked. */
export function serveRates() {
  const api = new Hono<Env>();

  api.get("/api/v1/tariffs/commission", (context) => {
    const { locale = "ru" } = context.req.query();
    if (!["ru", "en", "zh"].includes(locale)) {
      const detail =
        'parameter "locale" in query has an error: value is not one of the allowed values ["ru","en","zh"]';
      const body = {
        detail,
        origin: "api-statistics",
        requestId: "102d2641a931c41bed60649d6c99d80a",
        title: "Bad Request",
      };
      return context.body(JSON.stringify(body), 400, { "content-type": "application/problem+json" });
    }
    const report = subjects.map(({ id, name, parentId, parentName, commission }) => ({
      kgvpMarketplaceUz: commission / 100,
      kgvpPaidStorageUz: commission / 100,
      kgvpSupplierUz: commission / 100,
      parentID: parentId,
      parentName,
      subjectID: id,
      subjectName: name,
    }));
    return context.json({ report });
  });

  api.get("/api/v1/analytics/banned-products/blocked", (context) => {
    const shop = context.get("shop");
    const { sort, order } = context.req.query();
    const isRight =
      ["brand", "nmId", "title", "vendorCode", "reason"].includes(sort ?? "") && /^(de|a)sc$/.test(order ?? "");
    if (!isRight) {
      const body = {
        title: "bad request",
        status: 400,
        detail: "missing sort",
        requestId: "94b52fca",
        origin: "banreportsvc-api",
      };
      return context.json(body, 400);
    }
    const report = shop.blocks.list().flatMap(({ key, value: reason }) => {
      const card = shop.cards.get(key);
      return card
        ? [{ brand: card.brand, nmId: card.nmID, title: card.title, vendorCode: card.vendorCode, reason }]
        : [];
    });
    return context.json({ report });
  });
  return api;
}
