import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, readCurrency, type Sandbox } from "./context.ts";

const window = z.object({ time_from: z.iso.datetime({ offset: true }), time_to: z.iso.datetime({ offset: true }) });
const returnsBody = z.object({
  filter: z
    .object({
      posting_numbers: z.array(z.string()).max(50).optional(),
      visual_status_change_moment: window.optional(),
      logistic_return_date: window.optional(),
      return_schema: z.enum(["FBS", "FBO"]).optional(),
    })
    .default({}),
  limit: z.number().int().min(1).max(500),
  last_id: z.number().int().default(0),
});

export function addReturnRoutes(app: Hono, { state, cabinet }: Sandbox) {
  app.post("/v1/returns/list", async (c) => {
    const { filter, limit, last_id } = await readBody(c, returnsBody);
    const currency = readCurrency(state);
    if (filter.visual_status_change_moment && filter.logistic_return_date) {
      throw new Refusal(400, "only one time filter is allowed");
    }
    const time = filter.visual_status_change_moment ?? filter.logistic_return_date;
    const rest = state.returns
      .list()
      .map(({ value }) => value)
      .filter(({ id }) => id > last_id && filter.return_schema !== "FBO")
      .filter(({ postingNumber }) => filter.posting_numbers?.includes(postingNumber) ?? true)
      .filter(({ changedAt }) => !time || isWithin(changedAt, time));
    const page = rest.slice(0, limit);
    return c.json({
      returns: page.map((one) => ({
        id: one.id,
        company_id: Number(cabinet.clientId) || 0,
        posting_number: one.postingNumber,
        type: one.type,
        schema: "Fbs",
        return_reason_name: one.reason,
        product: {
          sku: one.line.sku,
          offer_id: one.line.offerId,
          name: one.line.name,
          price: { currency_code: currency, price: Number(one.line.price) },
          quantity: one.line.quantity,
        },
        logistic: { return_date: one.changedAt, barcode: "" },
        visual: {
          status: { id: one.status.id, display_name: one.status.name, sys_name: one.status.systemName },
          change_moment: one.changedAt,
        },
      })),
      has_next: rest.length > page.length,
    });
  });
}

function isWithin(time: string, { time_from, time_to }: z.infer<typeof window>): boolean {
  const at = Date.parse(time);
  return at >= Date.parse(time_from) && at <= Date.parse(time_to);
}
