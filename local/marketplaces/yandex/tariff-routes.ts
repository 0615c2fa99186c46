import type { Hono } from "hono";
import { z } from "zod";
import { currency } from "./cabinet.ts";
import { findCategory } from "./categories.ts";
import type { Guard } from "./guard.ts";
import { BadRequest, fail, readBody } from "./replies.ts";
import type { State } from "./state.ts";
import { rates } from "./stats-routes.ts";

const measure = z.number().nonnegative();

const tariffsSchema = z.object({
  parameters: z.object({
    campaignId: z.number().int().positive().optional(),
    sellingProgram: z.enum(["FBY", "FBS", "DBS", "EXPRESS", "LAAS"]).optional(),
    frequency: z.enum(["DAILY", "WEEKLY", "BIWEEKLY", "MONTHLY"]).optional(),
    paymentDelayWeeks: z.number().int().min(0).max(4).optional(),
    currency: z.string().optional(),
  }),
  offers: z
    .array(
      z.object({
        categoryId: z.number().int().nonnegative(),
        price: measure,
        length: measure,
        width: measure,
        height: measure,
        weight: measure,
        quantity: z.number().int().positive().optional(),
      }),
    )
    .min(1)
    .max(200),
});

/** The fees that a sale will have, and the sorting of the parcel, whose price hangs on the place of hand-over. */
export function addTariffRoutes(app: Hono, { cabinet }: State, guard: Guard) {
  app.post("/v2/tariffs/calculate", guard("calculateTariffs"), async (c) => {
    const { parameters, offers } = await readBody(c, tariffsSchema);
    const { campaignId, sellingProgram } = parameters;
    if ((campaignId === undefined) === (sellingProgram === undefined)) {
      throw new BadRequest("Either campaignId or sellingProgram is required");
    }
    if (campaignId !== undefined && campaignId !== cabinet.campaignId) {
      return fail(c, 403, `Access denied to campaign ${campaignId}`);
    }
    const asked = parameters.currency ?? "RUR";
    if (asked !== currency) throw new BadRequest(`currency must be ${currency}`);
    for (const { categoryId } of offers) {
      if (!findCategory(categoryId) || findCategory(categoryId)?.children) {
        throw new BadRequest(`Category ${categoryId} is not a leaf category`);
      }
    }
    const answers = offers.map((offer) => ({ offer, tariffs: [...shares(offer.price), ...sorting()] }));
    return c.json({ status: "OK", result: { offers: answers } });
  });
}

const shares = (price: number) =>
  rates.map(({ type, basisPoints }) => ({
    type,
    amount: Math.round(price * basisPoints) / 10_000,
    currency,
    parameters: [
      { name: "value", value: String(basisPoints / 100) },
      { name: "valueType", value: "relative" },
    ],
  }));

const sorting = () =>
  [2500, 4000].map((amount) => ({
    type: "SORTING",
    amount,
    currency,
    parameters: [
      { name: "value", value: String(amount) },
      { name: "valueType", value: "absolute" },
      { name: "transitWarehouseType", value: amount === 2500 ? "SORTING_CENTER" : "PICKUP_POINT" },
    ],
  }));
