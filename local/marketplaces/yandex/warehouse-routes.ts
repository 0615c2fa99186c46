import type { Hono } from "hono";
import { z } from "zod";
import type { Guard } from "./guard.ts";
import { readBody, takePage } from "./replies.ts";
import type { State } from "./state.ts";

const address = {
  city: "Ташкент",
  street: "Амира Темура",
  number: "1",
  gps: { latitude: 41.311_081, longitude: 69.240_562 },
};

const components = (...names: [string, ...string[]]) => z.array(z.enum(names)).min(1).nullish();

/** The newer list knows warehouses without a group alone, the older one all of them and their shops. */
export function addWarehouseRoutes(app: Hono, { cabinet, traits }: State, guard: Guard) {
  const separateSchema = z.object({
    warehouseIds: z.array(z.number().int()).min(1).nullish(),
    components: components("ADDRESS"),
  });

  app.post("/v3/businesses/:businessId/warehouses", guard("getPartnerWarehouses"), async (c) => {
    const { warehouseIds, components: wanted } = await readBody(c, separateSchema);
    const warehouse = {
      id: cabinet.warehouseId,
      name: cabinet.warehouseName,
      models: [{ placementType: "FBS", apiAvailability: "AVAILABLE" }],
      ...(wanted?.includes("ADDRESS") && { address }),
    };
    const isAsked = !warehouseIds || warehouseIds.includes(warehouse.id);
    const all = isAsked && !traits().hasWarehouseGroup ? [warehouse] : [];
    const { items, paging } = takePage(c, all, { default: 15, maximum: 30 });
    return c.json({ status: "OK", result: { warehouses: items, paging } });
  });

  const ownedSchema = z.object({
    campaignIds: z.array(z.number().int()).min(1).max(25).nullish(),
    components: components("ADDRESS", "STATUS"),
  });

  app.post("/v2/businesses/:businessId/warehouses", guard("getPagedWarehouses"), async (c) => {
    const { campaignIds, components: wanted } = await readBody(c, ownedSchema);
    const more = {
      ...(wanted?.includes("ADDRESS") && { address }),
      ...(wanted?.includes("STATUS") && { status: { status: "OTHER" } }),
    };
    const names = traits().hasWarehouseGroup ? [cabinet.warehouseName, "Склад Чиланзар"] : [cabinet.warehouseName];
    const warehouses = names.map((name, index) => ({
      id: cabinet.warehouseId + index,
      name,
      campaignId: cabinet.campaignId,
      express: false,
      ...(traits().hasWarehouseGroup && { groupInfo: { id: cabinet.warehouseId + 1000, name: "Ташкент" } }),
      ...more,
    }));
    const isAsked = !campaignIds || campaignIds.includes(cabinet.campaignId);
    const { items, paging } = takePage(c, isAsked ? warehouses : [], { default: 15, maximum: 30 });
    return c.json({ status: "OK", result: { warehouses: items, paging } });
  });
}
