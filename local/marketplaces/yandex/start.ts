import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Running, serveLocally } from "../../serve.ts";
import { openStore } from "../../store.ts";
import { createFaults } from "../faults.ts";
import { addBuyerRoutes } from "./buyer-routes.ts";
import { createClock } from "./clock.ts";
import { addControlRoutes } from "./control-routes.ts";
import { addPage } from "./page.ts";
import { BadRequest, fail } from "./replies.ts";
import { findLabel } from "./seller-key.ts";
import { openSellers } from "./sellers.ts";

export type YandexSandboxOptions = {
  /**
   * The first seller's Api-Key, with all rights. `<key>~<label>` (1 to 40 of a-z, 0-9 and -) is that of another seller
   * with a cabinet of its own.
   */
  key: string;
  /** A second key that may only read; labels go with it likewise. */
  readOnlyKey?: string;
  port?: number;
  /** SQLite file; without it the state lives in memory. */
  stateFile?: string;
  /** Where the first seller's pushes go from the start, as if registered in the cabinet; `/notification` is appended. */
  pushUrl?: string;
  pushRetryMs?: number[];
  /** How long a new card stays in moderation. */
  moderationMs?: number;
  now?: () => Date;
};

export async function startYandexSandbox(options: YandexSandboxOptions): Promise<Running> {
  const { key, readOnlyKey, port, stateFile, pushUrl, moderationMs = 3000, now: realNow = () => new Date() } = options;
  const { pushRetryMs = [1000, 5000, 15_000, 60_000] } = options;
  const store = openStore(stateFile);
  const clock = createClock(store, realNow);
  const { now } = clock;
  const isFullKey = (givenKey: string) => findLabel(givenKey, key) !== null;
  const sellers = openSellers({ store, isFullKey, now, moderationMs, pushRetryMs });
  if (pushUrl !== undefined) sellers.open("").state.settings.put("pushUrl", pushUrl);
  const app = new Hono();
  const faults = createFaults({ limitReply: (c) => refuseForASecond(c, now()) });
  app.route("/_sandbox", faults.routes);

  for (const version of ["v1", "v2", "v3"]) {
    app.use(`/${version}/*`, faults.middleware);
    app.all(`/${version}/*`, (c) => {
      const given = c.req.header("Api-Key");
      if (given === undefined) return fail(c, 401, "Authorization data is not set");
      const label = findLabel(given, key) ?? findLabel(given, readOnlyKey);
      return label === null ? fail(c, 403, "Access denied") : sellers.open(label).api.fetch(c.req.raw);
    });
  }
  addControlRoutes(app, sellers, key);
  addBuyerRoutes(app, sellers, key, clock);
  addPage(app, sellers);
  app.notFound((c) => fail(c, 404, `No such method: ${c.req.path}`));
  app.onError((error, c) => {
    if (!(error instanceof BadRequest)) return fail(c, 500, "Internal server error", "INTERNAL_ERROR");
    return c.json({ error: error.message }, error.status as ContentfulStatusCode);
  });

  const running = await serveLocally(app, port);
  return {
    ...running,
    close: async () => {
      sellers.close();
      await running.close();
      store.close();
    },
  };
}

/** Too many calls, by the limit of the method. */
function refuseForASecond(c: Context, now: Date): Response {
  c.header("Date", now.toUTCString());
  c.header("X-RateLimit-Resource-Limit", "1");
  c.header("X-RateLimit-Resource-Until", new Date(now.getTime() + 1000).toUTCString());
  c.header("X-RateLimit-Resource-Remaining", "0");
  return fail(c, 420, "Hit resource limit");
}
