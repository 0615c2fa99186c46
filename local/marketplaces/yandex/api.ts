import { Hono, type MiddlewareHandler } from "hono";
import { addCardRoutes } from "./card-routes.ts";
import { addConnectionRoutes } from "./connection-routes.ts";
import { addOrderRoutes } from "./order-routes.ts";
import type { Notify } from "./orders.ts";
import { addPriceRoutes } from "./price-routes.ts";
import { BadRequest, fail, type Limit } from "./replies.ts";
import type { State } from "./state.ts";
import { addStatsRoutes } from "./stats-routes.ts";
import { addStockRoutes } from "./stock-routes.ts";

type Parts = { state: State; limit: Limit; canWrite(givenKey: string): boolean; notify: Notify };

/** Yandex Market's API before one cabinet; its caller has let the key in already. */
export function createApi({ state, limit, canWrite, notify }: Parts): Hono {
  const app = new Hono();
  const writes: MiddlewareHandler = async (c, next) => {
    if (canWrite(c.req.header("Api-Key") ?? "")) return next();
    return fail(c, 403, "Access denied: the token has no scope for this method");
  };
  const owned =
    (parameter: string, id: number): MiddlewareHandler =>
    async (c, next) => {
      if (c.req.param(parameter) !== String(id)) return fail(c, 403, `Access denied to ${parameter}`);
      await next();
    };
  for (const version of ["v1", "v2", "v3"]) {
    app.use(`/${version}/businesses/:businessId/*`, owned("businessId", state.cabinet.businessId));
    app.use(`/${version}/campaigns/:campaignId/*`, owned("campaignId", state.cabinet.campaignId));
  }
  addConnectionRoutes(app, state, limit, canWrite);
  addCardRoutes(app, state, limit, writes);
  addPriceRoutes(app, state, limit, writes);
  addStockRoutes(app, state, limit, writes);
  addOrderRoutes(app, state, limit, writes, notify);
  addStatsRoutes(app, state, limit);
  app.notFound((c) => fail(c, 404, `No such method: ${c.req.path}`));
  app.onError((error, c) => {
    if (!(error instanceof BadRequest)) return fail(c, 500, "Internal server error", "INTERNAL_ERROR");
    return fail(c, error.status, error.message, error.code);
  });
  return app;
}
