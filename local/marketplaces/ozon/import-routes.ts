import type { Hono } from "hono";
import { z } from "zod";
import { checkItem } from "./check-item.ts";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import { settle } from "./moderation.ts";
import { itemPushed } from "./pushes.ts";
import type { ImportItem, Product, Task } from "./state.ts";

const text = z.string().default("");
const size = z.number().int().default(0);
const value = z.object({ dictionary_value_id: z.number().int().default(0), value: text });

const importBody = z.object({
  items: z
    .array(
      z.object({
        offer_id: z.string().min(1).max(50),
        name: text,
        description_category_id: z.number().int(),
        type_id: z.number().int(),
        price: z.string(),
        old_price: z.string().default("0"),
        currency_code: z.string().default("RUB"),
        vat: z.string().default("0"),
        depth: size,
        width: size,
        height: size,
        dimension_unit: z.enum(["mm", "cm", "in"]),
        weight: size,
        weight_unit: z.enum(["g", "kg", "lb"]),
        barcode: text,
        images: z.array(z.string()).max(30).default([]),
        primary_image: text,
        attributes: z.array(z.object({ id: z.number().int(), values: z.array(value).default([]) })).default([]),
      }),
    )
    .min(1)
    .max(100),
});

export function addImportRoutes(app: Hono, sandbox: Sandbox) {
  app.post("/v3/product/import", async (c) => {
    const { items } = await readBody(c, importBody);
    sandbox.limits.countProducts(items.length);
    const taskId = sandbox.state.transaction(() => {
      const id = sandbox.state.nextNumber("task", 172549701);
      sandbox.state.tasks.put(String(id), { items: items.map((item) => importItem(sandbox, item)) });
      return id;
    });
    for (const item of sandbox.state.tasks.get(String(taskId))?.items ?? [])
      sandbox.push.send(itemPushed(sandbox, item));
    return c.json({ result: { task_id: taskId } });
  });

  app.post("/v1/product/import/info", async (c) => {
    const { task_id } = await readBody(c, z.object({ task_id: z.union([z.number(), z.string()]) }));
    const task = sandbox.state.tasks.get(String(task_id));
    if (!task) throw new Refusal(404, "task not found");
    return c.json({ result: { items: task.items, total: task.items.length } });
  });
}

/** A full replacement by `offer_id`. An item with an error leaves what was there before untouched. */
function importItem(sandbox: Sandbox, item: ImportItem): Task["items"][number] {
  const { state, now, moderationMs } = sandbox;
  const old = state.products.get(item.offer_id);
  const errors = checkItem(item, state);
  if (errors.length > 0) {
    const told = errors.map((error) => ({ ...error, message: error.code, state: "validation", level: "error" }));
    return { offer_id: item.offer_id, product_id: old?.productId ?? 0, status: "failed", errors: told };
  }
  if (old && isSame(old, item)) {
    return { offer_id: item.offer_id, product_id: old.productId, status: "skipped", errors: [] };
  }
  const at = now();
  const product: Product = {
    productId: old?.productId ?? state.nextNumber("product", 137285701),
    sku: old?.sku ?? 0,
    item,
    price: item.price,
    oldPrice: item.old_price,
    verdict: "pending",
    moderatedAt: at.getTime() + moderationMs,
    errors: [],
    createdAt: old?.createdAt ?? at.toISOString(),
    updatedAt: at.toISOString(),
  };
  state.products.put(item.offer_id, product);
  settle(sandbox, item.offer_id);
  return { offer_id: item.offer_id, product_id: product.productId, status: "imported", errors: [] };
}

function isSame(old: Product, item: ImportItem): boolean {
  const isPriceKept = old.price === item.price && old.oldPrice === item.old_price;
  return old.verdict !== "rejected" && isPriceKept && JSON.stringify(old.item) === JSON.stringify(item);
}
