import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type pg from "pg";
import { readDefinition } from "./definition.ts";
import { readEvents } from "./event-request.ts";
import type { Executor } from "./executor.ts";
import { acceptEvents, type Incoming } from "./intake.ts";
import { addPages } from "./pages.ts";
import { type Registry, stableUuid } from "./registry.ts";
import { listLivingRunIds, listRuns, type RunCache } from "./run-cache.ts";
import { bearerToken, isSameSecret } from "./signature.ts";
import { makeUlid } from "./ulid.ts";
import type { Writer } from "./writer.ts";

const largestRequest = 8 * 1024 * 1024;

type Parts = {
  pool: pg.Pool;
  cache: RunCache;
  registry: Registry;
  writer: Writer;
  executor: Executor;
  eventKey: string;
  signingKey: string;
};

/** The HTTP API that the SDK speaks to. */
export function createServer({ pool, cache, registry, writer, executor, eventKey, signingKey }: Parts) {
  const server = new Hono();
  const token = `Bearer ${bearerToken(signingKey)}`;
  const findRuns = (fn: string) => listLivingRunIds(pool, fn);

  server.use(async (context, next) => {
    await next();
    context.header("x-inngest-server-kind", "cloud");
  });
  server.use(bodyLimit({ maxSize: largestRequest }));
  server.onError((error, context) => {
    if (error instanceof SyntaxError) return context.json({ status: 400, error: "the body is not JSON" }, 400);
    console.error(`jobs: ${context.req.method} ${context.req.path} failed`, error);
    return context.json({ status: 500, error: "internal error" }, 500);
  });

  server.post("/e/:key", async (context) => {
    if (!isSameSecret(context.req.param("key"), eventKey)) {
      return context.json({ status: 401, message: "", error: "Event key not found" }, 401);
    }
    const seed = context.req.header("x-inngest-event-id-seed") ?? null;
    const incoming = readEvents(await context.req.text(), seed, Date.now());
    if (typeof incoming === "string") return context.json({ ids: [], status: 400, error: incoming }, 400);
    await writer.submit(acceptEvents(registry, findRuns, incoming));
    return context.json({ ids: incoming.map((event: Incoming) => event.id), status: 200 });
  });

  for (const path of ["/fn/*", "/v0/*", "/v1/*"]) {
    server.use(path, async (context, next) => {
      const isKnown = isSameSecret(context.req.header("authorization") ?? "", token);
      return isKnown ? next() : context.text("Authentication failed\n", 401);
    });
  }

  server.post("/fn/register", async (context) => {
    const body = await context.req.json<{ appName?: unknown; functions?: unknown }>();
    const app = String(body.appName ?? "");
    const definitions = (Array.isArray(body.functions) ? body.functions : []).map(readDefinition);
    const refusals = definitions.filter((definition) => typeof definition === "string");
    if (refusals.length > 0) {
      return context.json({ ok: false, status: 400, modified: false, error: refusals.join("\n") }, 400);
    }
    const modified = await registry.replace(
      app,
      definitions.filter((definition) => typeof definition !== "string"),
    );
    return context.json({ ok: true, modified, sync_id: makeUlid(), app_id: stableUuid(`app:${app}`) });
  });

  server.post("/v1/checkpoint/:run/async", async (context) => {
    const isCurrent = await executor.checkpoint(context.req.param("run"), await context.req.json());
    return isCurrent ? context.body("", 200) : context.json({ status: 409, error: "stale dispatch" }, 409);
  });

  server.get("/v0/runs/:run/actions", async (context) => {
    const run = await cache.get(context.req.param("run"));
    if (!run) return context.json({ status: 404, error: "run not found" }, 404);
    return context.json(Object.fromEntries(run.steps.map((step) => [step.id, step.value])));
  });

  server.get("/v0/runs/:run/batch", async (context) => {
    const run = await cache.get(context.req.param("run"));
    return run ? context.json(run.events) : context.json({ status: 404, error: "run not found" }, 404);
  });

  server.get("/v1/runs/:run", async (context) => {
    const [run] = await listRuns(pool, { id: context.req.param("run"), limit: 1 });
    return run ? context.json({ data: run }) : context.json({ status: 404, error: "run not found" }, 404);
  });

  server.all("/v1/*", (context) => context.json({ status: 501, error: "not supported by this server" }, 501));
  addPages(server, pool, registry);
  return server;
}
