import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Collection } from "../../store.ts";
import { currency } from "./cabinet.ts";
import { skuListSchema, skuSchema } from "./card-schemas.ts";
import type { Guard } from "./guard.ts";
import { priceToWire } from "./prices.ts";
import { readBody, takePage } from "./replies.ts";
import { type Price, type State, toAmount } from "./state.ts";

const confirmSchema = z.object({ offerIds: z.array(skuSchema).min(1).max(200) });

/** Prices are held where they were set: in the cabinet or in the shop. */
export function addQuarantineRoutes(app: Hono, state: State, guard: Guard) {
  const list = async (c: Context, prices: Collection<Price>) => {
    const { offerIds } = await readBody(c, skuListSchema(200));
    const held = prices.list().filter(({ key, value }) => {
      return value.lastValidTiyin !== null && (!offerIds || offerIds.includes(key));
    });
    const { items, paging } = takePage(c, held, { default: 100, maximum: 200 });
    return c.json({ status: "OK", result: { offers: items.map(heldToWire), paging } });
  };

  /** Whatever is not held stays as it is. */
  const confirm = async (c: Context, prices: Collection<Price>) => {
    const { offerIds } = await readBody(c, confirmSchema);
    for (const offerId of offerIds) {
      const price = prices.get(offerId);
      if (price) prices.put(offerId, { ...price, lastValidTiyin: null });
    }
    return c.json({ status: "OK" });
  };

  const cabinetPath = "/v2/businesses/:businessId/price-quarantine";
  const shopPath = "/v2/campaigns/:campaignId/price-quarantine";
  app.post(cabinetPath, guard("getBusinessQuarantineOffers"), (c) => list(c, state.prices));
  app.post(`${cabinetPath}/confirm`, guard("confirmBusinessPrices"), (c) => confirm(c, state.prices));
  app.post(shopPath, guard("getCampaignQuarantineOffers"), (c) => list(c, state.shopPrices));
  app.post(`${shopPath}/confirm`, guard("confirmCampaignPrices"), (c) => confirm(c, state.shopPrices));
}

function heldToWire({ key, value: { tiyin, lastValidTiyin } }: { key: string; value: Price }) {
  const lastValid = lastValidTiyin ?? tiyin;
  return {
    offerId: key,
    currentPrice: priceToWire(tiyin),
    lastValidPrice: priceToWire(lastValid),
    verdicts: [
      {
        type: "PRICE_CHANGE",
        params: [
          { name: "CURRENT_PRICE", value: String(toAmount(tiyin)) },
          { name: "LAST_VALID_PRICE", value: String(toAmount(lastValid)) },
          { name: "CURRENCY", value: currency },
        ],
      },
    ],
  };
}
