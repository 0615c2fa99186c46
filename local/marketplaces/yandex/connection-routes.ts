import type { Hono } from "hono";
import { z } from "zod";
import { currency } from "./cabinet.ts";
import { type Limit, readBody, takePage } from "./replies.ts";
import type { State } from "./state.ts";

export function addConnectionRoutes(
  app: Hono,
  { cabinet }: State,
  limit: Limit,
  canWrite: (givenKey: string) => boolean,
) {
  const business = { id: cabinet.businessId, name: cabinet.businessName };

  app.post("/v2/auth/token", limit("getAuthTokenInfo", 100, "hours"), (c) => {
    const authScopes = [canWrite(c.req.header("Api-Key") ?? "") ? "ALL_METHODS" : "ALL_METHODS_READ_ONLY"];
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
        settings: { onlyDefaultPrice: true, currency },
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
