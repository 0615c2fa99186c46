import { Hono } from "hono";
import type { Env } from "./gate.ts";
import { listHolding } from "./identifiers.ts";
import { marketplaceError, readInteger, readJson } from "./replies.ts";
import type { Shop, Supply } from "./state.ts";
import { addToSupply, canJoin, closeSupply, createSupply, listTasksOf } from "./supplies.ts";

export function serveSupplies() {
  const api = new Hono<Env>();

  api.post("/api/v3/supplies", async (context) => {
    const { name } = ((await readJson(context)) ?? {}) as { name?: unknown };
    if (typeof name !== "string" || name.length < 1 || name.length > 128) {
      return marketplaceError(context, 400, "IncorrectRequestBody");
    }
    return context.json({ id: createSupply(context.get("shop"), name).id }, 201);
  });

  api.get("/api/v3/supplies", (context) => {
    const shop = context.get("shop");
    const count = readInteger(context.req.query("limit"));
    const after = readInteger(context.req.query("next"));
    if (count === null || count < 1 || count > 1000 || after === null) {
      return marketplaceError(context, 400, "IncorrectParameter");
    }
    const found = shop.supplies
      .list()
      .map(({ value }) => value)
      .filter(({ number }) => number > after);
    const page = found.slice(0, count);
    const filled = listFilled(shop);
    return context.json({ next: page.at(-1)?.number ?? 0, supplies: page.map((supply) => toWire(supply, filled)) });
  });

  api.get("/api/v3/supplies/:supplyId", (context) => {
    const shop = context.get("shop");
    const supply = shop.supplies.get(context.req.param("supplyId"));
    return supply ? context.json(toWire(supply, listFilled(shop))) : marketplaceError(context, 404, "NotFound");
  });

  api.get("/api/marketplace/v3/supplies/:supplyId/order-ids", (context) => {
    const shop = context.get("shop");
    const supply = shop.supplies.get(context.req.param("supplyId"));
    if (!supply) return marketplaceError(context, 404, "NotFound");
    return context.json({ orderIds: listTasksOf(shop, supply).map(({ id }) => id) });
  });

  api.patch("/api/marketplace/v3/supplies/:supplyId/orders", async (context) => {
    const shop = context.get("shop");
    const { orders } = ((await readJson(context)) ?? {}) as { orders?: unknown };
    if (!Array.isArray(orders) || orders.length === 0 || orders.length > 100 || !orders.every(Number.isInteger)) {
      return marketplaceError(context, 400, "IncorrectParameter");
    }
    const supply = shop.supplies.get(context.req.param("supplyId"));
    const tasks = orders.map((id: number) => shop.tasks.get(String(id)));
    if (!supply || tasks.includes(undefined)) return marketplaceError(context, 404, "NotFound");
    const known = tasks.flatMap((task) => task ?? []);
    if (!known.every((task) => canJoin(shop, supply, task)))
      return marketplaceError(context, 409, "FailedToAddSupplyOrder");
    for (const task of known) addToSupply(shop, supply, task);
    return context.body(null, 204);
  });

  api.patch("/api/v3/supplies/:supplyId/deliver", (context) => {
    const shop = context.get("shop");
    const supply = shop.supplies.get(context.req.param("supplyId"));
    if (!supply) return marketplaceError(context, 404, "NotFound");
    if (listTasksOf(shop, supply).length === 0) return marketplaceError(context, 409, "SupplyHasZeroOrders");
    if (supply.closedAt) return marketplaceError(context, 409, "StatusMismatch");
    const held = listTasksOf(shop, supply).flatMap((task) => {
      const metaDetails = listHolding(task);
      return metaDetails.length > 0 ? [{ id: task.id, metaDetails }] : [];
    });
    if (held.length > 0) {
      const body = { code: "MetaValidationFail", message: "Fix them to dispatch items", data: { orders: held } };
      return context.json(body, 409);
    }
    closeSupply(shop, supply);
    return context.body(null, 204);
  });
  return api;
}

const listFilled = (shop: Shop) => new Set(shop.tasks.list().map(({ value }) => value.supplyId));

function toWire({ id, name, createdAt, closedAt }: Supply, filled: ReturnType<typeof listFilled>) {
  const isEmpty = !filled.has(id);
  return {
    id,
    isB2b: isEmpty ? null : false,
    isPickupPointShipmentAllowed: true,
    done: closedAt !== null,
    createdAt,
    closedAt,
    scanDt: null,
    name,
    cargoType: isEmpty ? 0 : 1,
    crossBorderType: isEmpty ? null : 0,
    destinationOfficeId: null,
    recommendedWhId: 0,
  };
}
