import { Hono } from "hono";
import { type Running, serveLocally } from "../../serve.ts";
import { openStore } from "../../store.ts";
import { createFaults } from "../faults.ts";
import { openClock } from "./clock.ts";
import { answerFailure, answerLimited, answerUnknownMethod, Refusal } from "./context.ts";
import { addBuyerControls } from "./control-buyers.ts";
import { addCabinetControls } from "./control-cabinet.ts";
import { addControlRoutes } from "./control-routes.ts";
import { addPage } from "./page.ts";
import { findLabel, sellerClientId } from "./seller-key.ts";
import { openSellers } from "./sellers.ts";

type Options = {
  port?: number;
  /** Kept in memory without it. */
  stateFile?: string;
  /**
   * The first seller's credential. `sellerClientId(clientId, label)` with `<key>~<label>` (1 to 40 of a-z, 0-9 and -) is
   * that of another seller with a cabinet of its own.
   */
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
  const {
    clientId,
    key,
    now: base = () => new Date(),
    moderationMs = 3000,
    pushRetryMs = [1000, 5000, 30_000],
  } = options;
  const store = openStore(options.stateFile);
  const clock = openClock(store, base);
  const sellers = openSellers({ store, clientId, now: clock.now, moderationMs, pushRetryMs });
  const app = new Hono();
  app.onError(answerFailure);
  app.notFound(answerUnknownMethod);
  const faults = createFaults({ limitReply: answerLimited });
  app.use("/:version{v[0-9]+}/*", faults.middleware);
  app.route("/_sandbox", faults.routes);
  app.all("/:version{v[0-9]+}/*", (c) => {
    const [givenId, givenKey] = [c.req.header("Client-Id"), c.req.header("Api-Key")];
    if (!givenId || !givenKey) throw new Refusal(401, "Client-Id and Api-Key headers are required");
    const label = findLabel(givenKey, key);
    if (label === null || givenId !== sellerClientId(clientId, label)) {
      throw new Refusal(403, "Invalid Api-Key, please check the key and try again");
    }
    return sellers.open(label).api.fetch(c.req.raw);
  });
  addControlRoutes(app, sellers, key);
  addBuyerControls(app, sellers, key);
  addCabinetControls(app, { sellers, key, clock });
  addPage(app, sellers, clock);
  const running = await serveLocally(app, options.port);
  return {
    ...running,
    async close() {
      sellers.close();
      await running.close();
      store.close();
    },
  };
}
