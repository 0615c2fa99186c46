import { Hono } from "hono";
import { type Running, serveLocally } from "../serve.ts";
import { createHttpApi } from "./http-api.ts";
import { createHub } from "./hub.ts";
import type { AppKeys } from "./signature.ts";
import { serveSockets, type Timings } from "./socket-server.ts";
import { statusPage } from "./status-page.ts";

/** As the hosted service does it: 120 s of silence, then 30 s to answer a ping. */
const TIMINGS: Timings = { activityMs: 120_000, pongMs: 30_000 };

/** Starts a server of the Pusher Channels protocol for one application: sockets, signed HTTP API and a status page. */
export async function startRealtime(options: AppKeys & { port?: number; timings?: Timings }): Promise<Running> {
  const hub = createHub();
  const app = new Hono();
  app.get("/", (c) => c.html(statusPage(hub)));
  app.route("/", createHttpApi(options, hub));
  const running = await serveLocally(app, options.port);
  const cutSockets = serveSockets(running.server, options, hub, options.timings ?? TIMINGS);
  return {
    ...running,
    close: () => {
      const closed = running.close();
      cutSockets();
      return closed;
    },
  };
}
