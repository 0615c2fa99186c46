import { Hono } from "hono";
import { z } from "zod";
import type { Env } from "./gate.ts";
import { applyDueTasks } from "./price-tasks.ts";
import { formatSeconds, pricesError, pricesOk, readInteger, readJson } from "./replies.ts";
import type { PriceTask, Shop } from "./state.ts";

const itemSchema = z.object({
  nmID: z.int(),
  price: z.int().min(0).optional(),
  discount: z.int().min(0).max(99).optional(),
});

/** One answer for two things: nothing in the load is known, or nothing in it is new. */
const nothingToDo = "All item Nos. are specified incorrectly, or the specified prices and discounts are already set";

export function servePrices(priceTaskMs: number) {
  const api = new Hono<Env>();

  api.post("/api/v2/upload/task", async (context) => {
    const shop = context.get("shop");
    applyDueTasks(shop);
    const load = await readJson(context);
    const data = (load as { data?: unknown } | null)?.data;
    if (!Array.isArray(data) || data.length === 0) return pricesError(context, 400, "Invalid data format");
    if (data.length > 1000)
      return pricesError(context, 400, "Upload limit exceeded: You can upload a maximum of 1 000 items");
    const items = z.array(itemSchema).safeParse(data);
    if (!items.success) return pricesError(context, 400, explain(items.error));
    const numbers = items.data.map(({ nmID }) => nmID);
    if (new Set(numbers).size < numbers.length) return pricesError(context, 400, "Duplicate item Nos.");
    const isStrange = (nmID: number) => !shop.cards.get(String(nmID));
    if (numbers.every(isStrange)) return pricesError(context, 400, nothingToDo);
    if (numbers.some(isStrange)) return pricesError(context, 400, "Invalid item No.");
    if (items.data.some(({ price, discount }) => price === undefined && discount === undefined)) {
      return pricesError(context, 400, "Invalid data format");
    }
    const wanted = items.data.map(({ nmID, price, discount }) => {
      const now = shop.prices.get(String(nmID)) ?? { price: 0, discount: 0 };
      return { nmID, price: price ?? now.price, discount: discount ?? now.discount, now };
    });
    if (wanted.every(({ price, discount, now }) => price === now.price && discount === now.discount)) {
      return pricesError(context, 400, "The specified prices and discounts are already set");
    }
    const text = JSON.stringify(items.data);
    const last = shop.priceTasks.list().at(-1)?.value;
    if (last?.load === text) {
      const data = { id: last.id, alreadyExists: true };
      return context.json({ data, error: false, errorText: "This task already exists" }, 208);
    }
    const task: PriceTask = {
      id: shop.takeNumber("price-task", 146_567_001),
      load: text,
      createdAt: formatSeconds(shop.now()),
      readyAt: shop.now().getTime() + priceTaskMs,
      wanted: wanted.map(({ nmID, price, discount }) => ({ nmID, price, discount })),
      results: null,
    };
    shop.priceTasks.put(String(task.id), task);
    applyDueTasks(shop);
    return context.json(pricesOk({ id: task.id, alreadyExists: false }));
  });

  api.get("/api/v2/history/tasks", (context) => {
    const task = findTask(context.get("shop"), context.req.query("uploadID"));
    return context.json(pricesOk(task?.results ? describeTask(task, statusOf(task.results)) : null));
  });

  api.get("/api/v2/buffer/tasks", (context) => {
    const task = findTask(context.get("shop"), context.req.query("uploadID"));
    return context.json(pricesOk(task && !task.results ? describeTask(task, 1) : null));
  });

  api.get("/api/v2/history/goods/task", (context) => {
    const shop = context.get("shop");
    const { limit, offset, uploadID } = context.req.query();
    if (readInteger(limit) === null) return pricesError(context, 400, "Invalid request parameters");
    const task = findTask(shop, uploadID);
    const start = readInteger(offset) ?? 0;
    const results = task?.results?.slice(start, start + (readInteger(limit) ?? 0)) ?? null;
    return context.json({
      data: {
        uploadID: task?.id ?? null,
        historyGoods:
          results?.map(({ nmID, price, discount, errorText }) => ({
            nmID,
            vendorCode: shop.cards.get(String(nmID))?.vendorCode ?? "",
            sizeID: null,
            techSizeName: "",
            price,
            currencyIsoCode4217: "RUB",
            discount,
            clubDiscount: null,
            status: errorText ? 3 : 2,
            errorText,
          })) ?? null,
      },
    });
  });
  return api;
}

/** Every part of it says what is wrong with the first bad item in the specification's words. */
function explain(error: z.ZodError): string {
  const field = error.issues[0]?.path.at(-1);
  if (field === "price")
    return error.issues[0]?.code === "too_small" ? "Invalid price value" : "Price should be a whole number";
  if (field === "discount") return "Invalid discount value";
  return field === "nmID" ? "Invalid item No." : "Invalid data format";
}

function findTask(shop: Shop, uploadID: string | undefined): PriceTask | undefined {
  applyDueTasks(shop);
  return shop.priceTasks.get(uploadID ?? "");
}

function statusOf(results: NonNullable<PriceTask["results"]>): number {
  const bad = results.filter(({ errorText }) => errorText).length;
  if (bad === 0) return 3;
  return bad === results.length ? 6 : 5;
}

const describeTask = ({ id, createdAt, wanted, results }: PriceTask, status: number) => ({
  uploadID: id,
  status,
  uploadDate: createdAt,
  activationDate: createdAt,
  overAllGoodsNumber: wanted.length,
  successGoodsNumber: results?.filter(({ errorText }) => !errorText).length ?? 0,
});
