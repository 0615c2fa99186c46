import { Hono } from "hono";
import { z } from "zod";
import type { Env } from "./gate.ts";
import { describeIdentifiers, type IdentifierKey, identifierKeys, takes } from "./identifiers.ts";
import { marketplaceError, readInteger, readJson } from "./replies.ts";

const sized = (size: number) => z.string().length(size);

/** What each kind is sent as, and what of it is kept. */
const bodies: Record<IdentifierKey, z.ZodType<string>> = {
  sgtin: z
    .object({ sgtins: z.array(z.string().min(16).max(135)).min(1).max(100) })
    .transform(({ sgtins }) => sgtins.join(",")),
  imei: z.object({ imei: sized(15) }).transform(({ imei }) => imei),
  uin: z.object({ uin: sized(16) }).transform(({ uin }) => uin),
  gtin: z.object({ gtin: sized(13) }).transform(({ gtin }) => gtin),
};

const listSchema = z.object({ orders: z.array(z.int()).min(1).max(100) });

/** Marking codes of tasks: reading what is asked for, and fixing it while a task is being packed. */
export function serveIdentifiers() {
  const api = new Hono<Env>();

  api.post("/api/marketplace/v3/orders/meta", async (context) => {
    const input = listSchema.safeParse(await readJson(context));
    if (!input.success) return context.json({ code: "BadRequest", message: "Неправильный запрос", data: {} }, 400);
    const { tasks } = context.get("shop");
    const found = input.data.orders.flatMap((id) => tasks.get(String(id)) ?? []);
    if (found.length === 0) return context.json({ code: "NotFound", message: "Не найдено", data: {} }, 404);
    return context.json({ orders: found.map((task) => ({ id: task.id, metaDetails: describeIdentifiers(task) })) });
  });

  for (const key of identifierKeys) {
    api.put(`/api/v3/orders/:orderId/meta/${key}`, async (context) => {
      const shop = context.get("shop");
      const id = readInteger(context.req.param("orderId") ?? "");
      if (id === null) return marketplaceError(context, 400, "IncorrectParameter");
      const value = bodies[key].safeParse(await readJson(context));
      if (!value.success) return marketplaceError(context, 400, "IncorrectRequestBody");
      const task = shop.tasks.get(String(id));
      if (task?.supplierStatus !== "confirm" || task.wbStatus !== "waiting" || !task.identifiers) {
        return marketplaceError(context, 409, "FailedToUpdateMeta");
      }
      if (!takes(task, key)) return marketplaceError(context, 409, "MetaKeyNotRequired");
      const { identifiers } = task;
      const held = { ...identifiers.held, [key]: value.data };
      shop.tasks.put(String(id), { ...task, identifiers: { ...identifiers, held } });
      return context.body(null, 204);
    });
  }
  return api;
}
