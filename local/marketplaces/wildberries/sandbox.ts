import { type Context, Hono } from "hono";
import { serveLocally } from "../../serve.ts";
import { createFaults } from "../faults.ts";
import { serveCardLists } from "./card-list-routes.ts";
import { serveCardUploads } from "./card-routes.ts";
import { serveChats } from "./chat-routes.ts";
import { serveControl } from "./control.ts";
import { serveBuyerControl } from "./control-buyers.ts";
import { serveFeedbacks } from "./feedback-routes.ts";
import { admitSeller, type Env } from "./gate.ts";
import { serveGeneral } from "./general-routes.ts";
import { serveGoods } from "./goods-routes.ts";
import { renderHome } from "./home-page.ts";
import { serveIdentifiers } from "./identifier-routes.ts";
import { type LimitMode, limitRate } from "./limits.ts";
import { settleDrafts } from "./moderation.ts";
import { serveOrders } from "./order-routes.ts";
import { servePrices } from "./price-routes.ts";
import { serveRates } from "./rate-routes.ts";
import { gatewayProblem } from "./replies.ts";
import { serveReports } from "./report-routes.ts";
import { serveReturns } from "./return-routes.ts";
import { openState } from "./state.ts";
import { serveStickers } from "./sticker-routes.ts";
import { serveStocks } from "./stock-routes.ts";
import { serveSubjects } from "./subject-routes.ts";
import { serveSupplies } from "./supply-routes.ts";

export type WildberriesSandboxOptions = {
  /** The first seller's token; `<key>~<label>` (1 to 40 of a-z, 0-9 and -) opens the cabinet of another seller. */
  key: string;
  /** With it any token minted from it is taken: `mintWildberriesToken(secret, { seller: label })` is another seller's. */
  secret?: string | undefined;
  /** 0 takes a free port. */
  port?: number | undefined;
  /** An SQLite file; in memory without it. */
  stateFile?: string | undefined;
  /** How long a new or changed card is worked on; up to 30 minutes at the real one. */
  moderationMs?: number | undefined;
  /** How long a load of prices is worked on. */
  priceTaskMs?: number | undefined;
  /** Whether calls beyond the documented limits get a 429; can be switched by `POST /_sandbox/limits`. */
  limits?: LimitMode["mode"] | undefined;
  now?: (() => Date) | undefined;
};

/** All areas of Wildberries' seller API at one origin, with a state of their own and controls for buyers and moderators. */
export async function startWildberriesSandbox(
  options: WildberriesSandboxOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const { key, secret, moderationMs = 3_000, priceTaskMs = 0, now = () => new Date() } = options;
  const limits: LimitMode = { mode: options.limits ?? "off" };
  const keys = { key, secret };
  const state = openState(options.stateFile, keys, now);
  state.openShop("");

  const api = new Hono<Env>();
  const faults = createFaults({ limitReply: refuseForLimit });
  api.use(faults.middleware, admitSeller(state, keys), limitRate(limits), async (context, next) => {
    settleDrafts(context.get("shop"));
    await next();
  });
  const areas = [
    serveGeneral(),
    serveSubjects(),
    serveCardLists(),
    serveCardUploads(moderationMs),
    servePrices(priceTaskMs),
    serveGoods(),
    serveStocks(),
    serveOrders(),
    serveIdentifiers(),
    serveSupplies(),
    serveReports(),
    serveFeedbacks(),
    serveChats(),
    serveReturns(),
    serveRates(),
    serveStickers(),
  ];
  for (const area of areas) api.route("/", area);
  api.all("*", (context) =>
    gatewayProblem(context, 404, "path not found", "Please consult the API documentation", state.now()),
  );

  const app = new Hono();
  app.route("/_sandbox", faults.routes);
  app.route("/", serveControl(state, keys, limits));
  app.route("/", serveBuyerControl(state, keys));
  app.get("/", (context) => {
    const { seller = "", error } = context.req.query();
    const shops = state.listShops();
    const chosen = shops.find(({ seller: { label } }) => label === seller);
    if (!chosen) return context.text(`Нет продавца ${seller}`, 404);
    settleDrafts(chosen);
    return context.html(renderHome(shops, chosen, error));
  });
  app.route("/", api);

  function refuseForLimit(context: Context) {
    context.header("X-Ratelimit-Retry", "1");
    return gatewayProblem(context, 429, "too many requests", "limited by global limiter", state.now());
  }

  const { url, close } = await serveLocally(app, options.port);
  return {
    url,
    close: async () => {
      await close();
      state.close();
    },
  };
}
