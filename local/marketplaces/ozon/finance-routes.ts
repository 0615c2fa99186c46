import type { Hono } from "hono";
import { z } from "zod";
import { readBody, readCurrency, type Sandbox } from "./context.ts";
import { accrualTypes } from "./finance.ts";

const accrualsBody = z.object({ posting_numbers: z.array(z.string()).min(1).max(200) });

export function addFinanceRoutes(app: Hono, { state }: Sandbox) {
  app.post("/v1/finance/accrual/types", (c) => c.json({ accrual_types: accrualTypes }));

  app.post("/v1/finance/accrual/postings", async (c) => {
    const { posting_numbers } = await readBody(c, accrualsBody);
    const currency = readCurrency(state);
    return c.json({
      posting_accruals: posting_numbers.flatMap((number) => {
        const accruals = state.accruals.get(number);
        if (!accruals) return [];
        return {
          posting_number: number,
          accruals: accruals.map((one) => ({
            accrual_date: one.date,
            accrued: { amount: one.amount, currency },
            quantity: one.quantity,
            seller_price: { amount: one.price, currency },
            sku: one.sku,
            type_id: one.typeId,
          })),
        };
      }),
    });
  });
}
