import type { Hono, MiddlewareHandler } from "hono";
import { z } from "zod";
import { currency } from "./cabinet.ts";
import { skuListSchema, skuSchema, updatePricesSchema } from "./card-schemas.ts";
import { priceToWire, refusePrice, setPrice } from "./prices.ts";
import { BadRequest, type Limit, readBody, refuseDuplicates, takePage } from "./replies.ts";
import { moscowTime, type State, toAmount } from "./state.ts";

export function addPriceRoutes(app: Hono, state: State, limit: Limit, writes: MiddlewareHandler) {
  app.post(
    "/v2/businesses/:businessId/offer-prices/updates",
    writes,
    limit("updateBusinessPrices", 10_000, "minutes", "offers"),
    async (c) => {
      const { offers } = await readBody(c, updatePricesSchema);
      refuseDuplicates(offers.map(({ offerId }) => offerId));
      for (const { offerId, price } of offers) {
        if (!state.cards.get(offerId)) throw new BadRequest(`Offer ${offerId} is not in the catalogue`);
        refusePrice(price, offerId);
      }
      state.store.transaction(() => {
        for (const { offerId, price } of offers) setPrice(state, offerId, price);
      });
      return c.json({ status: "OK" });
    },
  );

  app.post("/v2/businesses/:businessId/offer-prices", limit("getDefaultPrices", 5000, "minutes"), async (c) => {
    const { offerIds } = await readBody(c, skuListSchema(200));
    const known = state.prices.list().map(({ key }) => key);
    const wanted = offerIds ? known.filter((offerId) => offerIds.includes(offerId)) : known;
    const { items, paging } = takePage(c, wanted, { default: 250, maximum: 500 });
    const offers = items.map((offerId) => {
      const price = state.prices.get(offerId);
      if (!price) return { offerId };
      return { offerId, price: { ...priceToWire(price.tiyin), updatedAt: moscowTime(price.updatedAt) } };
    });
    return c.json({ status: "OK", result: { offers, paging } });
  });

  app.post(
    "/v2/businesses/:businessId/price-quarantine",
    limit("getBusinessQuarantineOffers", 5000, "minutes"),
    async (c) => {
      const { offerIds } = await readBody(c, skuListSchema(200));
      const held = state.prices.list().filter(({ key, value }) => {
        return value.lastValidTiyin !== null && (!offerIds || offerIds.includes(key));
      });
      const { items, paging } = takePage(c, held, { default: 100, maximum: 200 });
      const offers = items.map(({ key, value: { tiyin, lastValidTiyin } }) => ({
        offerId: key,
        currentPrice: priceToWire(tiyin),
        lastValidPrice: priceToWire(lastValidTiyin ?? tiyin),
        verdicts: [
          {
            type: "PRICE_CHANGE",
            params: [
              { name: "CURRENT_PRICE", value: String(toAmount(tiyin)) },
              { name: "LAST_VALID_PRICE", value: String(toAmount(lastValidTiyin ?? tiyin)) },
              { name: "CURRENCY", value: currency },
            ],
          },
        ],
      }));
      return c.json({ status: "OK", result: { offers, paging } });
    },
  );

  const confirmSchema = z.object({ offerIds: z.array(skuSchema).min(1).max(200) });

  app.post(
    "/v2/businesses/:businessId/price-quarantine/confirm",
    writes,
    limit("confirmBusinessPrices", 5000, "minutes", "offerIds"),
    async (c) => {
      const { offerIds } = await readBody(c, confirmSchema);
      for (const offerId of offerIds) {
        const price = state.prices.get(offerId);
        if (price) state.prices.put(offerId, { ...price, lastValidTiyin: null });
      }
      return c.json({ status: "OK" });
    },
  );
}
