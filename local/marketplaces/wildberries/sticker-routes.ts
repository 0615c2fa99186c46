import { type Context, Hono } from "hono";
import type { Env } from "./gate.ts";
import { marketplaceError, readJson } from "./replies.ts";
import type { Shop, Task } from "./state.ts";
import { drawPdf, drawPng, drawSvg, drawZpl } from "./stickers.ts";

const sizes = ["58x40", "40x30"];

/** Only tasks that are being packed or on their way have a sticker; others are passed over. */
export function serveStickers() {
  const api = new Hono<Env>();

  api.post("/api/v3/orders/stickers", async (context) => {
    const { type = "", width, height } = context.req.query();
    const drawings: Record<string, (task: Task) => string> = {
      svg: drawSvg,
      png: drawPng,
      zplv: drawZpl,
      zplh: drawZpl,
    };
    const draw = drawings[type];
    if (!draw || !sizes.includes(`${width}x${height}`)) return marketplaceError(context, 400, "IncorrectParameter");
    const tasks = await readTasks(context);
    if (!tasks) return marketplaceError(context, 400, "IncorrectRequestBody");
    const stickers = tasks
      .filter(({ isCrossBorder }) => !isCrossBorder)
      .map((task) => ({ ...partsOf(task), file: encode(draw(task)) }));
    return context.json({ stickers });
  });

  // The carrier's number is there the second time that somebody asks.
  api.post("/api/v3/orders/stickers/cross-border", async (context) => {
    const shop = context.get("shop");
    const tasks = await readTasks(context);
    if (!tasks) return marketplaceError(context, 400, "IncorrectRequestBody");
    const stickers = tasks.filter(({ isCrossBorder }) => isCrossBorder).map((task) => describeCrossBorder(shop, task));
    return context.json({ stickers });
  });
  return api;
}

async function readTasks(context: Context<Env>): Promise<Task[] | null> {
  const { orders } = ((await readJson(context)) ?? {}) as { orders?: unknown };
  if (!Array.isArray(orders) || orders.length < 1 || orders.length > 100 || !orders.every(Number.isInteger))
    return null;
  const { tasks } = context.get("shop");
  const found = orders.flatMap((id: number) => tasks.get(String(id)) ?? []);
  return found.filter(({ supplierStatus }) => supplierStatus === "confirm" || supplierStatus === "complete");
}

const encode = (text: string) => Buffer.from(text, "latin1").toString("base64");

const partsOf = ({ id }: Task) => ({
  orderId: id,
  partA: String(id).slice(0, -4),
  partB: String(id).slice(-4),
  barcode: `!u${Buffer.from(String(id)).toString("base64").slice(0, 6)}`,
});

function describeCrossBorder(shop: Shop, task: Task) {
  if (!task.parcelId) {
    shop.tasks.put(String(task.id), { ...task, parcelId: `WB${task.id}` });
    return {
      orderId: task.id,
      status: "awaitingTrackNumber",
      parcelId: "",
      file: "",
      partA: "",
      partB: "",
      barcode: "",
    };
  }
  return { ...partsOf(task), status: "ready", parcelId: task.parcelId, file: encode(drawPdf(task)) };
}
