import type { Hono, MiddlewareHandler } from "hono";
import { z } from "zod";
import { skuSchema } from "./card-schemas.ts";
import { BadRequest, type Limit, readBody, refuseDuplicates, takePage } from "./replies.ts";
import { moscowTime, type State } from "./state.ts";

/** Only the v3 methods: a cabinet here has no groups of warehouses. */
export function addStockRoutes(app: Hono, state: State, limit: Limit, writes: MiddlewareHandler) {
  const updateSchema = z.object({
    skuItems: z
      .array(
        z.object({
          sku: skuSchema,
          partnerWarehouseId: z.number().int().positive(),
          count: z.number().int().min(0).max(2_000_000_000),
          updatedAt: z.iso.datetime({ offset: true }).optional(),
        }),
      )
      .min(1)
      .max(2000),
  });

  app.post(
    "/v3/businesses/:businessId/offers/stocks/update",
    writes,
    limit("updateStocksOnPartnerWarehouses", 50, "minutes"),
    async (c) => {
      const { skuItems } = await readBody(c, updateSchema);
      refuseDuplicates(skuItems.map(({ sku }) => sku));
      for (const { sku, partnerWarehouseId } of skuItems) {
        if (!state.cards.get(sku)) throw new BadRequest(`Sku ${sku} is not in the catalogue`);
        refuseWarehouse(state, partnerWarehouseId);
      }
      state.store.transaction(() => {
        for (const { sku, count } of skuItems) {
          state.stocks.put(sku, { available: count, updatedAt: state.now().getTime() });
        }
      });
      return c.json({ status: "OK" });
    },
  );

  const readSchema = z.object({
    partnerWarehouseId: z.number().int().positive(),
    offerIds: z.array(skuSchema).min(1).max(500).nullish(),
  });

  app.post(
    "/v3/businesses/:businessId/offers/stocks",
    limit("getStocksOnPartnerWarehouses", 500, "minutes"),
    async (c) => {
      const { partnerWarehouseId, offerIds } = await readBody(c, readSchema);
      refuseWarehouse(state, partnerWarehouseId);
      const known = state.stocks.list().map(({ key }) => key);
      const page = offerIds
        ? { items: known.filter((offerId) => offerIds.includes(offerId)), paging: {} }
        : takePage(c, known, { default: 50, maximum: 100 });
      const reserved = countReserved(state);
      const offers = page.items.map((offerId) => {
        const stock = state.stocks.get(offerId) ?? { available: 0, updatedAt: 0 };
        const frozen = reserved.get(offerId) ?? 0;
        const stocks = [
          { type: "FIT", count: stock.available + frozen },
          { type: "FREEZE", count: frozen },
          { type: "AVAILABLE", count: stock.available },
        ];
        return { offerId, stocks, updatedAt: moscowTime(stock.updatedAt) };
      });
      return c.json({ status: "OK", result: { partnerWarehouseId, offers, paging: page.paging } });
    },
  );
}

function refuseWarehouse({ cabinet }: State, id: number) {
  if (id !== cabinet.warehouseId) throw new BadRequest(`Warehouse ${id} is not available`);
}

/** Units of orders that still stand in the warehouse. */
function countReserved(state: State): Map<string, number> {
  const reserved = new Map<string, number>();
  for (const { value: order } of state.orders.list()) {
    if (order.status !== "PROCESSING") continue;
    reserved.set(order.offerId, (reserved.get(order.offerId) ?? 0) + order.count);
  }
  return reserved;
}
