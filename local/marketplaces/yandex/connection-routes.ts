import type { Hono } from "hono";
import { currency } from "./cabinet.ts";
import type { Guard } from "./guard.ts";
import type { Scope } from "./methods.ts";
import { takePage } from "./replies.ts";
import type { State } from "./state.ts";

export function addConnectionRoutes(
  app: Hono,
  { cabinet, traits }: State,
  guard: Guard,
  listScopes: (givenKey: string) => readonly Scope[],
) {
  const business = { id: cabinet.businessId, name: cabinet.businessName };

  app.post("/v2/auth/token", guard("getAuthTokenInfo"), (c) => {
    const authScopes = listScopes(c.req.header("Api-Key") ?? "");
    return c.json({ status: "OK", result: { apiKey: { name: "SellerCloudX", authScopes } } });
  });

  app.get("/v2/campaigns", guard("getCampaigns"), (c) => {
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

  app.post("/v2/businesses/:businessId/settings", guard("getBusinessSettings"), (c) => {
    const { onlyDefaultPrice, subscriptionLevel, isMarketYandexGo } = traits();
    return c.json({
      status: "OK",
      result: {
        info: business,
        settings: { onlyDefaultPrice, currency },
        subscriptionLevel,
        ...(isMarketYandexGo && { traits: ["MARKET_YANDEX_GO"] }),
      },
    });
  });
}
