import { Hono, type MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Running, serveLocally } from "../../serve.ts";
import { addCardRoutes } from "./card-routes.ts";
import { addConnectionRoutes } from "./connection-routes.ts";
import { addControlRoutes } from "./control-routes.ts";
import { addOrderRoutes } from "./order-routes.ts";
import { addPage } from "./page.ts";
import { addPriceRoutes } from "./price-routes.ts";
import { createPushes } from "./pushes.ts";
import { BadRequest, createLimit, fail } from "./replies.ts";
import { cabinet, openState } from "./state.ts";
import { addStatsRoutes } from "./stats-routes.ts";
import { addStockRoutes } from "./stock-routes.ts";

export type YandexSandboxOptions = {
  /** The Api-Key of the one cabinet, with all rights. */
  key: string;
  /** A second key that may only read. */
  readOnlyKey?: string;
  port?: number;
  /** SQLite file; without it the state lives in memory. */
  stateFile?: string;
  /** Where pushes go from the start, as if registered in the cabinet; `/notification` is appended. */
  pushUrl?: string;
  pushRetryMs?: number[];
  /** How long a new card stays in moderation. */
  moderationMs?: number;
  now?: () => Date;
};

export async function startYandexSandbox(options: YandexSandboxOptions): Promise<Running> {
  const { key, readOnlyKey, port, stateFile, pushUrl, moderationMs = 3000, now = () => new Date() } = options;
  const state = openState({ stateFile, now, moderationMs });
  if (pushUrl !== undefined) state.settings.put("pushUrl", pushUrl);
  const pushes = createPushes(state, options.pushRetryMs ?? [1000, 5000, 15_000, 60_000]);
  const limit = createLimit(now);
  const app = new Hono();

  const authorized: MiddlewareHandler = async (c, next) => {
    const given = c.req.header("Api-Key");
    if (given === undefined) return fail(c, 401, "Authorization data is not set");
    if (given !== key && given !== readOnlyKey) return fail(c, 403, "Access denied");
    await next();
  };
  const writes: MiddlewareHandler = async (c, next) => {
    if (c.req.header("Api-Key") !== key) return fail(c, 403, "Access denied: the token has no scope for this method");
    await next();
  };
  const owned =
    (parameter: string, id: number): MiddlewareHandler =>
    async (c, next) => {
      if (c.req.param(parameter) !== String(id)) return fail(c, 403, `Access denied to ${parameter}`);
      await next();
    };
  for (const version of ["v1", "v2", "v3"]) {
    app.use(`/${version}/*`, authorized);
    app.use(`/${version}/businesses/:businessId/*`, owned("businessId", cabinet.businessId));
    app.use(`/${version}/campaigns/:campaignId/*`, owned("campaignId", cabinet.campaignId));
  }

  addConnectionRoutes(app, limit, (given) => (given === key ? ["ALL_METHODS"] : ["ALL_METHODS_READ_ONLY"]));
  addCardRoutes(app, state, limit, writes);
  addPriceRoutes(app, state, limit, writes);
  addStockRoutes(app, state, limit, writes);
  addOrderRoutes(app, state, limit, writes, pushes.send);
  addStatsRoutes(app, state, limit);
  addControlRoutes(app, state, pushes.send, pushes);
  addPage(app, state);
  app.notFound((c) => fail(c, 404, `No such method: ${c.req.path}`));
  app.onError((error, c) => {
    if (!(error instanceof BadRequest)) return fail(c, 500, "Internal server error", "INTERNAL_ERROR");
    if (!c.req.path.startsWith("/_sandbox/")) return fail(c, error.status, error.message, error.code);
    return c.json({ error: error.message }, error.status as ContentfulStatusCode);
  });

  const running = await serveLocally(app, port);
  return {
    ...running,
    close: async () => {
      pushes.close();
      await running.close();
      state.store.close();
    },
  };
}
