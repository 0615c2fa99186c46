import { timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { galleryPage } from "./page.ts";
import { readOrder } from "./read-order.ts";
import type { Studio, Task } from "./studio.ts";

const maxBodyBytes = 30 * 1024 * 1024;

/** The part of Black Forest Labs' API that its clients use: order, poll, fetch, all on one origin. */
export function buildApp(apiKey: string, studio: Studio): Hono {
  const app = new Hono();
  app.notFound((context) => context.json({ detail: "Not Found" }, 404));
  app.onError((error, context) => {
    console.error(error);
    return context.json({ detail: "Internal Server Error" }, 500);
  });
  app.get("/", (context) => context.html(galleryPage(studio.listTasks())));

  app.get("/v1/samples/:sample", (context) => {
    const picture = studio.findPicture(context.req.param("sample"));
    if (!picture) return context.notFound();
    return context.body(new Uint8Array(picture.bytes), 200, { "content-type": `image/${picture.format}` });
  });
  app.use("/v1/*", async (context, next) => {
    if (!isKey(context.req.header("x-key"), apiKey)) return context.json({ detail: "Not authenticated" }, 403);
    await next();
  });
  app.get("/v1/get_result", (context) => {
    const id = context.req.query("id") ?? "";
    const task = studio.findTask(id);
    if (!task) return context.json({ id, status: "Task not found", result: null }, 404);
    return context.json({ id, status: task.status, result: resultOf(task, context), progress: null });
  });
  app.post("/v1/:model{flux[a-z0-9.-]*}", limitBody, async (context) => {
    const order = await readOrder(await context.req.json().catch(() => null));
    if ("detail" in order) return context.json(order, 422);
    const task = studio.submit(context.req.param("model"), order);
    return context.json({ id: task.id, polling_url: `${originOf(context)}/v1/get_result?id=${task.id}` });
  });
  return app;
}

const limitBody = bodyLimit({
  maxSize: maxBodyBytes,
  onError: (context) => context.json({ detail: "Request too large" }, 413),
});

function resultOf(task: Task, context: Context) {
  if (task.status !== "Ready" || task.finishedAt === null) return null;
  return {
    sample: `${originOf(context)}/v1/samples/${task.sample}`,
    prompt: task.prompt,
    seed: task.seed,
    start_time: task.submittedAt / 1000,
    end_time: task.finishedAt / 1000,
    duration: (task.finishedAt - task.submittedAt) / 1000,
  };
}

/** The address that the caller used: clients follow links only to the origin that they know. */
function originOf(context: Context): string {
  return new URL(context.req.url).origin;
}

function isKey(given: string | undefined, apiKey: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(apiKey)];
  return a.length === b.length && timingSafeEqual(a, b);
}
