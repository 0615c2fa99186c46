import type { Context, Hono } from "hono";
import { z } from "zod";
import { skuSchema } from "./card-schemas.ts";
import type { Guard } from "./guard.ts";
import { BadRequest, readBody, refuseDuplicates, takePage } from "./replies.ts";
import { moscowTime, type State } from "./state.ts";

const amount = z.number().int().min(0).max(2_000_000_000);
const moment = z.iso.datetime({ offset: true }).optional();

/** By warehouse, or by shop where the warehouses form a group. */
export function addStockRoutes(app: Hono, state: State, guard: Guard) {
  const store = (stocks: { sku: string; count: number }[]) => {
    refuseDuplicates(stocks.map(({ sku }) => sku));
    for (const { sku } of stocks) {
      if (!state.cards.get(sku)) throw new BadRequest(`Sku ${sku} is not in the catalogue`);
    }
    state.store.transaction(() => {
      for (const { sku, count } of stocks) {
        state.stocks.put(sku, { available: count, updatedAt: state.now().getTime() });
      }
    });
  };

  const offersOf = (skus: string[]) => {
    const reserved = countReserved(state);
    return skus.map((offerId) => {
      const stock = state.stocks.get(offerId) ?? { available: 0, updatedAt: 0 };
      const frozen = reserved.get(offerId) ?? 0;
      const stocks = [
        { type: "FIT", count: stock.available + frozen },
        { type: "FREEZE", count: frozen },
        { type: "AVAILABLE", count: stock.available },
      ];
      return { offerId, stocks, updatedAt: moscowTime(stock.updatedAt) };
    });
  };

  /** Asked by SKU, the list comes whole. */
  const pageOf = (c: Context, offerIds: string[] | null | undefined) => {
    const known = state.stocks.list().map(({ key }) => key);
    return offerIds
      ? { items: known.filter((offerId) => offerIds.includes(offerId)), paging: {} }
      : takePage(c, known, { default: 50, maximum: 100 });
  };

  const updateSchema = z.object({
    skuItems: z
      .array(
        z.object({
          sku: skuSchema,
          partnerWarehouseId: z.number().int().positive(),
          count: amount,
          updatedAt: moment,
        }),
      )
      .min(1)
      .max(2000),
  });

  app.post("/v3/businesses/:businessId/offers/stocks/update", guard("updateStocksOnPartnerWarehouses"), async (c) => {
    const { skuItems } = await readBody(c, updateSchema);
    for (const { partnerWarehouseId } of skuItems) refuseWarehouse(state, partnerWarehouseId);
    store(skuItems);
    return c.json({ status: "OK" });
  });

  const readSchema = z.object({
    partnerWarehouseId: z.number().int().positive(),
    offerIds: z.array(skuSchema).min(1).max(500).nullish(),
  });

  app.post("/v3/businesses/:businessId/offers/stocks", guard("getStocksOnPartnerWarehouses"), async (c) => {
    const { partnerWarehouseId, offerIds } = await readBody(c, readSchema);
    refuseWarehouse(state, partnerWarehouseId);
    const { items, paging } = pageOf(c, offerIds);
    return c.json({ status: "OK", result: { partnerWarehouseId, offers: offersOf(items), paging } });
  });

  const updateByShopSchema = z.object({
    skus: z
      .array(z.object({ sku: skuSchema, items: z.array(z.object({ count: amount, updatedAt: moment })).length(1) }))
      .min(1)
      .max(2000),
  });

  app.put("/v2/campaigns/:campaignId/offers/stocks", guard("updateStocks"), async (c) => {
    const { skus } = await readBody(c, updateByShopSchema);
    store(skus.map(({ sku, items }) => ({ sku, count: items[0]?.count ?? 0 })));
    return c.json({ status: "OK" });
  });

  const readByShopSchema = z.object({
    offerIds: z.array(skuSchema).min(1).max(500).nullish(),
    withTurnover: z.boolean().optional(),
    archived: z.boolean().optional(),
  });

  /** Every warehouse of a group shows the same; beside them stands the marketplace's own one for returns. */
  app.post("/v2/campaigns/:campaignId/offers/stocks", guard("getStocks"), async (c) => {
    const { offerIds } = await readBody(c, readByShopSchema);
    const { items, paging } = pageOf(c, offerIds);
    const { warehouseId } = state.cabinet;
    const own = state.traits().hasWarehouseGroup ? [warehouseId, warehouseId + 1] : [warehouseId];
    const warehouses = own.map((id) => ({ warehouseId: id, offers: offersOf(items) }));
    const returned = { offerId: items[0] ?? "", stocks: [{ type: "AVAILABLE", count: 99 }] };
    const ofReturns = items.length > 0 ? [{ warehouseId: 300, offers: [returned] }] : [];
    return c.json({ status: "OK", result: { warehouses: [...warehouses, ...ofReturns], paging } });
  });
}

function refuseWarehouse({ cabinet, traits }: State, id: number) {
  if (id !== cabinet.warehouseId || traits().hasWarehouseGroup)
    throw new BadRequest(`Warehouse ${id} is not available`);
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
