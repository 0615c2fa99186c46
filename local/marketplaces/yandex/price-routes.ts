import type { Hono } from "hono";
import { z } from "zod";
import type { Collection } from "../../store.ts";
import { skuListSchema, skuSchema, updatePricesSchema } from "./card-schemas.ts";
import type { Guard } from "./guard.ts";
import { priceToWire, refusePrice, setPrice } from "./prices.ts";
import { BadRequest, readBody, refuseDuplicates, takePage } from "./replies.ts";
import { findPrice, moscowTime, type Price, type State } from "./state.ts";

export function addPriceRoutes(app: Hono, state: State, guard: Guard) {
  const apply = (prices: Collection<Price>, { offers }: z.infer<ReturnType<typeof updatePricesSchema>>) => {
    refuseDuplicates(offers.map(({ offerId }) => offerId));
    for (const { offerId, price } of offers) {
      if (!state.cards.get(offerId)) throw new BadRequest(`Offer ${offerId} is not in the catalogue`);
      refusePrice(price, offerId);
    }
    state.store.transaction(() => {
      for (const { offerId, price } of offers) setPrice(state, prices, offerId, price);
    });
  };

  app.post("/v2/businesses/:businessId/offer-prices/updates", guard("updateBusinessPrices"), async (c) => {
    apply(state.prices, await readBody(c, updatePricesSchema(500)));
    return c.json({ status: "OK" });
  });

  app.post("/v2/campaigns/:campaignId/offer-prices/updates", guard("updatePrices"), async (c) => {
    const body = await readBody(c, updatePricesSchema(2000));
    if (state.traits().onlyDefaultPrice) throw new BadRequest("Shops have no prices of their own", 423);
    apply(state.shopPrices, body);
    return c.json({ status: "OK" });
  });

  const pageOf = (prices: Collection<Price>, offerIds: string[] | null | undefined) => {
    const known = prices.list().map(({ key }) => key);
    return offerIds ? known.filter((offerId) => offerIds.includes(offerId)) : known;
  };

  app.post("/v2/businesses/:businessId/offer-prices", guard("getDefaultPrices"), async (c) => {
    const { offerIds } = await readBody(c, skuListSchema(200));
    const { items, paging } = takePage(c, pageOf(state.prices, offerIds), { default: 250, maximum: 500 });
    const offers = items.map((offerId) => {
      const price = state.prices.get(offerId);
      if (!price) return { offerId };
      return { offerId, price: { ...priceToWire(price.tiyin), updatedAt: moscowTime(price.updatedAt) } };
    });
    return c.json({ status: "OK", result: { offers, paging } });
  });

  /** Asked by SKU, the list comes whole. */
  app.post("/v2/campaigns/:campaignId/offer-prices", guard("getPricesByOfferIds"), async (c) => {
    const { offerIds } = await readBody(c, skuListSchema(500));
    const wanted = pageOf(state.shopPrices, offerIds);
    const { items, paging } = offerIds
      ? { items: wanted, paging: {} }
      : takePage(c, wanted, { default: 250, maximum: 500 });
    const offers = items.map((offerId) => {
      const price = state.shopPrices.get(offerId);
      return price ? { offerId, price: priceToWire(price.tiyin), updatedAt: moscowTime(price.updatedAt) } : { offerId };
    });
    return c.json({ status: "OK", result: { offers, paging } });
  });

  const adviceSchema = z.object({
    offerIds: z.array(skuSchema).min(1).max(200).nullish(),
    competitivenessFilter: z.enum(["OPTIMAL", "AVERAGE", "LOW"]).optional(),
  });

  /** Others ask 95 % of the default price of the lamp: what is up to that is attractive, up to 110 % of it moderate. */
  app.post("/v2/businesses/:businessId/offers/recommendations", guard("getOfferRecommendations"), async (c) => {
    const { offerIds, competitivenessFilter } = await readBody(c, adviceSchema);
    const all = pageOf(state.prices, offerIds).flatMap((offerId) => adviceOf(offerId) ?? []);
    const wanted = all.filter(({ offer }) => !competitivenessFilter || offer.competitiveness === competitivenessFilter);
    const { items, paging } = takePage(c, wanted, { default: 100, maximum: 200 });
    return c.json({ status: "OK", result: { offerRecommendations: items, paging } });
  });

  const marketTiyin = 18_000_000;

  function adviceOf(offerId: string) {
    const price = findPrice(state, offerId);
    if (!price) return null;
    const optimal = marketTiyin;
    const average = (marketTiyin * 11) / 10;
    const dear = price.tiyin <= average ? "AVERAGE" : "LOW";
    return {
      offer: {
        offerId,
        price: priceToWire(price.tiyin),
        competitiveness: price.tiyin <= optimal ? "OPTIMAL" : dear,
        shows: 120,
      },
      recommendation: {
        offerId,
        competitivenessThresholds: { optimalPrice: priceToWire(optimal), averagePrice: priceToWire(average) },
      },
    };
  }
}
