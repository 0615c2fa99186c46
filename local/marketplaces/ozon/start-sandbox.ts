import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { type Running, serveLocally } from "../../serve.ts";
import { addAccountRoutes } from "./account-routes.ts";
import { addCategoryRoutes } from "./category-routes.ts";
import { Refusal, type Sandbox } from "./context.ts";
import { addControlRoutes } from "./control-routes.ts";
import { addFinanceRoutes } from "./finance-routes.ts";
import { addImportRoutes } from "./import-routes.ts";
import { createLimits } from "./limits.ts";
import { addPage } from "./page.ts";
import { addPostingRoutes } from "./posting-routes.ts";
import { addPriceRoutes } from "./price-routes.ts";
import { addProductRoutes } from "./product-routes.ts";
import { createPushSender } from "./push-sender.ts";
import { openState } from "./state.ts";
import { addStockRoutes } from "./stock-routes.ts";

type Options = {
  port?: number;
  /** Kept in memory without it. */
  stateFile?: string;
  /** The one credential that is let in. */
  clientId: string;
  key: string;
  now?: () => Date;
  /** How long a card waits before it goes live by itself. */
  moderationMs?: number;
  /** Pauses before a push is sent again. */
  pushRetryMs?: number[];
};

/** Ozon's Seller API on the loopback address, with buyers and moderators under `/_sandbox` and a page at `/`. */
export async function startOzonSandbox(options: Options): Promise<Running> {
  const { clientId, key, now = () => new Date(), moderationMs = 3000, pushRetryMs = [1000, 5000, 30_000] } = options;
  const state = openState(options.stateFile);
  const push = createPushSender({ readUrl: () => state.settings.get("push-url"), now, retryMs: pushRetryMs });
  const sandbox: Sandbox = { clientId, key, state, limits: createLimits(now), push, moderationMs, now };
  const running = await serveLocally(createApp(sandbox), options.port);
  return {
    ...running,
    async close() {
      push.close();
      await running.close();
      state.close();
    },
  };
}

function createApp(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) return c.json({ code: 13, message: "Internal error", details: [] }, 500);
    return c.json({ code: error.code, message: error.message, details: [] }, error.status, error.headers);
  });
  app.notFound((c) => c.json({ code: 5, message: "method is not allowed", details: [] }, 404));
  app.use("/:version{v[0-9]+}/*", async (c, next) => {
    checkKey(sandbox, c.req.header("Client-Id"), c.req.header("Api-Key"));
    sandbox.limits.countCall();
    await next();
  });
  addAccountRoutes(app, sandbox);
  addCategoryRoutes(app);
  addImportRoutes(app, sandbox);
  addProductRoutes(app, sandbox);
  addPriceRoutes(app, sandbox);
  addStockRoutes(app, sandbox);
  addPostingRoutes(app, sandbox);
  addFinanceRoutes(app, sandbox);
  addControlRoutes(app, sandbox);
  addPage(app, sandbox);
  return app;
}

function checkKey(sandbox: Sandbox, clientId: string | undefined, key: string | undefined) {
  if (!clientId || !key) throw new Refusal(401, "Client-Id and Api-Key headers are required");
  if (!isEqual(clientId, sandbox.clientId) || !isEqual(key, sandbox.key)) {
    throw new Refusal(403, "Invalid Api-Key, please check the key and try again");
  }
}

function isEqual(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
