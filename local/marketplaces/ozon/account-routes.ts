import type { Hono } from "hono";
import { z } from "zod";
import { readBody, readCurrency, type Sandbox } from "./context.ts";
import { readCursor, writeCursor } from "./product-routes.ts";
import { readRights } from "./rights.ts";
import { readSubscription } from "./subscription.ts";

const keyLifeMs = 180 * 24 * 3_600_000;

const warehousesBody = z.object({ limit: z.number().int().min(1).max(200), cursor: z.string().default("") });

export function addAccountRoutes(app: Hono, { cabinet, state, now }: Sandbox) {
  app.post("/v1/roles", (c) => {
    const issued = state.settings.get("key-issued") ?? now().toISOString();
    state.settings.put("key-issued", issued);
    const expiresAt = new Date(new Date(issued).getTime() + keyLifeMs);
    return c.json({ expires_at: expiresAt.toISOString(), roles: [{ name: "Admin", methods: readRights(state) }] });
  });

  app.post("/v1/seller/info", (c) =>
    c.json({
      company: {
        country: "Узбекистан",
        currency: readCurrency(state),
        inn: cabinet.taxNumber,
        legal_name: `ООО «${cabinet.name}»`,
        name: cabinet.name,
        ogrn: "",
        ownership_form: "Общество с ограниченной ответственностью",
        tax_system: "UNSPECIFIED",
      },
      ratings: [],
      subscription: { is_premium: readSubscription(state) !== "UNSPECIFIED", type: readSubscription(state) },
    }),
  );

  app.post("/v2/warehouse/list", async (c) => {
    const { limit, cursor } = await readBody(c, warehousesBody);
    const extra = Number(state.settings.get("extra-warehouses") ?? 0);
    const all = [
      toWarehouse(cabinet.mainWarehouseId, "Основной склад, Ташкент", "created", false),
      toWarehouse(cabinet.pausedWarehouseId, "Склад своей доставки", "disabled", true),
      ...Array.from({ length: extra }, (_, index) =>
        toWarehouse(cabinet.pausedWarehouseId + 1 + index, `Склад ${index + 3}`, "new", true),
      ),
    ];
    const start = cursor === "" ? 0 : readCursor(cursor);
    const hasNext = all.length > start + limit;
    return c.json({
      warehouses: all.slice(start, start + limit),
      cursor: hasNext ? writeCursor(start + limit) : "",
      has_next: hasNext,
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
