import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ListingRef, PriceAdvice } from "@/lib/marketplaces/types";
import { chunk } from "@/lib/marketplaces/yandex/batches";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { currencyFromWire } from "@/lib/marketplaces/yandex/currency";
import { resultOf } from "@/lib/marketplaces/yandex/wire";
import { parseMajor } from "@/lib/money";

const priceSchema = z.object({ value: z.number(), currencyId: z.string() }).nullish();

const adviceSchema = resultOf(
  z.object({
    offerRecommendations: z.array(
      z.object({
        offer: z.object({ offerId: z.string().nullish(), competitiveness: z.string().nullish() }).nullish(),
        recommendation: z
          .object({
            offerId: z.string().nullish(),
            competitivenessThresholds: z.object({ optimalPrice: priceSchema, averagePrice: priceSchema }).nullish(),
          })
          .nullish(),
      }),
    ),
  }),
);

const verdicts: Record<string, PriceAdvice["verdict"]> = { OPTIMAL: "good", AVERAGE: "fair", LOW: "bad" };

/**
 * The advised price is the highest that still counts as attractive; others' prices are not told. By the specification
 * (`x-allowed`) the method is not for sellers of Market Yandex Go.
 */
export async function readPriceAdvice(
  client: Client,
  { listings }: { listings: ListingRef[] },
): Promise<PriceAdvice[]> {
  const { isMarketYandexGo } = await client.getSettings();
  if (isMarketYandexGo) throw new MarketplaceError("rejected", { code: "not-offered" });
  const { businessId } = await client.getCabinet();
  const wanted = new Set(listings.map(({ sku }) => sku));
  const advice: PriceAdvice[] = [];
  for (const offerIds of chunk([...wanted], 200)) {
    const { result } = await client.call({
      method: "getOfferRecommendations",
      params: { businessId },
      query: { limit: 200 },
      body: { offerIds },
      reply: adviceSchema,
    });
    for (const { offer, recommendation } of result.offerRecommendations) {
      const sku = offer?.offerId ?? recommendation?.offerId;
      if (sku == null || !wanted.has(sku)) continue;
      const best = recommendation?.competitivenessThresholds?.optimalPrice;
      advice.push({
        sku,
        verdict: verdicts[offer?.competitiveness ?? ""] ?? "unknown",
        rawVerdict: offer?.competitiveness ?? "",
        advisedPrice: best ? parseMajor(String(best.value), currencyFromWire(best.currencyId)) : null,
        lowestPrice: null,
      });
    }
  }
  return advice;
}
