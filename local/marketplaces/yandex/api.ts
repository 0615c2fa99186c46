import { Hono, type MiddlewareHandler } from "hono";
import { addCardRoutes } from "./card-routes.ts";
import { addChatRoutes } from "./chat-routes.ts";
import { addConnectionRoutes } from "./connection-routes.ts";
import type { Guard } from "./guard.ts";
import { addMarkingRoutes } from "./marking-routes.ts";
import type { Scope } from "./methods.ts";
import { addOrderRoutes } from "./order-routes.ts";
import type { Notify } from "./orders.ts";
import { addPriceRoutes } from "./price-routes.ts";
import { addQuarantineRoutes } from "./quarantine-routes.ts";
import { BadRequest, fail } from "./replies.ts";
import { addReturnRoutes } from "./return-routes.ts";
import type { State } from "./state.ts";
import { addStatsRoutes } from "./stats-routes.ts";
import { addStockRoutes } from "./stock-routes.ts";
import { addTalkRoutes } from "./talk-routes.ts";
import { addTariffRoutes } from "./tariff-routes.ts";
import { addWarehouseRoutes } from "./warehouse-routes.ts";

type Parts = { state: State; guard: Guard; listScopes(givenKey: string): readonly Scope[]; notify: Notify };

/** Yandex Market's API before one cabinet; its caller has let the key in already. */
export function createApi({ state, guard, listScopes, notify }: Parts): Hono {
  const app = new Hono();
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
  addConnectionRoutes(app, state, guard, listScopes);
  addWarehouseRoutes(app, state, guard);
  addCardRoutes(app, state, guard);
  addPriceRoutes(app, state, guard);
  addQuarantineRoutes(app, state, guard);
  addStockRoutes(app, state, guard);
  addOrderRoutes(app, state, guard, notify);
  addMarkingRoutes(app, state, guard);
  addReturnRoutes(app, state, guard);
  addTalkRoutes(app, state, guard);
  addChatRoutes(app, state, guard);
  addStatsRoutes(app, state, guard);
  addTariffRoutes(app, state, guard);
  app.notFound((c) => fail(c, 404, `No such method: ${c.req.path}`));
  app.onError((error, c) => {
    if (!(error instanceof BadRequest)) return fail(c, 500, "Internal server error", "INTERNAL_ERROR");
    return fail(c, error.status, error.message, error.code);
  });
  return app;
}
