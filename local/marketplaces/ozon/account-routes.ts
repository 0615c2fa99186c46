import type { Hono } from "hono";
import { z } from "zod";
import { currency, readBody, type Sandbox } from "./context.ts";
import { servedPaths } from "./served-paths.ts";

const keyLifeMs = 180 * 24 * 3_600_000;

const warehousesBody = z.object({ limit: z.number().int().min(1).max(200), cursor: z.string().default("") });

export function addAccountRoutes(app: Hono, { cabinet, state, now }: Sandbox) {
  app.post("/v1/roles", (c) => {
    const issued = state.settings.get("key-issued") ?? now().toISOString();
    state.settings.put("key-issued", issued);
    const expiresAt = new Date(new Date(issued).getTime() + keyLifeMs);
    return c.json({ expires_at: expiresAt.toISOString(), roles: [{ name: "Admin", methods: servedPaths }] });
  });

  app.post("/v1/seller/info", (c) =>
    c.json({
      company: {
        country: "Узбекистан",
        currency,
        inn: cabinet.taxNumber,
        legal_name: `ООО «${cabinet.name}»`,
        name: cabinet.name,
        ogrn: "",
        ownership_form: "Общество с ограниченной ответственностью",
        tax_system: "UNSPECIFIED",
      },
      ratings: [],
      subscription: { is_premium: false, type: "UNSPECIFIED" },
    }),
  );

  app.post("/v2/warehouse/list", async (c) => {
    await readBody(c, warehousesBody);
    return c.json({
      warehouses: [
        toWarehouse(cabinet.mainWarehouseId, "Основной склад, Ташкент", "created", false),
        toWarehouse(cabinet.pausedWarehouseId, "Склад своей доставки", "disabled", true),
      ],
      cursor: "",
      has_next: false,
    });
  });
}

function toWarehouse(id: number, name: string, status: string, isRfbs: boolean) {
  return {
    warehouse_id: id,
    name,
    status,
    is_rfbs: isRfbs,
    is_kgt: false,
    is_express: false,
    has_postings_limit: false,
    min_postings_limit: 0,
    postings_limit: -1,
    warehouse_type: "",
    working_days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
  };
}
