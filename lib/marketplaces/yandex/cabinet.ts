import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire } from "@/lib/marketplaces/yandex/currency";
import type { Level } from "@/lib/marketplaces/yandex/limits";
import { pagingSchema, resultOf } from "@/lib/marketplaces/yandex/wire";
import type { Currency } from "@/lib/money";

export type Campaign = { id: string; name: string; placementType: string; isAvailable: boolean };

/** An Api-Key belongs to exactly one cabinet ("business"); its shops are "campaigns" with ids of their own. */
export type Cabinet = { businessId: string; name: string; campaigns: Campaign[] };

export type CabinetSettings = {
  currency: Currency;
  /** True: only the cabinet-wide price exists; false: a shop may have a price of its own. */
  hasOnlyDefaultPrice: boolean;
  /** Sellers of Market Yandex Go (Uzbekistan): no VAT, texts in Uzbek by a second call. */
  isMarketYandexGo: boolean;
  level: Level;
};

const campaignsSchema = z.object({
  campaigns: z.array(
    z.object({
      id: z.number(),
      domain: z.string().nullish(),
      business: z.object({ id: z.number(), name: z.string().nullish() }),
      placementType: z.string().nullish(),
      apiAvailability: z.string().nullish(),
    }),
  ),
  paging: pagingSchema,
});

export async function readCabinet(call: Client["call"]): Promise<Cabinet> {
  const campaigns: z.infer<typeof campaignsSchema>["campaigns"] = [];
  let pageToken: string | undefined;
  do {
    const query = { limit: 100, pageToken };
    const page = await call({ method: "getCampaigns", query, reply: campaignsSchema });
    campaigns.push(...page.campaigns);
    pageToken = page.paging?.nextPageToken ?? undefined;
  } while (pageToken);
  const business = campaigns[0]?.business;
  if (!business) throw new MarketplaceError("rejected", { code: "no-shops" });
  return {
    businessId: String(business.id),
    name: business.name ?? "",
    campaigns: campaigns
      .filter((campaign) => campaign.business.id === business.id)
      .map((campaign) => ({
        id: String(campaign.id),
        name: campaign.domain ?? "",
        placementType: campaign.placementType ?? "",
        isAvailable: (campaign.apiAvailability ?? "AVAILABLE") === "AVAILABLE",
      })),
  };
}

const settingsSchema = resultOf(
  z.object({
    settings: z.object({ onlyDefaultPrice: z.boolean().nullish(), currency: z.string() }),
    subscriptionLevel: z.string().nullish(),
    traits: z.array(z.string()).nullish(),
  }),
);

export async function readSettings(call: Client["call"], { businessId }: Cabinet): Promise<CabinetSettings> {
  const { result } = await call({ method: "getBusinessSettings", params: { businessId }, reply: settingsSchema });
  return {
    currency: currencyFromWire(result.settings.currency),
    hasOnlyDefaultPrice: result.settings.onlyDefaultPrice ?? true,
    isMarketYandexGo: result.traits?.includes("MARKET_YANDEX_GO") ?? false,
    level: result.subscriptionLevel === "MEDIUM" ? "medium" : "none",
  };
}
