import type { Hono } from "hono";
import { z } from "zod";
import { type Limit, readBody, takePage } from "./replies.ts";
import { cabinet } from "./state.ts";

const business = { id: cabinet.businessId, name: cabinet.businessName };

/** `scopesOf` tells what a key may do. */
export function addConnectionRoutes(app: Hono, limit: Limit, scopesOf: (key: string) => string[]) {
  app.post("/v2/auth/token", limit("getAuthTokenInfo", 100, "hours"), (c) => {
    const authScopes = scopesOf(c.req.header("Api-Key") ?? "");
    return c.json({ status: "OK", result: { apiKey: { name: "SellerCloudX", authScopes } } });
  });

  app.get("/v2/campaigns", limit("getCampaigns", 1000, "hours"), (c) => {
    const campaign = {
      id: cabinet.campaignId,
      domain: cabinet.campaignName,
      business,
      placementType: "FBS",
      apiAvailability: "AVAILABLE",
    };
    const { items, paging } = takePage(c, [campaign], { default: 50, maximum: 100 });
    return c.json({ campaigns: items, paging });
  });

  app.post("/v2/businesses/:businessId/settings", limit("getBusinessSettings", 100, "hours"), (c) =>
    c.json({
      status: "OK",
      result: {
        info: business,
        settings: { onlyDefaultPrice: true, currency: cabinet.currency },
        subscriptionLevel: "NONE",
        traits: ["MARKET_YANDEX_GO"],
      },
    }),
  );

  const warehousesSchema = z.object({ warehouseIds: z.array(z.number().int()).min(1).nullish() });

  app.post("/v3/businesses/:businessId/warehouses", limit("getPartnerWarehouses", 100, "hours"), async (c) => {
    const { warehouseIds } = await readBody(c, warehousesSchema);
    const warehouse = {
      id: cabinet.warehouseId,
      name: cabinet.warehouseName,
      models: [{ placementType: "FBS", apiAvailability: "AVAILABLE" }],
    };
    const wanted = !warehouseIds || warehouseIds.includes(warehouse.id) ? [warehouse] : [];
    const { items, paging } = takePage(c, wanted, { default: 15, maximum: 30 });
    return c.json({ status: "OK", result: { warehouses: items, paging } });
  });
}
