import { Hono } from "hono";
import { serveLocally } from "../../serve.ts";
import { createFaults } from "../faults.ts";
import { serveFinance } from "./api-finance.ts";
import { serveOrders } from "./api-orders.ts";
import { serveProducts } from "./api-products.ts";
import { serveReturns } from "./api-returns.ts";
import { serveStocks } from "./api-stocks.ts";
import { renderCabinet } from "./cabinet-page.ts";
import { serveControl } from "./control.ts";
import { serveReturnControl } from "./control-returns.ts";
import { admitSeller, type Env, failure, limitRate, type RateLimit, refuseForLimit } from "./gate.ts";
import { renderHome } from "./home-page.ts";
import { moderateDueCards } from "./moderation.ts";
import { openState } from "./state.ts";

export type UzumSandboxOptions = {
  /** The main seller's API key; `<key>~<label>` is a further seller with a shop of its own. */
  key: string;
  /** 0 takes a free port. */
  port?: number | undefined;
  /** An SQLite file; in memory without it. */
  stateFile?: string | undefined;
  /** How long the moderator looks at a new card. */
  moderationMs?: number | undefined;
  /** Uzum's own numbers are unknown (2 calls a second were seen); the default lets a demo run. */
  rateLimit?: RateLimit | undefined;
  now?: (() => number) | undefined;
};

const basePath = "/api/seller-openapi";

/** Uzum Market's seller API with a state of its own, its cabinet page, and controls for buyers and moderators. */
export async function startUzumSandbox(options: UzumSandboxOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { key, moderationMs = 3_000, rateLimit = { perSecond: 50, burst: 100 }, now = Date.now } = options;
  const state = openState(options.stateFile, now);
  state.findSeller("");

  const faults = createFaults({ limitReply: refuseForLimit });
  const api = new Hono<Env>();
  api.use(faults.middleware);
  api.use(admitSeller(state, key), limitRate(state, rateLimit));
  for (const serve of [serveProducts, serveStocks, serveOrders, serveReturns, serveFinance])
    api.route("/", serve(state));
  // The gateway answers 403, not 404, to a route that does not exist.
  api.all("*", (context) => context.json(failure(state, "403", "Forbidden"), 403));

  const app = new Hono();
  app.use(async (_, next) => {
    moderateDueCards(state);
    await next();
  });
  app.route(basePath, api);
  app.route("/_sandbox", faults.routes);
  app.route("/", serveControl(state, { key, moderationMs }));
  app.route("/", serveReturnControl(state));
  app.get("/", (context) => context.html(renderHome(state, context.req.query("error"))));
  app.get("/cabinet", (context) => context.html(renderCabinet(state, context.req.query("error"))));

  const { url, close } = await serveLocally(app, options.port);
  return {
    url,
    close: async () => {
      await close();
      state.close();
    },
  };
}
